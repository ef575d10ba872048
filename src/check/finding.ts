import type { Outcome, SampledInterval } from '../core/verdict.js';
import type { Entry } from './lab.js';
import type { Directness, Sighting } from './sightings.js';

/** Digits of float64, in which samples are taken. */
export const FLOAT_DIGITS = 16;

/** What was seen at one place. */
export interface Place {
  instances: number;
  runs: number;
  comparisons: number;
  maxRatio: number;
}

/** The judgement of one claim on a list of trials. */
export interface Finding {
  readonly verdict: Outcome;
  readonly how: readonly string[];
  /** The largest ratio seen without sampling noise. */
  readonly best?: Sighting;
  /** The largest ratio after k steps, k >= 1, over all trials that were compared without sampling. */
  readonly envelope?: ReadonlyMap<number, number>;
  readonly refuting?: Refuting;
  readonly flags: readonly string[];
  readonly reason?: string;
  readonly places: ReadonlyMap<string, Place>;
  readonly sampled?: {
    readonly logE: number;
    readonly runs: number;
    readonly intervals: readonly Omit<SampledInterval, 'claim'>[];
  };
}

export interface Refuting {
  /** The route by which it was seen; a sampled one names a cell, not a run. */
  readonly as: Directness | 'sampled';
  readonly sighting: Sighting;
  readonly measured: string;
  readonly bound: string;
  readonly digits: number;
}

export function nothing(reason: string): Finding {
  return { verdict: 'inconclusive', how: [], flags: [], reason, places: new Map() };
}

export function placeOf(places: Map<string, Place>, { place }: Entry): Place {
  let found = places.get(place);
  if (!found) {
    found = { instances: 0, runs: 0, comparisons: 0, maxRatio: 0 };
    places.set(place, found);
  }
  return found;
}

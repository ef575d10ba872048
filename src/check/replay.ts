import { InstanceError, Refusal } from '../core/errors.js';
import type { Claim, Theorem } from '../core/theorem.js';
import type { Outcome, SampledInterval } from '../core/verdict.js';
import { claimText } from './describe.js';
import { type EffortOptions, effortOf } from './effort.js';
import { placeName, subject } from './experiment.js';
import { claimNumber, exactTrial, type Given } from './given.js';
import { decide, judgeClaim } from './judge.js';
import { type Entry, Lab, refusable } from './lab.js';
import type { Library } from './library.js';
import { type Directness, type Sighting, sightings } from './sightings.js';

export interface ReplayOptions extends Given, EffortOptions {
  /** The row: its k, i, ...; the worst row where missing. */
  readonly at?: Readonly<Record<string, number>>;
  /** Index of the claim; the first where missing. */
  readonly claim?: number;
  /** Number of the run, for random ones. */
  readonly run?: number;
  readonly seed?: number;
}

/** One comparison in one arithmetic. */
export interface Sides {
  readonly arithmetic: string;
  readonly measured: string;
  readonly bound: string;
  readonly ratio: number;
}

/** A comparison made again. */
export interface Replay {
  readonly schema: 'boundlab/replay@1';
  readonly id: string;
  readonly claim: {
    readonly index: number;
    readonly text: string;
    readonly when?: string;
    readonly quantifier: string;
  };
  readonly scenario: string;
  readonly instance: unknown;
  readonly params: Readonly<Record<string, number>>;
  readonly at: Readonly<Record<string, number>>;
  readonly run: number;
  readonly verdict: Outcome;
  /** Why it is inconclusive, or why many digits are out of reach. */
  readonly reason?: string;
  /** Empty for a claim that was judged by sampling. */
  readonly sides: readonly Sides[];
  readonly sampled?: readonly Omit<SampledInterval, 'claim'>[];
}

/** Makes one comparison again, in float64 and with many digits, or judges one trial again by sampling. */
export function replay(id: string, theorem: Theorem, library: Library, options: ReplayOptions): Replay {
  const { seed = 1, run = 0, claim: index = 0 } = options;
  const about = subject(id, theorem, library);
  const lab = new Lab(about, seed, effortOf(options));
  const claim = claimNumber(about, index);
  const trial = exactTrial(about, options);
  const entry: Entry = { trial, place: placeName(trial.instance), origin: 'case' };
  const header = {
    schema: 'boundlab/replay@1' as const,
    id,
    claim: { index, text: claimText(claim), when: claim.when, quantifier: claim.quantifier.kind },
    scenario: entry.place,
    instance: trial.instance,
    params: trial.parameters,
  };
  const as = directness(lab, claim, entry);
  if (as) return { ...header, run, ...compareAgain(lab, claim, { entry, run, as, at: options.at }) };
  const { verdict, reason, sampled } = judgeClaim(lab, claim, [entry]);
  return { ...header, run: 0, at: options.at ?? {}, verdict, reason, sides: [], sampled: sampled?.intervals };
}

/** The route that needs no sampling, where there is one. */
function directness(lab: Lab, claim: Claim, entry: Entry): Directness | undefined {
  switch (claim.quantifier.kind) {
    case 'in-expectation':
      return lab.exact(entry.trial, [claim.left]) instanceof Refusal ? undefined : 'expectation';
    case 'with-probability':
    case 'almost-surely':
      return undefined;
    default:
      return 'every-run';
  }
}

function compareAgain(
  lab: Lab,
  claim: Claim,
  { entry, run, as, at }: { entry: Entry; run: number; as: Directness; at?: Readonly<Record<string, number>> },
): Pick<Replay, 'at' | 'verdict' | 'reason' | 'sides'> {
  const found = worst(sightings(lab, claim, entry, { run, as }).filter((seen) => sameRow(seen, at)));
  if (!found) throw noSuchRow(claim, at);
  const decided = decide(lab, claim, found, as);
  const exactly =
    claim.quantifier.kind === 'rate'
      ? new Refusal('slopes are fitted in float64')
      : refusable(() => sightings(lab, claim, entry, { run, as, precise: true, only: found }));
  const sides = [sidesOf('float64', found), ...(exactly instanceof Refusal ? [] : exactly.map(precisely))];
  const reason =
    decided.outcome === 'unknown' ? decided.reason : exactly instanceof Refusal ? exactly.message : undefined;
  return { at: found.at, verdict: decided.outcome === 'unknown' ? 'inconclusive' : decided.outcome, reason, sides };
}

function worst(seen: readonly Sighting[]): Sighting | undefined {
  return seen.reduce<Sighting | undefined>(
    (best, other) => (best && !(other.comparison.ratio > best.comparison.ratio) ? best : other),
    undefined,
  );
}

function sameRow(seen: Sighting, at: Readonly<Record<string, number>> = {}): boolean {
  return Object.entries(at).every(([symbol, value]) => seen.at[symbol] === value);
}

function precisely(seen: Sighting): Sides {
  return sidesOf('60 digits', seen);
}

function sidesOf(arithmetic: string, { comparison: { leftText, rightText, ratio } }: Sighting): Sides {
  return { arithmetic, measured: leftText, bound: rightText, ratio };
}

function noSuchRow(claim: Claim, at: Readonly<Record<string, number>> | undefined): InstanceError {
  return new InstanceError({
    where: 'at',
    expected: `a row the claim speaks of${claim.when ? `, one with ${claim.when}` : ''}`,
    received: at ? JSON.stringify(at) : 'a run without any',
    advice: 'Rows go from k = 0 to the horizon T of --params.',
  });
}

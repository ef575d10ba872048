import type { Series } from '../check/series.js';
import type { Control, Turns } from './control.js';
import type { Computed } from './controls.js';
import type { Place } from './places.js';

/** What the page asks of the engine: a theorem at a place, with what was turned there. */
export interface Request {
  /** Counts up; the reply bears it. */
  readonly number: number;
  readonly theorem: string;
  /** Key of a place; the theorem's first where missing. */
  readonly place?: string;
  /** Of the random numbers, and of the instance where the place draws one. */
  readonly seed: number;
  /** Runs of a random experiment. */
  readonly runs: number;
  /** Index of the claim that is shown. */
  readonly claim: number;
  readonly turns: Turns;
}

/** What the engine answers. */
export interface Answer {
  readonly kind: 'answer';
  readonly number: number;
  readonly theorem: string;
  readonly place: string;
  readonly places: readonly Place[];
  readonly claims: readonly string[];
  readonly claim: number;
  readonly controls: readonly Control[];
  readonly computed: readonly Computed[];
  readonly series: Series;
  /** Everything that is dropped here of what the theorem assumes; empty where it speaks. */
  readonly dropped: readonly string[];
  readonly reading: Reading;
  /** Whether the place draws its instance. */
  readonly drawn: boolean;
  /** Whether the runs differ from each other. */
  readonly random: boolean;
  readonly seconds: number;
}

/** A point that can't be run: data that fit no instance, a constant that is missing. */
export interface Failure {
  readonly kind: 'failure';
  readonly number: number;
  readonly message: string;
  readonly seconds: number;
}

export type Reply = Answer | Failure;

/** What a series shows, in short. */
export interface Reading {
  /** The largest measured/bound, and the row it was seen in; none where the claim speaks of no row. */
  readonly worst?: { readonly ratio: number; readonly at: number };
  /** The first row in which the bound is broken. */
  readonly broken?: number;
  /** Whether the bound is negative there. */
  readonly unmeetable?: boolean;
}

import type { Given } from './given.js';

export interface SeriesOptions extends Given {
  /** Index of the claim; 0 where missing. */
  readonly claim?: number;
  /** Runs of a random experiment. */
  readonly runs?: number;
  readonly seed?: number;
  /** Most single runs that are kept beside the mean or the worst. */
  readonly faint?: number;
}

/**
 * Both sides of a claim along a run, as a plot wants them: plain JSON, one entry for each row the claim speaks of.
 * Values that are no positive number are kept as they are; a log axis leaves them out.
 */
export interface Series {
  readonly schema: 'boundlab/series@1';
  readonly id: string;
  readonly title: string;
  readonly claim: number;
  /** 'gap <= L*D^2 / (4*k*h + 2)' */
  readonly text: string;
  readonly is: string;
  readonly quantifier: string;
  /** LaTeX of both sides. */
  readonly latex: { readonly left: string; readonly right: string };
  readonly scenario: string;
  readonly instance: unknown;
  readonly params: Readonly<Record<string, number>>;
  readonly constants: Readonly<Record<string, number>>;
  /** Why nothing is claimed here, if nothing is. */
  readonly outside?: string;
  readonly seed: number;
  /** The index that the rows run over: 'k' as a rule. */
  readonly index: string;
  readonly at: readonly number[];
  readonly bound: readonly number[];
  /** The mean, the exact expectation, the worst run or the only one: `how` says which. */
  readonly measured: {
    readonly how: string;
    readonly values: readonly number[];
    /** A confidence band of a sampled mean, pointwise at level 0.95 (shown, never judged by). */
    readonly lower?: readonly number[];
    readonly upper?: readonly number[];
  };
  /** Single runs, at most `faint` of them. */
  readonly runs: readonly (readonly number[])[];
}

/** The fixed numbers of the judge. None of them may depend on data that is then judged. */

/** Checks that a suite's false-alarm level is shared among (Bonferroni: whatever their dependence, selection or order). */
export const MOST_CHECKS = 10_000;

/** Level of one check: 1e-6 for the suite. */
export const ALPHA_CHECK = 1e-10;

/**
 * Level of the confirmation of a violation on fresh seeds; it catches generators and rounding, which no e-value covers.
 */
export const ALPHA_CONFIRM = 1e-3;

/** One-sided chance that a limit of the mean misses it, and the normal quantile that belongs to it. */
export const ALPHA_LIMIT = 1e-3;
export const Z_LIMIT = 3.09;

/** Resolution that `holds` demands: the mean is at most (1 + rho) times the bound. */
export const RHO = 0.05;
export const RHO_PROBABILITY = 0.2;

/** Half-width of an equality, in units of the bound. */
export const MARGIN_EQUALITY = 0.02;

/** Runs and effective runs before anything may hold. */
export const LEAST_RUNS = 256;
export const LEAST_EFFECTIVE_RUNS = 100;

/** Below this index of the tail, limits are widened: the second moment may be infinite. */
export const LEAST_TAIL_INDEX = 2;

/** Numbers of runs at which the judge is asked: 64, 128, 256, ..., cap. */
export function* looks(cap: number): Generator<number> {
  for (let runs = 64; runs < cap; runs *= 2) yield runs;
  yield cap;
}

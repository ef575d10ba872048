import type { Evidence } from './betting.js';
import type { Claim, Scale } from './claim.js';
import { hallLower, hallUpper } from './limits.js';
import { moments, tailIndex } from './moments.js';
import { ALPHA_CHECK, LEAST_EFFECTIVE_RUNS, LEAST_RUNS, LEAST_TAIL_INDEX, Z_LIMIT } from './schedule.js';

/**
 * What the stored runs of one cell say of its claim. Means and limits are in units of the bound: 1 is exactly at it.
 */
export interface Assessment {
  readonly runs: number;
  readonly mean: number;
  /** Approximate limits of the mean, each missing it with probability 1e-3. */
  readonly lower: number;
  readonly upper: number;
  /** How far the mean may lie beyond the bound, by these limits; 0 or less is "with room". */
  readonly resolution: number;
  readonly flags: readonly string[];
  /** What keeps the claim from holding; absent when it holds. */
  readonly reason?: string;
  /** Estimate of the runs, in all, that settle the claim either way; Infinity when no number does. */
  readonly runsNeeded: number;
}

/** The runs of one instance and checkpoint, with the evidence against what is claimed of them. */
export interface Judged extends Pick<Evidence, 'logE'> {
  /** The part of the claim that the evidence speaks against most. */
  readonly suspect: string;
  /** Whether the claim holds to resolution rho. */
  assess(rho: number): Assessment;
}

/**
 * Whether a mean is within margin + rho of its bound, on the sides that are claimed.
 *
 * A limit is Hall's; three times as far from the mean when the second moment may be infinite (Hill), or the normal one
 * when a variance is declared. A mean that rests on too few runs never holds: most of it may not have been seen.
 *
 * @param sample  values in units of the bound
 */
export function assessMean(sample: Float64Array, { is, known }: Claim, scale: Scale, rho: number): Assessment {
  const summary = moments(sample);
  const { n: runs, mean, sd } = summary;
  const signed = 'variance' in known;
  const empty = !signed && mean === 0;
  const heavy = !signed && !empty && tailIndex(sample) < LEAST_TAIL_INDEX;
  const effective = signed ? runs : summary.effectiveRuns;

  const normal = (Z_LIMIT * Math.max(sd, 1)) / Math.sqrt(runs);
  const widening = heavy ? 3 : 1;
  const above = signed ? normal : widening * (hallUpper(summary, Z_LIMIT) - mean);
  const below = signed ? normal : widening * (mean - hallLower(summary, Z_LIMIT));

  const sides = [
    { claimed: is !== '>=', excess: mean - 1, width: above, testable: true },
    { claimed: is !== '<=', excess: 1 - mean, width: below, testable: !scale.blind },
  ].filter(({ claimed }) => claimed);
  const resolution = Math.max(...sides.map(({ excess, width }) => excess + width));
  const allowed = scale.tolerance + rho;
  const settled = sides.map((side) => runsToSettle(side, { runs, sd, allowed, tolerance: scale.tolerance }));
  const carried = (runs * LEAST_EFFECTIVE_RUNS) / effective;
  const limits = { lower: mean - below, upper: mean + above };

  return {
    runs,
    mean,
    ...limits,
    resolution,
    flags: [...(heavy ? ['heavy tail'] : []), ...(scale.blind ? ['lower side can hold but not fail'] : [])],
    reason: obstacle(),
    runsNeeded: Math.ceil(Math.max(LEAST_RUNS, carried, ...settled)),
  };

  function obstacle(): string | undefined {
    if (runs < LEAST_RUNS) return tooFew(runs);
    if (empty) return `the measure is always ${scale.least}`;
    if (effective < LEAST_EFFECTIVE_RUNS) {
      return `the mean rests on ${rounded(effective)} effective runs of ${runs}, fewer than ${LEAST_EFFECTIVE_RUNS}`;
    }
    return resolution <= allowed ? undefined : tooWide(resolution, allowed);
  }
}

/**
 * Runs that settle a side of a claim: by then its limit, which closes in like 1/sqrt(runs), is within what is allowed;
 * or, when the mean itself is not, the bets reject it, which takes about 2 ln(1/alpha) (sd / excess)^2 for a small
 * excess.
 *
 * @param side    mean beyond the bound, and limit beyond the mean
 * @param others  what `holds` allows beyond the bound, and what the bets tolerate
 */
export function runsToSettle(
  { excess, width, testable }: { excess: number; width: number; testable: boolean },
  { runs, sd, allowed, tolerance }: { runs: number; sd: number; allowed: number; tolerance: number },
): number {
  if (excess < allowed) return runs * (width / (allowed - excess)) ** 2;
  return testable ? -2 * Math.log(ALPHA_CHECK) * (sd / (excess - tolerance)) ** 2 : Infinity;
}

export function tooFew(runs: number): string {
  return `${runs} runs, fewer than ${LEAST_RUNS}`;
}

/** The reason of a claim that is neither refuted nor resolved. */
export function tooWide(resolution: number, allowed: number): string {
  return `the mean may be ${rounded(resolution)} beyond the bound, and ${rounded(allowed)} is allowed`;
}

/** A number as a reader of a verdict wants it. */
function rounded(value: number): string {
  return String(Number(value.toPrecision(3)));
}

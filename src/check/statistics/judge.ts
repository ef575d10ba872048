import { DefinitionError } from '../../core/errors.js';
import type { Assessment, Judged } from './assessment.js';
import { averageLogE } from './betting.js';
import type { Cell } from './cell.js';
import type { Tally } from './indicators.js';
import { ALPHA_CHECK, RHO, RHO_PROBABILITY } from './schedule.js';

/**
 * The outcome of a check, and the cell it rests on: the one with most evidence against it, or the one that is least
 * resolved.
 */
export interface Judgement extends Omit<Assessment, 'runsNeeded'> {
  readonly verdict: 'holds' | 'violated' | 'inconclusive';
  /** Natural logarithm of the average e-value of all cells; `violated` from ln(1/alpha) on. */
  readonly logE: number;
  readonly cell: number;
  /** Runs of that cell that would settle an inconclusive claim; absent when no number would. */
  readonly runsNeeded?: number;
}

export interface Demands {
  /** Resolution that `holds` needs, in units of the bound. */
  readonly rho?: number;
  /** Level of the check: chance to call a true claim violated, however often it is judged. */
  readonly alpha?: number;
}

/**
 * Evidence so far, and the cell that gives most of it: all that a sampler may look at when it chooses the next batch.
 */
export function monitor(cells: readonly Judged[]): { logE: number; cell: number } {
  if (cells.length === 0) {
    throw new DefinitionError({ where: 'judge', expected: 'at least one cell', received: 'none' });
  }
  const logs = cells.map((cell) => cell.logE());
  return { logE: averageLogE(logs), cell: indexOfLargest(logs) };
}

/** Judges what is claimed of the means of all cells at once. */
export function judgeExpectation(cells: readonly Cell[], { rho = RHO, alpha = ALPHA_CHECK }: Demands = {}): Judgement {
  return judge(cells, rho, alpha);
}

/** Judges P(event) <= delta for all cells at once. */
export function judgeProbability(
  tallies: readonly Tally[],
  { rho = RHO_PROBABILITY, alpha = ALPHA_CHECK }: Demands = {},
): Judgement {
  return judge(tallies, rho, alpha);
}

/**
 * `violated` when the average e-value of the cells reaches 1/alpha: a false alarm has probability at most alpha, at any
 * stopping time and whatever the distributions. `holds` when every cell does, to resolution rho. Else `inconclusive`.
 */
function judge(cells: readonly Judged[], rho: number, alpha: number): Judgement {
  const { logE, cell: suspect } = monitor(cells);
  if (logE >= -Math.log(alpha)) {
    const { runsNeeded: _, ...seen } = cells[suspect]!.assess(rho);
    return { verdict: 'violated', logE, cell: suspect, ...seen, reason: cells[suspect]!.suspect };
  }
  const assessments = cells.map((cell) => cell.assess(rho));
  if (assessments.every(({ reason }) => reason === undefined)) {
    const cell = indexOfLargest(assessments.map(({ resolution }) => resolution));
    const { runsNeeded: _, ...seen } = assessments[cell]!;
    return { verdict: 'holds', logE, cell, ...seen };
  }
  const cell = indexOfLargest(assessments.map(({ reason, runsNeeded }) => (reason === undefined ? 0 : runsNeeded)));
  const { runsNeeded, ...seen } = assessments[cell]!;
  const estimate = Number.isFinite(runsNeeded) ? { runsNeeded } : {};
  return { verdict: 'inconclusive', logE, cell, ...seen, ...estimate };
}

function indexOfLargest(values: readonly number[]): number {
  let best = 0;
  values.forEach((value, i) => {
    if (value > values[best]!) best = i;
  });
  return best;
}

/** The same runs against other bounds, bound / factor for each cell: mutants of a bound need no new runs. */
export function rescaled(cells: readonly Cell[], factors: readonly number[]): Cell[] {
  return cells.map((cell, i) => cell.against(cell.claim.bound / factors[i]!));
}

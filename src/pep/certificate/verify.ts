import { indefiniteRow } from './definite.js';
import type { ExactForm, ExactProgram } from './program.js';
import {
  absolute,
  commonDenominator,
  compared,
  isZero,
  minus,
  plus,
  type Rational,
  times,
  wholeTimes,
  ZERO,
} from './rational.js';

/** Multipliers that prove an upper bound on the value of a program. */
export interface Proof {
  /** One per constraint, at least 0 for '<='. */
  readonly multipliers: readonly Rational[];
  readonly upper: Rational;
  /**
   * How far the coefficients may be off: each entry of the matrix of a form by this part of the largest one of the form,
   * in the rows and columns where it has any, and each constant by this part of itself. Those of free scalars are exact.
   */
  readonly tolerance: Rational;
}

export type Verification = { readonly verified: true } | { readonly verified: false; readonly why: string };

/**
 * Verifies in exact arithmetic that the value of a program is at most `upper`, by weak duality: where all multipliers of
 * inequalities are at least 0,
 *
 *   objective(G, f) <= objective(G, f) - sum lambda_k form_k(G, f) = c_0 - sum lambda_k b_k - <S, G> - r . f
 *
 * for all feasible G, f, and the right side is at most c_0 - sum lambda_k b_k when r = 0 and S >= 0. Coefficients that are
 * off within the tolerance move S by a symmetric matrix whose rows have sums of at most rho_i, so S - diag(rho) >= 0 serves
 * them all.
 */
export function verify(program: ExactProgram, { multipliers, upper, tolerance }: Proof): Verification {
  const { objective, constraints, order, free } = program;
  const no = (why: string): Verification => ({ verified: false, why });
  if (multipliers.length !== constraints.length)
    return no(`there are ${multipliers.length} multipliers for ${constraints.length} constraints`);
  if (compared(tolerance, ZERO) < 0) return no('the tolerance is negative');
  const negative = constraints.findIndex(({ is }, k) => is === '<=' && compared(multipliers[k], ZERO) < 0);
  if (negative >= 0) return no(`the multiplier of "${constraints[negative].name}" is negative`);

  const weighted: Weighted[] = [
    { form: objective, weight: { numerator: -1n, denominator: 1n } },
    ...constraints.flatMap(({ form }, k) => (isZero(multipliers[k]) ? [] : [{ form, weight: multipliers[k] }])),
  ];
  const left = new Array<Rational>(free).fill(ZERO);
  for (const { form, weight } of weighted)
    for (const [index, value] of form.free) left[index] = plus(left[index], times(weight, value));
  const unbalanced = left.findIndex((rest) => !isZero(rest));
  if (unbalanced >= 0) return no(`the multipliers leave a part of the function value ${unbalanced} over`);

  const proved = boundOf(weighted, tolerance);
  if (compared(proved, upper) > 0) return no('the multipliers prove a larger upper bound than the one stated');

  const row = indefiniteRow(slackMatrix(weighted, order, tolerance));
  return row === undefined ? { verified: true } : no(`the slack matrix is not positive semidefinite (row ${row})`);
}

interface Weighted {
  readonly form: ExactForm;
  readonly weight: Rational;
}

/** The upper bound that multipliers prove, all coefficients being off by the tolerance. */
export function upperOf(
  { objective, constraints }: ExactProgram,
  multipliers: readonly Rational[],
  tolerance: Rational,
): Rational {
  return boundOf(
    [
      { form: objective, weight: { numerator: -1n, denominator: 1n } },
      ...constraints.map(({ form }, k) => ({ form, weight: multipliers[k] })),
    ],
    tolerance,
  );
}

function boundOf(weighted: readonly Weighted[], tolerance: Rational): Rational {
  let [total, doubt] = [ZERO, ZERO];
  for (const { form, weight } of weighted) {
    if (isZero(form.constant)) continue;
    const term = times(weight, form.constant);
    total = minus(total, term);
    doubt = plus(doubt, absolute(term));
  }
  return plus(total, times(tolerance, doubt));
}

/** Twice S - diag(rho), times a common denominator: integers, lower triangle. */
function slackMatrix(weighted: readonly Weighted[], order: number, tolerance: Rational): bigint[][] {
  const ofWeights = commonDenominator(weighted.map(({ weight }) => weight));
  const ofValues = commonDenominator(weighted.flatMap(({ form }) => form.gram.map(([, , value]) => value)));
  const rows = Array.from({ length: order }, (_, i) => new Array<bigint>(i + 1).fill(0n));
  for (const { form, weight } of weighted) {
    const lambda = wholeTimes(weight, ofWeights);
    const touched = new Set<number>();
    let largest = 0n;
    for (const [i, j, value] of form.gram) {
      const entry = wholeTimes(value, ofValues);
      rows[Math.max(i, j)][Math.min(i, j)] += (i === j ? 2n : 1n) * tolerance.denominator * lambda * entry;
      touched.add(i).add(j);
      largest = larger(largest, entry);
    }
    // A coefficient off the diagonal is shared by two entries, so no row of the change has a larger sum than this.
    const off = 2n * tolerance.numerator * larger(0n, lambda) * largest * BigInt(touched.size);
    for (const i of touched) rows[i][i] -= off;
  }
  return rows;
}

/** The larger of a >= 0 and |b|. */
function larger(a: bigint, b: bigint): bigint {
  const size = b < 0n ? -b : b;
  return size > a ? size : a;
}

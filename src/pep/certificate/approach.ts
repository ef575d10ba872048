import { Matrix, solve } from 'ml-matrix';
import type { Equation } from './dualFace.js';
import { toNumber } from './rational.js';

/** Rounds, each of which leaves the equations off by rounding of what they were off by. */
const ROUNDS = 3;

/**
 * Multipliers that meet equations up to rounding, each changed in proportion to what it is: the smallest changes relative to
 * the weights. What is left is so little that restoring the equations exactly does not cost small multipliers their sign.
 */
export function approached(
  multipliers: Float64Array,
  equations: readonly Equation[],
  weight: (value: number, k: number) => number,
): Float64Array {
  if (equations.length === 0) return multipliers;
  const left = new Matrix(equations.length, multipliers.length);
  const right = equations.map(({ coefficients, right }, row) => {
    const size = Math.max(...[...coefficients.values(), right].map((value) => Math.abs(toNumber(value))));
    for (const [k, value] of coefficients) left.set(row, k, toNumber(value) / size);
    return toNumber(right) / size;
  });
  let values = Array.from(multipliers);
  for (let round = 0; round < ROUNDS; round++) {
    const weights = values.map(weight);
    const weighted = left.clone().mulRowVector(weights);
    const off = right.map((bound, row) => bound - left.getRow(row).reduce((sum, v, k) => sum + v * values[k], 0));
    const change = solve(weighted.mmul(weighted.transpose()), Matrix.columnVector(off), true);
    const by = weighted.transpose().mmul(change).to1DArray();
    values = values.map((value, k) => value + weights[k] * by[k]);
  }
  return Float64Array.from(values);
}

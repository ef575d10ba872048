import { largestEigenvalue, smallestEigenvalue } from './spectrum.js';

type Rows = readonly (readonly number[])[];

/** sum_i weight_i a_i a_i^T for rows a_i. */
export function gram(rows: Rows, weights: readonly number[] = rows.map(() => 1)): number[][] {
  const dim = rows[0].length;
  return Array.from({ length: dim }, (_, j) =>
    Array.from({ length: dim }, (_, k) => rows.reduce((sum, row, i) => sum + weights[i] * row[j] * row[k], 0)),
  );
}

/** The rows of the transpose. */
export function transposed(rows: Rows): number[][] {
  return rows[0].map((_, j) => rows.map((row) => row[j]));
}

/** What forming a Gram matrix in float64 may do to its eigenvalues. */
function formation(rows: Rows, matrix: Rows): number {
  const trace = matrix.reduce((sum, row, i) => sum + row[i], 0);
  return 2 * (rows.length + 2) * rows[0].length * Number.EPSILON * trace;
}

/** An upper bound of the largest eigenvalue of the Gram matrix: L of a sum of squares of these rows. */
export function largestCurvature(rows: Rows, weights?: readonly number[]): number {
  const matrix = gram(rows, weights);
  return largestEigenvalue(matrix) + formation(rows, matrix);
}

/** A lower bound of its smallest eigenvalue; not positive where the rows may not span the space. */
export function smallestCurvature(rows: Rows, weights?: readonly number[]): number {
  const matrix = gram(rows, weights);
  return smallestEigenvalue(matrix) - formation(rows, matrix);
}

/** Rounds an upper bound up past the rounding of the few operations that computed it. */
export function roundedUp(x: number): number {
  return x * (1 + 32 * Number.EPSILON);
}

/** Rounds a positive lower bound down. */
export function roundedDown(x: number): number {
  return x * (1 - 32 * Number.EPSILON);
}

/** ||x||, rounded up. */
export function lengthOf(x: readonly number[]): number {
  return roundedUp(Math.hypot(...x));
}

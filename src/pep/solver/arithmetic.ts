import type { Program } from './program.js';
import type { SchurPlan } from './schurPlan.js';

/**
 * What the Newton system asks of a number format. V holds a vector, or a matrix row by row; offsets and lengths count
 * numbers.
 */
export interface Arithmetic<V> {
  /** Unit roundoff. */
  readonly epsilon: number;
  zeros(length: number): V;
  /** to = from, exactly */
  load(from: Float64Array, to: V): void;
  /** to = from, rounded to nearest */
  round(from: V, to: Float64Array): void;
  copy(from: V, fromOffset: number, to: V, toOffset: number, length: number): void;
  clear(v: V): void;
  /** y += a x, over the length of x */
  addScaled(y: V, a: number, x: V): void;
  /** y -= t x, entry by entry, over the length of t */
  subtractProducts(y: V, t: Float64Array, x: V): void;
  /** A += diag(t) */
  /** Rounded to doubles. */
  diagonal(a: V, n: number, out: Float64Array): void;
  addDiagonal(a: V, n: number, t: Float64Array): void;
  /** The lower triangle of A becomes L with A = L L^T; false when a pivot is not positive. */
  cholesky(a: V, n: number): boolean;
  /** Row `row` of x, of length n, becomes L^-1 times it. */
  forward(l: V, n: number, x: V, row: number): void;
  /** x = L^-T x */
  backward(l: V, n: number, x: V): void;
  /** out = (L L^T)^-1, full */
  invert(l: V, n: number, out: V): void;
  /** out_ij = <row i of a, row j of b> for rows of length n */
  rowProducts(a: V, rows: number, b: V, columns: number, n: number, out: V): void;
  /** out = A u */
  applyRows(program: Program, u: V, out: V): void;
  /** out = A^T y */
  applyColumns(program: Program, y: V, out: V): void;
  /** The upper triangle of (X P Q + Q P X) / 2 for symmetric P with packed coefficients p, of which the first count. */
  sandwich(x: V, p: V, q: V, n: number, out: V): void;
  /** The lower triangle of out_ij = <A_i, X A_j Q> over the Gram parts of all rows. */
  schur(plan: SchurPlan, x: V, q: V, out: V): void;
}

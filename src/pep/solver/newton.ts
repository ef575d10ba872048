import type { Arithmetic } from './arithmetic.js';
import { type Program, packed, triangle, unpack, unpackCoefficients } from './program.js';
import { schurPlan } from './schurPlan.js';

/** The right-hand sides of the equations of `Newton`. */
export interface RightSide {
  /** Upper triangle of E. */
  readonly complementarity: Float64Array;
  /** e, one per row; 0 on equalities. */
  readonly slack: Float64Array;
  /** r, over all unknowns. */
  readonly dual: Float64Array;
  /** p, one per row. */
  readonly primal: Float64Array;
}

export interface Direction {
  readonly u: Float64Array;
  readonly y: Float64Array;
  /** Change of S, as packed coefficients. */
  readonly dual: Float64Array;
  /** Change of the slacks; 0 on equalities. */
  readonly slack: Float64Array;
}

/** Called at the end of each phase of the work, so that a benchmark can tell where the time goes. */
export type Lap = (phase: 'presolve' | 'schur' | 'factor' | 'solve' | 'step' | 'rows') => void;

/**
 * The linear system of a search direction, linearized as by Helmberg, Rendl, Vanderbei & Wolkowicz, Kojima, Shindoh & Hara,
 * and Monteiro (HKM):
 *
 *   dX + (X dS S^-1 + S^-1 dS X) / 2 = E,    ds + t dy = e,
 *   A^T dy - dS = r  (dS = 0 on free scalars),    A du + ds = p.
 *
 * Elimination leaves the Schur complement M = (<A_i, X A_j S^-1>) + diag(t) on the rows, bordered by the columns B of the
 * free scalars, which need neither a split nor a bound. M is positive definite where the equalities are independent.
 */
export interface Newton {
  /** Takes X, S as coefficients (both packed) and t; false when M or S is not positive definite to working precision. */
  factor(u: Float64Array, dual: Float64Array, t: Float64Array): boolean;
  /** S^-1 of the last factorization, its upper triangle. */
  readonly inverse: Float64Array;
  /** The second-order term (dX dS S^-1 + S^-1 dS dX) / 2. */
  product(u: Float64Array, dual: Float64Array, out: Float64Array): void;
  /** Returns the largest violation of A du + ds = p that is left; it is refined until that is below the tolerance. */
  solve(right: RightSide, out: Direction, tolerance: number): number;
}

/** Units of roundoff that are added to the diagonals of matrices to be factored. */
const STRENGTH = 16;
/** Most steps of iterative refinement; each must cut the violation to this part. */
const REFINEMENTS = 3;
const PROGRESS = 0.25;

export function newton<V>(program: Program, of: Arithmetic<V>, lap?: Lap): Newton {
  const { order: n, free, unknowns, rows, start, middle, index, value } = program;
  const gram = triangle(n);
  const plan = schurPlan(program);
  const x = of.zeros(n * n);
  const s = of.zeros(n * n);
  const q = of.zeros(n * n);
  const m = of.zeros(rows * rows);
  const columns = of.zeros(free * rows); // L^-1 B, by columns
  const border = of.zeros(free * free);
  const wide = new Float64Array(n * n);
  const inverse = new Float64Array(gram);
  let t: Float64Array = new Float64Array(rows);
  const B = new Float64Array(free * rows);
  for (let k = 0; k < rows; k++)
    for (let e = middle[k]; e < start[k + 1]; e++) B[(index[e] - gram) * rows + k] += value[e];

  function factor(u: Float64Array, dual: Float64Array, newT: Float64Array): boolean {
    t = newT;
    unpack(u, n, wide);
    of.load(wide, x);
    unpackCoefficients(dual, n, wide);
    of.load(wide, s);
    if (!of.cholesky(s, n)) return false;
    of.invert(s, n, q);
    of.round(q, wide);
    for (let i = 0; i < n; i++) for (let j = i; j < n; j++) inverse[packed(n, i, j)] = wide[i * n + j];
    of.schur(plan, x, q, m);
    of.addDiagonal(m, rows, t);
    strengthen(m, rows);
    lap?.('schur');
    const definite = of.cholesky(m, rows) && factorBorder();
    lap?.('factor');
    return definite;
  }

  /** B^T M^-1 B */
  function factorBorder(): boolean {
    if (free === 0) return true;
    of.load(B, columns);
    for (let j = 0; j < free; j++) of.forward(m, rows, columns, j);
    of.rowProducts(columns, free, columns, free, rows, border);
    strengthen(border, free);
    return of.cholesky(border, free);
  }

  /** Adds to the diagonal what rounding may have cost it; refinement makes up for it. */
  function strengthen(a: V, size: number): void {
    const own = new Float64Array(size);
    of.diagonal(a, size, own);
    const largest = own.reduce((most, x) => Math.max(most, x), 0);
    // A free scalar that no row sees has 0 there.
    const little = own.map((x) => of.epsilon * (STRENGTH * x + of.epsilon * (largest || 1)));
    of.addDiagonal(a, size, little);
  }

  const complementarity = of.zeros(gram);
  const given = of.zeros(unknowns);
  const right = of.zeros(rows);
  const image = of.zeros(gram);
  const du = of.zeros(unknowns);
  const dy = of.zeros(rows);
  const dS = of.zeros(unknowns);
  const scalars = of.zeros(free);
  const product = of.zeros(free);

  /** du, dy and dS from complementarity (E), given (r) and right (e - p). */
  function eliminate(): void {
    of.clear(du);
    gramPart(given);
    if (free > 0) {
      forwardRows();
      of.rowProducts(columns, free, dy, 1, rows, product);
      of.copy(given, gram, scalars, 0, free);
      of.addScaled(scalars, -1, product);
      of.forward(border, free, scalars, 0);
      of.backward(border, free, scalars);
      of.copy(scalars, 0, du, gram, free);
    }
    forwardRows();
    of.backward(m, rows, dy);
    of.applyColumns(program, dy, dS);
    of.addScaled(dS, -1, given);
    gramPart(dS);
  }

  /** The Gram part of du = E - (X P S^-1 + S^-1 P X) / 2 */
  function gramPart(p: V): void {
    of.sandwich(x, p, q, n, image);
    of.copy(complementarity, 0, du, 0, gram);
    of.addScaled(du, -1, image);
  }

  /** dy = L^-1 (A du + right) */
  function forwardRows(): void {
    of.applyRows(program, du, dy);
    of.addScaled(dy, 1, right);
    of.forward(m, rows, dy, 0);
  }

  /** The same for E = 0 and r = 0 on the Gram part. */
  function correct(): void {
    of.clear(complementarity);
    of.copy(complementarity, 0, given, 0, gram);
    eliminate();
  }

  const total: Record<'u' | 'y' | 'dual', V> = { u: of.zeros(unknowns), y: of.zeros(rows), dual: of.zeros(unknowns) };
  const slack = of.zeros(rows);
  const primal = of.zeros(rows);
  const left = of.zeros(unknowns);
  const rounded = new Float64Array(unknowns);
  const violated = new Float64Array(rows);

  function add(): void {
    of.addScaled(total.u, 1, du);
    of.addScaled(total.y, 1, dy);
    of.addScaled(total.dual, 1, dS);
  }

  /** right = A u + s - p: what a correction has to undo, with e = 0. Returns its size. */
  function residual(e: Float64Array): number {
    of.load(e, slack);
    of.subtractProducts(slack, t, total.y);
    of.applyRows(program, total.u, right);
    of.addScaled(right, 1, slack);
    of.addScaled(right, -1, primal);
    of.round(right, violated);
    let size = 0;
    for (let k = 0; k < rows; k++) size = Math.max(size, Math.abs(violated[k]));
    return size;
  }

  function solve({ complementarity: E, slack: e, dual: r, primal: p }: RightSide, out: Direction, tolerance: number) {
    of.load(E, complementarity);
    of.load(r, given);
    of.load(e, right);
    of.load(p, primal);
    of.addScaled(right, -1, primal);
    for (const part of [total.u, total.y, total.dual]) of.clear(part);
    eliminate();
    add();
    let off = residual(e);
    for (let step = 0; step < REFINEMENTS && off > tolerance; step++) {
      of.applyColumns(program, total.y, left);
      of.load(r, given);
      of.addScaled(given, -1, left);
      correct();
      add();
      const before = off;
      off = residual(e);
      if (!(off < PROGRESS * before)) break;
    }
    of.round(total.u, out.u);
    of.round(total.y, out.y);
    of.round(total.dual, rounded);
    out.dual.set(rounded.subarray(0, gram));
    of.round(slack, out.slack);
    for (let k = 0; k < rows; k++) if (program.inequality[k] === 0) out.slack[k] = 0;
    return off;
  }

  const dX = of.zeros(n * n);
  function productOf(u: Float64Array, dual: Float64Array, out: Float64Array): void {
    unpack(u, n, wide);
    of.load(wide, dX);
    of.load(dual, given);
    of.sandwich(dX, given, q, n, image);
    of.round(image, out);
  }

  return { factor, solve, inverse, product: productOf };
}

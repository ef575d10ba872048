/**
 * A linear form in the entries of a symmetric matrix G and in free scalars f.
 *
 * constant + sum over gram of value * G_ij + sum over free of value * f_index
 *
 * An off-diagonal entry appears once, with i <= j, and multiplies G_ij itself: <g_i, g_j> has value 1.
 */
export interface Form {
  readonly constant: number;
  readonly gram: readonly (readonly [i: number, j: number, value: number])[];
  readonly free: readonly (readonly [index: number, value: number])[];
}

/**
 * A semidefinite program: maximize the objective over a positive semidefinite G (order x order) and free scalars f,
 * subject to form <= 0 or form = 0.
 */
export interface Sdp {
  readonly order: number;
  readonly free: number;
  readonly objective: Form;
  readonly constraints: readonly Constraint[];
}

export interface Constraint {
  readonly form: Form;
  readonly is: '<=' | '=';
  readonly name?: string;
}

/** What the solver found; the bracket [lower, upper] decides what may be claimed, not the status. */
export interface Solution {
  /** `solved` only when the bracket has closed; `infeasible` and `unbounded` only with a ray that proves it numerically. */
  readonly status: 'solved' | 'inconclusive' | 'infeasible' | 'unbounded';
  readonly value: number;
  /** The worst case lies in [lower, upper]; either may be infinite. */
  readonly lower: number;
  readonly upper: number;
  /** The best G found, row by row, order * order. */
  readonly gram: Float64Array;
  readonly free: Float64Array;
  /** One per constraint, at least 0 for '<='. */
  readonly multipliers: Float64Array;
  /**
   * Multipliers of a point near the central path with a relative gap of about 1e-7: positive on those '<=' that the solver
   * worked with, 0 on those it could do without; the dual equalities hold to rounding, and the slack matrix is positive
   * definite wherever the program has such a point, by margins that rounding to rationals can spend. Missing where the
   * iterations did not come near an optimum.
   */
  readonly interior?: Float64Array;
  /** Relative: violation of the constraints, of the dual equalities, and (dual - primal objective) / |value|. */
  readonly residuals: { readonly primal: number; readonly dual: number; readonly gap: number };
  readonly iterations: number;
  /** Whether it is not solved because its value is too small beside the program's data for float64 to resolve. */
  readonly faint?: boolean;
  /** Why the answer is not `solved`. */
  readonly reason?: string;
}

export type { Lap } from './solver/newton.js';
export { solveSdp } from './solver/solve.js';

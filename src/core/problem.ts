import type { Kernels } from '../numerics/kernels.js';
import type { Stream } from '../random/streams.js';
import type { Facts } from './facts.js';
import type { Field, Scalar } from './space.js';

/** A function on float64 vectors of length dim. */
export interface FloatFunction {
  value(x: Float64Array): number;
  /** out = gradient (or a subgradient); `out` is overwritten and does not alias `x`. */
  gradient(x: Float64Array, out: Float64Array): void;
}

/** The same function in any arithmetic. */
export interface FieldFunction {
  value(x: readonly Scalar[]): Scalar;
  gradient(x: readonly Scalar[], out: Scalar[]): void;
}

/**
 * A function of R^dim with its gradient, held twice: as a fast float64 kernel and in any arithmetic, the two tested
 * against each other. Pieces (`src/pieces`) make these.
 */
export interface Objective {
  readonly dim: number;
  /** The fast kernel; data it needs is placed in the kernels' memory. */
  float64(kernels: Kernels): FloatFunction;
  /** The generic form; missing where the function is known to float64 accuracy only. */
  over?(A: Field): FieldFunction;
  /** For 1/2 sum_i spectrum_i (x_i - center_i)^2: what makes expectations exact under additive noise. */
  readonly diagonal?: { readonly spectrum: readonly number[]; readonly center: readonly number[] };
  /** For 1/2 (x - center)' matrix (x - center): for theorems that speak of the matrices of a quadratic. */
  readonly form?: { readonly matrix: readonly (readonly number[])[]; readonly center: readonly number[] };
  /** For sum_i weights_i link(rows_i.x - offsets_i): lets a finite sum of single ones be held as one matrix. */
  readonly ridges?: {
    readonly link: { value(t: number): number; slope(t: number): number };
    readonly rows: readonly (readonly number[])[];
    readonly offsets: readonly number[];
    readonly weights: readonly number[];
  };
}

/** A closed convex function h with an exact proximal step, in any arithmetic; an indicator gives a projection. */
export interface Proximal {
  value(A: Field, x: readonly Scalar[]): Scalar;
  /** out = argmin_y h(y) + ||y - x||^2 / (2 step); `out` may alias `x`. */
  prox(A: Field, x: readonly Scalar[], step: Scalar, out: Scalar[]): void;
}

/**
 * Letters of operators: A and B, of which a zero (of A, or of A + B) is sought, with values like gradients; and T, a map of
 * the space to itself, of which a fixed point is.
 */
export const OPERATOR_LETTERS = ['A', 'B', 'T'] as const;
export type OperatorLetter = (typeof OPERATOR_LETTERS)[number];

/** An operator of R^dim in any arithmetic, by its values, by its resolvent, or by both. */
export interface Operator {
  /** out = A x; missing where the operator is set-valued. `out` does not alias `x`. */
  readonly apply?: (A: Field, x: readonly Scalar[], out: Scalar[]) => void;
  /** out = (I + step A)^-1 x; `out` may alias `x`. */
  readonly resolvent?: (A: Field, x: readonly Scalar[], step: Scalar, out: Scalar[]) => void;
}

/** A sequence of convex losses, round t = 0, 1, ...; the best fixed decision in hindsight is known. */
export interface Losses {
  value(A: Field, t: number, x: readonly Scalar[]): Scalar;
  gradient(A: Field, t: number, x: readonly Scalar[], out: Scalar[]): void;
  /** min over decisions u of sum_{s < rounds} loss_s(u). */
  best(A: Field, rounds: number): Scalar;
}

/** Built objective axis: what a method is run on. Doubles here are exact: high precision reads them as they stand. */
export interface Problem {
  readonly dim: number;
  readonly start: readonly number[];
  readonly minimizer?: readonly number[];
  readonly minimum?: number;
  readonly objective?: Objective;
  /** f = mean of these; sampled by stochastic methods, or held by workers. */
  readonly components?: readonly Objective[];
  /** The h of a composite problem f + h, or the indicator of a feasible set. */
  readonly proximal?: Proximal;
  /** A point for each component: where a method with a memory starts from, beside `start`. */
  readonly stored?: readonly (readonly number[])[];
  /** What is solved instead of minimized: a zero of A or of A + B, or a fixed point of T; then `minimizer` is that. */
  readonly operators?: Readonly<Partial<Record<OperatorLetter, Operator>>>;
  /** out = a point s of the feasible set with the least <g, s>, in any arithmetic. */
  readonly linearMinimizer?: (A: Field, g: readonly Scalar[], out: Scalar[]) => void;
  readonly losses?: Losses;
  /** out = argmin_y f(y) + h(y) + ||y - x||^2 / (2 step), exactly, where that is convex; `out` may alias `x`. */
  readonly proximalPoint?: (A: Field, x: readonly Scalar[], step: Scalar, out: Scalar[]) => void;
  /** out = H(x)^-1 g, the Newton direction, in any arithmetic. */
  readonly newton?: (A: Field, x: readonly Scalar[], g: readonly Scalar[], out: Scalar[]) => void;
  /** out = H v for the constant Hessian of a quadratic, in any arithmetic: exact line search needs it. */
  readonly hessian?: (A: Field, v: readonly Scalar[], out: Scalar[]) => void;
  readonly facts: Facts;
  /** Constants of the instance under names of their own, for formulas that speak of them. */
  readonly constants?: Readonly<Record<string, number>>;
}

/** Built noise axis: how a stochastic gradient is drawn from a problem. */
export interface Noise {
  readonly facts: Facts;
  readonly constants?: Readonly<Record<string, number>>;
  /** Additive noise: `add(out, stream)` adds a vector with this mean (zero where missing) and variance in each coordinate. */
  readonly additive?: {
    readonly mean?: readonly number[];
    readonly variance: readonly number[];
    add(draw: (i: number, value: number) => void, stream: Stream): void;
  };
  /** Sampling of one component of a finite sum, uniformly. */
  readonly sampling?: 'uniform';
  /** Overwrites a gradient by what an inexact oracle gives for it, in any arithmetic. */
  readonly inexact?: (A: Field, g: Scalar[], stream: Stream) => void;
}

/** Built network axis: a mixing matrix. */
export interface Network {
  readonly facts: Facts;
  readonly constants?: Readonly<Record<string, number>>;
  readonly nodes: number;
  /** Symmetric and doubly stochastic, nodes x nodes. */
  readonly weights: readonly (readonly number[])[];
}

/** Built compressor axis: a map from vectors to cheaper vectors. */
export interface Compressor {
  readonly facts: Facts;
  readonly constants?: Readonly<Record<string, number>>;
  /** out = C(x), in any arithmetic; `out` may alias `x`. */
  compress(A: Field, x: readonly Scalar[], out: Scalar[], stream: Stream): void;
}

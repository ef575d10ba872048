import type { Arithmetic } from './arithmetic.js';
import type { Formula, Scope } from './formula.js';

declare const kind: unique symbol;
/** An element of a space. What it is made of (floats, digits, coefficient rows) is the interpretation's business. */
export type Vector = { readonly [kind]: 'vector' };
/** A number of a space: a double, a decimal, or an expression in unknowns. Has no operators on purpose. */
export type Scalar = { readonly [kind]: 'scalar' };

/** Arithmetic on the opaque scalars, for texts that run in float64 and in many digits. */
export type Field = Arithmetic<Scalar>;

/** What every interpretation can do with scalars. Dividing by, or taking the root of, an unknown is refused by some. */
export interface Scalars {
  of(x: number): Scalar;
  add(a: Scalar, b: Scalar): Scalar;
  sub(a: Scalar, b: Scalar): Scalar;
  mul(a: Scalar, b: Scalar): Scalar;
  div(a: Scalar, b: Scalar): Scalar;
  neg(a: Scalar): Scalar;
  sqrt(a: Scalar): Scalar;
  /** The smaller one; also where values are unknown and a branch on them would be refused. */
  min(a: Scalar, b: Scalar): Scalar;
  /** max(0, a) and the like branch on values: refused where values are unknown. */
  compare(a: Scalar, b: Scalar): number;
  /** A formula as a function of scalars, for recursions such as `(1 + sqrt(1 + 4*t^2)) / 2`. */
  formula(text: Formula): (scope: Scope<Scalar>) => Scalar;
}

/**
 * A real inner-product space, as much of it as methods need. Operations work in place and allocate nothing;
 * `zeros` returns a fresh vector each time. A coefficient that depends on an unknown is refused where it can't be used.
 */
export interface Space {
  readonly name: string;
  readonly scalar: Scalars;
  zeros(): Vector;
  /** x = y */
  copy(x: Vector, y: Vector): void;
  /** x = a x */
  scale(x: Vector, a: Scalar): void;
  /** x = x + a y */
  addScaled(x: Vector, a: Scalar, y: Vector): void;
  /** x = x - a y */
  subtractScaled(x: Vector, a: Scalar, y: Vector): void;
  /** x = a x + b y: momentum, extrapolation, averages */
  mix(x: Vector, a: Scalar, y: Vector, b: Scalar): void;
  dot(x: Vector, y: Vector): Scalar;
  /** Operations that single out coordinates; reading this refuses where there are none. */
  readonly coordinates: Coordinates;
}

/** Coordinate-wise operations of adaptive and projected methods. */
export interface Coordinates {
  /** x_i = x_i + a y_i^2 */
  addSquares(x: Vector, a: Scalar, y: Vector): void;
  /** x_i = x_i - a y_i / (sqrt(s_i) + eps), a coordinate with y_i = 0 staying put */
  subtractQuotient(x: Vector, a: Scalar, y: Vector, s: Vector, eps: Scalar): void;
  /** x_i = min(max(x_i, low), high) */
  clamp(x: Vector, low: Scalar, high: Scalar): void;
  /** x_i = max(x_i, y_i) */
  maximum(x: Vector, y: Vector): void;
  /** x_i proportional to x_i exp(-a y_i), with the sum it had */
  exponentiate(x: Vector, a: Scalar, y: Vector): void;
  /** The coordinates as scalars; allocates, so not for steps. */
  read(x: Vector): Scalar[];
}

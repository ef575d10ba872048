import type { Operator } from '../core/problem.js';
import type { Field, Scalar } from '../core/space.js';
import { roundedDown, roundedUp } from './noiseFacts.js';

/** A plane of R^2m on which an operator is multiplication by the complex number real + i imaginary. */
export interface Plane {
  readonly real: number;
  readonly imaginary: number;
}

/**
 * A(x) = N (x - center) with N block diagonal, [[real, -imaginary], [imaginary, real]] in each plane: up to rotation every
 * normal matrix whose symmetric part is positive semidefinite, for real >= 0. The resolvent is a complex division.
 */
export function normalOperator(planes: readonly Plane[], center: readonly number[]): Operator {
  return {
    apply: (A, x, out) =>
      planes.forEach(({ real, imaginary }, j) => multiplied(A, x, out, center, j, [A.of(real), A.of(imaginary)])),
    resolvent(A, x, step, out) {
      planes.forEach(({ real, imaginary }, j) => {
        const [a, b] = [A.add(A.of(1), A.mul(step, A.of(real))), A.mul(step, A.of(imaginary))];
        const square = A.add(A.mul(a, a), A.mul(b, b));
        turned(A, x, out, center, j, [A.div(a, square), A.neg(A.div(b, square))]);
      });
    },
  };
}

type Complex = readonly [real: Scalar, imaginary: Scalar];

/** out = by (x - center) in the j-th plane. */
function multiplied(
  A: Field,
  x: readonly Scalar[],
  out: Scalar[],
  center: readonly number[],
  j: number,
  [real, imaginary]: Complex,
): void {
  const [u, v] = [2 * j, 2 * j + 1].map((i) => A.sub(x[i], A.of(center[i])));
  out[2 * j] = A.sub(A.mul(real, u), A.mul(imaginary, v));
  out[2 * j + 1] = A.add(A.mul(imaginary, u), A.mul(real, v));
}

/** out = center + by (x - center) in the j-th plane. */
export function turned(
  A: Field,
  x: readonly Scalar[],
  out: Scalar[],
  center: readonly number[],
  j: number,
  by: Complex,
): void {
  multiplied(A, x, out, center, j, by);
  for (const i of [2 * j, 2 * j + 1]) out[i] = A.add(out[i], A.of(center[i]));
}

const squared = ({ real, imaginary }: Plane): number => real * real + imaginary * imaginary;

/** The smallest real part: the constant of strong monotonicity. */
export function leastReal(planes: readonly Plane[]): number {
  return Math.min(...planes.map(({ real }) => real));
}

/** The largest modulus, rounded up: the Lipschitz constant. */
export function largestModulus(planes: readonly Plane[]): number {
  return roundedUp(Math.sqrt(Math.max(...planes.map(squared))));
}

/** The smallest real part of an inverse, rounded down: the constant of cocoercivity. */
export function leastInverse(planes: readonly Plane[]): number {
  return roundedDown(Math.min(...planes.map((plane) => plane.real / squared(plane))));
}

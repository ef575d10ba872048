import type { Field, Scalar } from '../core/space.js';

type Point = readonly Scalar[];

/** <x, y>, added up in the order of the coordinates. */
export function dot(A: Field, x: Point, y: Point): Scalar {
  let sum = A.of(0);
  for (let i = 0; i < x.length; i++) sum = A.add(sum, A.mul(x[i], y[i]));
  return sum;
}

/** x - y */
export function difference(A: Field, x: Point, y: Point): Scalar[] {
  const off = new Array<Scalar>(x.length);
  for (let i = 0; i < x.length; i++) off[i] = A.sub(x[i], y[i]);
  return off;
}

/** sum_i a_i y_i, of which few weights are not 0. */
export function combination(A: Field, points: readonly Point[], weights: readonly Scalar[]): Scalar[] {
  const zero = A.of(0);
  const sum = new Array<Scalar>(points[0].length).fill(zero);
  points.forEach((y, i) => {
    if (A.compare(weights[i], zero) === 0) return;
    for (let j = 0; j < sum.length; j++) sum[j] = A.add(sum[j], A.mul(weights[i], y[j]));
  });
  return sum;
}

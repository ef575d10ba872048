import type { Proximal } from '../core/problem.js';
import type { Field, Scalar } from '../core/space.js';
import { combination, difference, dot } from './fieldVectors.js';
import { hullWeights } from './hullWeights.js';
import { perField } from './piece.js';

type Rows = readonly (readonly number[])[];

/**
 * Distance from a polytope that still counts as inside, in ulps of its size: where vertices are close to each other, the
 * weights of a projection are as rough as the vertices are close.
 */
const ULPS = 2 ** 22;

/** h(x) = max_i (a_i.x - b_i), with its proximal step x - t sum_i w_i a_i; w are weights over the rows. */
export function maxOfAffineProximal(rows: Rows, offsets: readonly number[]): Proximal {
  const over = perField((A) => {
    const slopes = rows.map((row) => row.map(A.of));
    const shifts = offsets.map(A.of);
    const valuesAt = (x: readonly Scalar[]): Scalar[] => slopes.map((a, i) => A.sub(dot(A, a, x), shifts[i]));
    return { slopes, valuesAt, origin: slopes[0].map(() => A.of(0)) };
  });
  return {
    value: (A, x) =>
      over(A)
        .valuesAt(x)
        .reduce((most, value) => (A.compare(value, most) > 0 ? value : most)),
    prox(A, x, step, out) {
      const { slopes, valuesAt, origin } = over(A);
      const weights = hullWeights(A, step, origin, slopes, valuesAt(x).map(A.neg));
      const slope = combination(A, slopes, weights);
      for (let j = 0; j < slope.length; j++) out[j] = A.sub(x[j], A.mul(step, slope[j]));
    },
  };
}

/** The convex hull of points: indicator and Euclidean projection. */
export function polytope(vertices: Rows): Proximal {
  const over = perField((A) => ({
    points: vertices.map((vertex) => vertex.map(A.of)),
    costs: vertices.map(() => A.of(0)),
  }));
  const nearest = (A: Field, x: readonly Scalar[]): Scalar[] => {
    const { points, costs } = over(A);
    return combination(A, points, hullWeights(A, A.of(1), x, points, costs));
  };
  const size = Math.max(...vertices.flat().map(Math.abs));
  return {
    value(A, x) {
      const off = difference(A, x, nearest(A, x));
      const near = A.compare(A.sqrt(dot(A, off, off)), A.of(ULPS * A.epsilon * size)) <= 0;
      return A.of(near ? 0 : Number.POSITIVE_INFINITY);
    },
    prox(A, x, _step, out) {
      nearest(A, x).forEach((xj, j) => {
        out[j] = xj;
      });
    },
  };
}

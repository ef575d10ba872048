import type { Problem, Proximal } from '../core/problem.js';
import type { Field, Scalar } from '../core/space.js';

/** Rounding of a feasible point that still counts as feasible, in ulps of the arithmetic: means of points need it. */
const ULPS = 64;

/** The box low_i <= x_i <= high_i: indicator and projection, coordinate by coordinate. */
export function boxSet(low: readonly number[], high: readonly number[]): Proximal {
  return {
    value: (A, x) => {
      const inside = low.every((l, i) => {
        const size = Math.max(...[l, high[i]].filter(Number.isFinite).map(Math.abs), 0);
        const slack = A.of(ULPS * A.epsilon * size);
        return A.compare(A.add(x[i], slack), A.of(l)) >= 0 && A.compare(A.sub(x[i], slack), A.of(high[i])) <= 0;
      });
      return A.of(inside ? 0 : Number.POSITIVE_INFINITY);
    },
    prox(A, x, _step, out) {
      for (let i = 0; i < low.length; i++) {
        const [l, h] = [A.of(low[i]), A.of(high[i])];
        out[i] = A.compare(x[i], l) < 0 ? l : A.compare(x[i], h) > 0 ? h : x[i];
      }
    },
  };
}

/**
 * The simplex x >= 0, sum x_i = 1: indicator and Euclidean projection x -> max(x - theta, 0), with theta such that the sum
 * is 1 (found by sorting).
 */
export const simplexSet: Proximal = {
  value(A, x) {
    const off = A.toNumber(x.reduce((sum, xi) => A.add(sum, xi), A.of(-1)));
    const outside = Math.abs(off) > ULPS * x.length * A.epsilon || x.some((xi) => A.compare(xi, A.of(0)) < 0);
    return A.of(outside ? Number.POSITIVE_INFINITY : 0);
  },
  prox(A, x, _step, out) {
    const theta = threshold(A, x);
    for (let i = 0; i < x.length; i++) {
      const moved = A.sub(x[i], theta);
      out[i] = A.compare(moved, A.of(0)) > 0 ? moved : A.of(0);
    }
  },
};

/** The theta of the largest k for which the k largest coordinates stay positive. */
function threshold(A: Field, x: readonly Scalar[]): Scalar {
  const falling = Array.from(x).sort((a, b) => A.compare(b, a));
  let total = A.of(-1);
  let theta = A.of(0);
  falling.forEach((xi, i) => {
    total = A.add(total, xi);
    const candidate = A.div(total, A.of(i + 1));
    if (i === 0 || A.compare(xi, candidate) > 0) theta = candidate;
  });
  return theta;
}

type LinearMinimizer = NonNullable<Problem['linearMinimizer']>;

/** The corner of a bounded box with the least <g, s>; the low end where g_i = 0. */
export function boxCorner(low: readonly number[], high: readonly number[]): LinearMinimizer {
  return (A, g, out) => {
    for (let i = 0; i < low.length; i++) out[i] = A.of(A.compare(g[i], A.of(0)) < 0 ? high[i] : low[i]);
  };
}

/** The corner of the simplex with the least <g, s>; the first of several. */
export const simplexCorner: LinearMinimizer = (A, g, out) => {
  const least = Array.from(g).reduce((best, gi, i) => (A.compare(gi, g[best]) < 0 ? i : best), 0);
  for (let i = 0; i < g.length; i++) out[i] = A.of(i === least ? 1 : 0);
};

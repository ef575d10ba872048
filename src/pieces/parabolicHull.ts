import type { Objective } from '../core/problem.js';
import type { Field, Scalar } from '../core/space.js';
import { combination, difference, dot } from './fieldVectors.js';
import { hullWeights } from './hullWeights.js';
import { generic } from './piece.js';

/** A point that was asked about, where it lies from its foot on the hull, and the height there. */
interface Nearest {
  readonly x: readonly Scalar[];
  readonly off: readonly Scalar[];
  readonly height: Scalar;
}

/** Rounding errors within which a point and its projection coincide. */
const ULPS = 16;

/**
 * f(x) = mu/2 ||x||^2 + min over the simplex of (L - mu)/2 ||x - sum_i a_i y_i||^2 + sum_i a_i b_i, with y_0 = 0, b_0 = 0.
 *
 * f - mu/2 ||.||^2 is the convex hull of parabolas of curvature L - mu with vertices (y_i, b_i), one of them at the origin,
 * so all curvatures of f lie in [mu, L], whatever the sign of mu. Every function of that class agrees at finitely many
 * points with such a hull: y = x - h / (L - mu) and b = f - mu/2 ||x||^2 - ||h||^2 / (2 (L - mu)), h = g - mu x, for the
 * value f and the gradient g at x. For mu >= 0 and b_i >= 0 the origin is a minimizer, with value 0.
 *
 * @param anchors  y_1, y_2, ...
 * @param heights  b_1, b_2, ...
 * source  Drori & Taylor, On the oracle complexity of smooth strongly convex minimization, 2022
 */
export function parabolicHull(
  dim: number,
  [mu, L]: readonly [number, number],
  anchors: readonly (readonly number[])[],
  heights: readonly number[],
): Objective {
  return generic(dim, (A) => {
    const least = A.of(mu);
    const curvature = A.sub(A.of(L), least);
    const points = [new Array<number>(dim).fill(0), ...anchors].map((y) => y.map(A.of));
    const costs = [0, ...heights].map(A.of);
    const half = (a: Scalar, x: readonly Scalar[]): Scalar => A.mul(A.div(a, A.of(2)), dot(A, x, x));
    // A run asks for the gradient, the value and its rounding at the same point, or at an iterate and a snapshot in turn.
    let last: Nearest | undefined;
    let before: Nearest | undefined;
    const nearest = (x: readonly Scalar[]): Nearest => {
      if (last && same(A, last.x, x)) return last;
      const found = before && same(A, before.x, x) ? before : search(copied(x));
      [last, before] = [found, last];
      return found;
    };
    const search = (x: readonly Scalar[]): Nearest => {
      const weights = hullWeights(A, curvature, x, points, costs);
      const foot = combination(A, points, weights);
      // What is left of equal coordinates is rounding: a function that is flat there is to have no slope.
      const off = difference(A, x, foot).map((off, j) =>
        A.compare(A.abs(off), A.mul(A.of(ULPS * A.epsilon), A.abs(foot[j]))) <= 0 ? A.of(0) : off,
      );
      return { x, off, height: dot(A, costs, weights) };
    };
    return {
      value(x) {
        const { off, height } = nearest(x);
        return A.add(half(least, x), A.add(half(curvature, off), height));
      },
      gradient(x, out) {
        const { off } = nearest(x);
        for (let j = 0; j < dim; j++) out[j] = A.add(A.mul(least, x[j]), A.mul(curvature, off[j]));
      },
    };
  });
}

function same(A: Field, x: readonly Scalar[], y: readonly Scalar[]): boolean {
  for (let i = 0; i < x.length; i++) if (A.compare(x[i], y[i]) !== 0) return false;
  return true;
}

/** By index: as an iterable, a typed array is copied many times slower. */
function copied(x: readonly Scalar[]): Scalar[] {
  const copy = new Array<Scalar>(x.length);
  for (let i = 0; i < x.length; i++) copy[i] = x[i];
  return copy;
}

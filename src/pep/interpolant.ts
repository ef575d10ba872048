import type { FloatFunction } from '../core/problem.js';
import type { FoundPoint } from './classes/functionClass.js';
import { simplexWeights } from './simplexProgram.js';

const square = (x: ArrayLike<number>): number => Array.from(x).reduce((sum, xi) => sum + xi * xi, 0);

/**
 * The largest function with curvatures in [mu, L] through given values and gradients, which satisfy the interpolation
 * conditions of that class.
 *
 * f(x) = mu/2 ||x||^2 + min over the simplex of (L - mu)/2 ||x - sum a_i y_i||^2 + sum a_i b_i,
 * y_i = x_i - h_i / (L - mu), b_i = f_i - mu/2 ||x_i||^2 - ||h_i||^2 / (2 (L - mu)), h_i = g_i - mu x_i
 *
 * It is the convex hull of the parabolas of curvature L - mu that touch at the points, a Moreau envelope; whatever the
 * points are, it belongs to the class.
 *
 * source  Drori & Taylor, On the oracle complexity of smooth strongly convex minimization, 2022
 */
export function smoothInterpolant(points: readonly FoundPoint[], mu: number, L: number): FloatFunction {
  const curvature = L - mu;
  const anchors = points.map(({ x, g }) => x.map((xi, j) => xi - (g[j] - mu * xi) / curvature));
  const heights = points.map(({ x, g, f }) => {
    const slope = g.map((gj, j) => gj - mu * x[j]);
    return f - (mu / 2) * square(x) - square(slope) / (2 * curvature);
  });
  /** x - sum a_i y_i, and sum a_i b_i, at the best weights. */
  const nearest = (x: Float64Array): { off: Float64Array; height: number } => {
    const vectors = anchors.map((anchor) => anchor.map((y, j) => Math.sqrt(curvature) * (x[j] - y)));
    const weights = simplexWeights(vectors, heights);
    const off = x.map((xj, j) => xj - anchors.reduce((sum, anchor, i) => sum + weights[i] * anchor[j], 0));
    return { off, height: heights.reduce((sum, b, i) => sum + weights[i] * b, 0) };
  };
  return {
    value(x) {
      const { off, height } = nearest(x);
      return (mu / 2) * square(x) + (curvature / 2) * square(off) + height;
    },
    gradient(x, out) {
      const { off } = nearest(x);
      for (let j = 0; j < x.length; j++) out[j] = mu * x[j] + curvature * off[j];
    },
  };
}

/**
 * The smallest function with curvature at least mu through the points: the maximum of the parabolas of curvature mu that
 * touch there. Where several are active, the subgradient is that of the point asked about, or of the nearest one.
 */
export function supportedInterpolant(points: readonly FoundPoint[], mu: number): FloatFunction {
  const away = (x: Float64Array, { x: from }: FoundPoint): Float64Array => x.map((xj, j) => xj - from[j]);
  const parabola = (x: Float64Array, point: FoundPoint): number => {
    const step = away(x, point);
    return point.f + point.g.reduce((sum, gj, j) => sum + gj * step[j], 0) + (mu / 2) * square(step);
  };
  return {
    value: (x) => Math.max(...points.map((point) => parabola(x, point))),
    gradient(x, out) {
      const values = points.map((point) => parabola(x, point));
      const highest = Math.max(...values);
      const active = points.filter((_, i) => values[i] >= highest - TIE * (Math.abs(highest) + 1));
      const distances = active.map((point) => square(away(x, point)));
      const { x: from, g } = active[distances.indexOf(Math.min(...distances))];
      for (let j = 0; j < x.length; j++) out[j] = g[j] + mu * (x[j] - from[j]);
    },
  };
}

/** Relative difference of values that counts as a tie: what the solver leaves of equalities. */
const TIE = 1e-6;

/** The point argmin_x max_i (f_i + <g_i, x - x_i>) + ||x - z||^2 / (2 step), for convex functions through points. */
export function proximalStep(points: readonly FoundPoint[], z: ArrayLike<number>, step: number): number[] {
  const costs = points.map(({ x, g, f }) => -(f + g.reduce((sum, gj, j) => sum + gj * (z[j] - x[j]), 0)));
  const vectors = points.map(({ g }) => g.map((gj) => Math.sqrt(step) * gj));
  const weights = simplexWeights(vectors, costs);
  return Array.from(z, (zj, j) => zj - step * points.reduce((sum, { g }, i) => sum + weights[i] * g[j], 0));
}

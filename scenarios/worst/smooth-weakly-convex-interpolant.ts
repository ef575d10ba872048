import { scenario } from '../../src/core/scenario.js';
import { record, where } from '../../src/core/shape.js';
import { roundedUp } from '../../src/numerics/gram.js';
import { parabolicHull } from '../../src/pieces/parabolicHull.js';
import { type Fields, type Lengths, wide } from './wide.js';

const shape = ({ constant, points, heights, vector }: Fields, sizes: Lengths) =>
  where(
    record({ rho: constant, L: constant, anchors: points, heights, start: vector }, { d: sizes.d, n: sizes.n }),
    'rho of at most L',
    ({ rho, L }) => rho <= L,
  );

/**
 * -rho/2 ||x||^2 and a convex hull of parabolas of curvature L + rho, such that each of them, with -rho/2 ||x||^2, has its
 * minimum height_i >= 0 at (L + rho)/L y_i and one of them its minimum 0 at 0: minimizer 0, minimum 0, curvatures in
 * [-rho, L]. At finitely many points every smooth function with such curvatures, and a minimizer, agrees with one of these.
 *
 * source  Drori & Shamir, The complexity of finding stationary points with stochastic gradient descent, 2020, for rho = L
 */
export const smoothWeaklyConvexInterpolant = scenario({
  title: 'Smooth interpolant, convex or not',
  satisfies: 'smooth weakly-convex minimizer',
  instance: wide(shape),

  build({ rho, L, anchors, heights, start }) {
    const lifted = heights.map((height, i) => {
      const square = anchors[i].reduce((sum, y) => sum + y * y, 0);
      return roundedUp(height + ((rho * (L + rho)) / (2 * L)) * square);
    });
    return {
      dim: start.length,
      start,
      minimizer: start.map(() => 0),
      minimum: 0,
      objective: parabolicHull(start.length, [-rho, L], anchors, lifted),
      facts: { smooth: [L], 'weakly-convex': [rho], minimizer: [] },
    };
  },
});

import { scenario } from '../../src/core/scenario.js';
import { record } from '../../src/core/shape.js';
import { parabolicHull } from '../../src/pieces/parabolicHull.js';
import { type Fields, type Lengths, wide } from './wide.js';

const shape = ({ constant, points, heights, vector }: Fields, sizes: Lengths) =>
  record({ L: constant, anchors: points, heights, start: vector }, { d: sizes.d, n: sizes.n });

/**
 * The convex hull of parabolas L/2 ||x - y_i||^2 + b_i with b_i >= 0, one of them L/2 ||x||^2: minimizer 0, minimum 0.
 * At finitely many points every smooth convex function agrees with one of these: worst cases are instances.
 */
export const smoothConvexInterpolant = scenario({
  title: 'Smooth convex interpolant',
  satisfies: 'convex smooth minimizer',
  instance: wide(shape),

  build({ L, anchors, heights, start }) {
    return {
      dim: start.length,
      start,
      minimizer: start.map(() => 0),
      minimum: 0,
      objective: parabolicHull(start.length, [0, L], anchors, heights),
      facts: { convex: [], smooth: [L], minimizer: [] },
    };
  },
});

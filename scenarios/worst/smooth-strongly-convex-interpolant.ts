import { scenario } from '../../src/core/scenario.js';
import { record, where } from '../../src/core/shape.js';
import { parabolicHull } from '../../src/pieces/parabolicHull.js';
import { type Fields, type Lengths, wide } from './wide.js';

const shape = ({ constant, points, heights, vector }: Fields, sizes: Lengths) =>
  where(
    record({ mu: constant, L: constant, anchors: points, heights, start: vector }, { d: sizes.d, n: sizes.n }),
    'mu below L',
    ({ mu, L }) => mu < L,
  );

/**
 * mu/2 ||x||^2 and the convex hull of parabolas (L - mu)/2 ||x - y_i||^2 + b_i with b_i >= 0, one of them at the origin:
 * minimizer 0, minimum 0. At finitely many points every smooth strongly convex function agrees with one of these.
 */
export const smoothStronglyConvexInterpolant = scenario({
  title: 'Smooth strongly convex interpolant',
  satisfies: 'strongly-convex smooth minimizer',
  instance: wide(shape),

  build({ mu, L, anchors, heights, start }) {
    return {
      dim: start.length,
      start,
      minimizer: start.map(() => 0),
      minimum: 0,
      objective: parabolicHull(start.length, [mu, L], anchors, heights),
      facts: { 'strongly-convex': [mu], smooth: [L], minimizer: [] },
    };
  },
});

import { scenario } from '../../src/core/scenario.js';
import { record, where } from '../../src/core/shape.js';
import { parabolicHull } from '../../src/pieces/parabolicHull.js';
import { withKink } from './composite.js';
import { type Fields, type Lengths, wide } from './wide.js';

const shape = ({ constant, points, heights, slopes, offsets, vector }: Fields, sizes: Lengths) =>
  where(
    record(
      { mu: constant, L: constant, anchors: points, heights, tilt: vector, slopes, offsets, start: vector },
      sizes,
    ),
    'mu below L',
    ({ mu, L }) => mu < L,
  );

/** A smooth strongly convex interpolant plus a convex one; their subgradients at the minimizer 0 cancel. */
export const compositeStronglyConvexInterpolant = scenario({
  title: 'Interpolant of a smooth strongly convex and a convex function',
  satisfies: 'strongly-convex smooth composite',
  instance: wide(shape),

  build({ mu, L, anchors, heights, ...kinked }) {
    const f = parabolicHull(kinked.start.length, [mu, L], anchors, heights);
    return { ...withKink(f, kinked), facts: { 'strongly-convex': [mu], smooth: [L], composite: [] } };
  },
});

import { scenario } from '../../src/core/scenario.js';
import { record } from '../../src/core/shape.js';
import { parabolicHull } from '../../src/pieces/parabolicHull.js';
import { withKink } from './composite.js';
import { type Fields, type Lengths, wide } from './wide.js';

const shape = ({ constant, points, heights, slopes, offsets, vector }: Fields, sizes: Lengths) =>
  record({ L: constant, anchors: points, heights, tilt: vector, slopes, offsets, start: vector }, sizes);

/** A smooth convex interpolant plus a convex one; their subgradients at the minimizer 0 cancel, the minimum is 0. */
export const compositeConvexInterpolant = scenario({
  title: 'Interpolant of a smooth convex and a convex function',
  satisfies: 'convex smooth composite',
  instance: wide(shape),

  build({ L, anchors, heights, ...kinked }) {
    const f = parabolicHull(kinked.start.length, [0, L], anchors, heights);
    return { ...withKink(f, kinked), facts: { convex: [], smooth: [L], composite: [] } };
  },
});

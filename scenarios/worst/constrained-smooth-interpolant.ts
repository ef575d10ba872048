import { scenario } from '../../src/core/scenario.js';
import { drawnAs, list, real, record, table } from '../../src/core/shape.js';
import { parabolicHull } from '../../src/pieces/parabolicHull.js';
import { onPolytope } from './composite.js';
import { accepted, drawn, FEW, type Fields, type Lengths, MANY } from './wide.js';

const shape = (
  { constant, points, heights, slopes, vector }: Fields,
  vertices: typeof slopes,
  start: typeof vector,
  sizes: Lengths,
) => record({ L: constant, anchors: points, heights, tilt: start, vertices, start }, sizes);

/** A smooth convex interpolant on the convex hull of points; minimizer 0, where its gradient is normal to the set. */
export const constrainedSmoothInterpolant = scenario({
  title: 'Smooth convex interpolant on a polytope',
  satisfies: 'convex smooth constrained',
  // Drawn in the positive orthant, where no tilt is negative on a vertex.
  instance: drawnAs(
    shape(drawn, table('m', 'd', real(0, 5)), list('d', real(0, 5)), FEW),
    shape(accepted, accepted.slopes, accepted.vector, MANY),
  ),

  build({ L, anchors, heights, ...bounded }) {
    const f = parabolicHull(bounded.start.length, [0, L], anchors, heights);
    return { ...onPolytope(f, bounded), facts: { convex: [], smooth: [L], constrained: [] } };
  },
});

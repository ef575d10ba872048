import { scenario } from '../../src/core/scenario.js';
import { drawnAs, list, real, record, table } from '../../src/core/shape.js';
import { lengthOf } from '../../src/numerics/gram.js';
import { maxOfAffine } from '../../src/pieces/maxOfAffine.js';
import { onPolytope } from './composite.js';
import { accepted, drawn, FEW, type Fields, type Lengths, MANY } from './wide.js';

const shape = ({ slopes, offsets, points }: Fields, vertices: typeof points, start: Fields['vector'], sizes: Lengths) =>
  record({ slopes, offsets, tilt: start, vertices, start }, sizes);

/**
 * A convex interpolant on the convex hull of points; minimizer 0, where its subgradient `tilt` is normal to the set.
 * Slopes are given beside the tilt: f(x) = tilt.x + max(0, max_i a_i.x - b_i).
 */
export const constrainedConvexInterpolant = scenario({
  title: 'Convex interpolant on a polytope',
  satisfies: 'convex lipschitz constrained',
  instance: drawnAs(
    shape(drawn, table('n', 'd', real(0, 5)), list('d', real(0, 5)), FEW),
    shape(accepted, accepted.points, accepted.vector, MANY),
  ),

  build({ slopes, offsets, ...bounded }) {
    const { tilt } = bounded;
    const flat = tilt.map(() => 0);
    const steepest = Math.max(...[...slopes, flat].map((a) => lengthOf(a.map((x, j) => x + tilt[j]))));
    return {
      ...onPolytope(maxOfAffine([...slopes, flat], [...offsets, 0]), bounded),
      facts: { convex: [], lipschitz: [steepest], constrained: [] },
    };
  },
});

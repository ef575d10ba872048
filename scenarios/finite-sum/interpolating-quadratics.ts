import { scenario } from '../../src/core/scenario.js';
import { list, real, record, table, where } from '../../src/core/shape.js';
import { diagonalQuadratic } from '../../src/pieces/diagonalQuadratic.js';
import { planted } from '../../src/pieces/finiteSum.js';

/** f_i(x) = 1/2 sum_j curvatures_ij (x_j - x*_j)^2, where curvatures may be 0: x* minimizes every component. */
export const interpolatingQuadratics = scenario({
  title: 'Quadratics with a common minimizer',
  satisfies: 'finite-sum interpolation convex@each smooth@each convex minimizer',
  instance: where(
    record(
      { curvatures: table('n', 'd', real(0, 4)), minimizer: list('d', real(-2, 2)), start: list('d', real(-4, 4)) },
      { n: [1, 5], d: [1, 3] },
    ),
    'some curvature above 0',
    ({ curvatures }) => Math.max(...curvatures.flat()) > 1e-3,
  ),

  build({ curvatures, minimizer, start }) {
    return planted(
      curvatures.map((spectrum) => diagonalQuadratic(spectrum)),
      { minimizer, start },
      {
        'finite-sum': [curvatures.length],
        interpolation: [],
        'convex@each': [],
        'smooth@each': [Math.max(...curvatures.flat())],
        convex: [],
        minimizer: [],
      },
    );
  },
});

import { scenario } from '../../src/core/scenario.js';
import { integer, list, positive, real, record, table } from '../../src/core/shape.js';
import { diagonalQuadratic } from '../../src/pieces/diagonalQuadratic.js';
import { cancelling, meanSquare, planted } from '../../src/pieces/finiteSum.js';
import { roundedUp } from '../../src/pieces/noiseFacts.js';

/**
 * f_i(x) = 1/2 sum_j curvatures_ij (x_j - x*_j)^2 + <tilt_i, x - x*> with tilts that sum to zero: x* minimizes the mean and
 * none of the components. `tilts` are whole numbers whose differences along a ring are taken.
 */
export const tiltedQuadratics = scenario({
  title: 'Strongly convex quadratics with different minimizers',
  satisfies: 'finite-sum strongly-convex@each smooth@each strongly-convex smooth minimizer variance-at-minimizer',
  instance: record(
    {
      curvatures: table('n', 'd', positive(0.1, 10)),
      tilts: table('n', 'd', integer(-3, 3)),
      minimizer: list('d', real(-2, 2)),
      start: list('d', real(-4, 4)),
    },
    { n: [2, 5], d: [1, 3] },
  ),

  build({ curvatures, tilts, minimizer, start }) {
    const apart = cancelling(tilts);
    const means = start.map((_, j) => curvatures.reduce((sum, row) => sum + row[j], 0) / curvatures.length);
    return planted(
      curvatures.map((spectrum) => diagonalQuadratic(spectrum)),
      { minimizer, start, tilts: apart },
      {
        'finite-sum': [curvatures.length],
        'strongly-convex@each': [Math.min(...curvatures.flat())],
        'smooth@each': [Math.max(...curvatures.flat())],
        'strongly-convex': [Math.min(...means) * (1 - 4 * Number.EPSILON)],
        smooth: [roundedUp(Math.max(...means))],
        minimizer: [],
        'variance-at-minimizer': [roundedUp(meanSquare(apart))],
      },
    );
  },
});

import { scenario } from '../../src/core/scenario.js';
import { list, positive, real, record } from '../../src/core/shape.js';
import { diagonalQuadratic } from '../../src/pieces/diagonalQuadratic.js';
import { planted } from '../../src/pieces/finiteSum.js';
import { roundedUp } from '../../src/pieces/noiseFacts.js';
import { rotated } from '../../src/pieces/rotated.js';

/**
 * Two quadratics of curvatures mu and L in the plane, tilted by +-tilt along the second axis: mirror images of each other in
 * the first axis. `angle` is that of the mirror that turns each out of the axes. Minimizer 0 of the mean, minimum 0.
 */
export const mirroredQuadratics = scenario({
  title: 'Two quadratics that are mirror images of each other',
  satisfies: 'finite-sum strongly-convex@each smooth@each strongly-convex smooth minimizer variance-at-minimizer',
  instance: record(
    {
      mu: positive(0.05, 1),
      L: positive(1, 10),
      angle: real(-1.6, 1.6),
      tilt: real(-4, 4),
      start: list('plane', real(-4, 4)),
    },
    { plane: [2, 2] },
  ),

  build({ mu, L, angle, tilt, start }) {
    const spectrum = diagonalQuadratic([mu, L]);
    return planted(
      [angle, -angle].map((a) => rotated(spectrum, [Math.cos(a), Math.sin(a)])),
      {
        minimizer: [0, 0],
        start,
        tilts: [
          [0, tilt],
          [0, -tilt],
        ],
      },
      {
        'finite-sum': [2],
        'strongly-convex@each': [mu],
        'smooth@each': [L],
        'strongly-convex': [mu],
        smooth: [L],
        minimizer: [],
        'variance-at-minimizer': [roundedUp(tilt * tilt)],
      },
    );
  },
});

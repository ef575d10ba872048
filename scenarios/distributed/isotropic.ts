import { scenario } from '../../src/core/scenario.js';
import { list, positive, real, record } from '../../src/core/shape.js';
import { diagonalQuadratic } from '../../src/pieces/diagonalQuadratic.js';

/** f(x) = h/2 ||x||^2, the same for every worker; minimizer 0, minimum 0. */
export const isotropicQuadratic = scenario({
  title: 'Quadratic with one curvature, common to all workers',
  satisfies: 'isotropic minimizer',
  instance: record({ curvature: positive(0.05, 20), start: list('d', real(-10, 10)) }, { d: [1, 3] }),

  build({ curvature, start }) {
    return {
      dim: start.length,
      start,
      minimizer: start.map(() => 0),
      minimum: 0,
      objective: diagonalQuadratic(start.map(() => curvature)),
      facts: { isotropic: [curvature], minimizer: [] },
    };
  },
});

import { scenario } from '../../src/core/scenario.js';
import { list, positive, real, record } from '../../src/core/shape.js';
import { diagonalQuadratic } from '../../src/pieces/diagonalQuadratic.js';

/**
 * f(x) = 1/2 sum_i lambda_i x_i^2, with minimizer 0 and minimum 0.
 * Certified: L = max lambda, mu = min lambda, exact by construction. Diagonal loses no generality for rotation-equivariant
 * methods and costs no rounding.
 */
export const quadratic = scenario({
  title: 'Diagonal quadratic',
  satisfies: 'strongly-convex smooth minimizer diagonal-quadratic',
  instance: record({ spectrum: list('d', positive(0.05, 20)), start: list('d', real(-10, 10)) }, { d: [1, 8] }),

  build({ spectrum, start }) {
    return {
      dim: spectrum.length,
      start,
      minimizer: spectrum.map(() => 0),
      minimum: 0,
      objective: diagonalQuadratic(spectrum),
      hessian: (A, v, out) => spectrum.forEach((lambda, i) => (out[i] = A.mul(A.of(lambda), v[i]))),
      facts: {
        'strongly-convex': [Math.min(...spectrum)],
        smooth: [Math.max(...spectrum)],
        minimizer: [],
        'diagonal-quadratic': [],
      },
    };
  },
});

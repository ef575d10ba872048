import { scenario } from '../../src/core/scenario.js';
import { list, real, record } from '../../src/core/shape.js';
import { diagonalQuadratic } from '../../src/pieces/diagonalQuadratic.js';

/**
 * f(x) = 1/2 sum_i lambda_i x_i^2 with curvatures of either sign: a quadratic that need not have a minimizer. Its
 * stationary point 0, with its value 0, stands in as the point that errors are measured from.
 */
export const saddle = scenario({
  title: 'Indefinite quadratic',
  satisfies: 'smooth quadratic',
  instance: record({ spectrum: list('d', real(-10, 10)), start: list('d', real(-10, 10)) }, { d: [1, 6] }),

  build({ spectrum, start }) {
    return {
      dim: spectrum.length,
      start,
      minimizer: spectrum.map(() => 0),
      minimum: 0,
      objective: diagonalQuadratic(spectrum),
      hessian: (A, v, out) => spectrum.forEach((lambda, i) => (out[i] = A.mul(A.of(lambda), v[i]))),
      facts: { smooth: [Math.max(...spectrum.map(Math.abs))], quadratic: [] },
    };
  },
});

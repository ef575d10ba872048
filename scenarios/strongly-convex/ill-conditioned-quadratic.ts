import { scenario } from '../../src/core/scenario.js';
import { integer, positive, real, record } from '../../src/core/shape.js';
import { diagonalQuadratic } from '../../src/pieces/diagonalQuadratic.js';

/**
 * f(x) = 1/2 sum_i lambda_i x_i^2 with curvatures in geometric progression from L / kappa to L, kappa up to a million,
 * started at (start, ..., start). Minimizer 0, minimum 0.
 */
export const illConditionedQuadratic = scenario({
  title: 'Ill-conditioned quadratic',
  satisfies: 'strongly-convex smooth minimizer diagonal-quadratic',
  instance: record({
    d: integer(2, 8),
    L: positive(0.1, 10),
    kappa: positive(1, 1e6),
    start: real(-10, 10),
  }),

  build({ d, L, kappa, start }) {
    const spectrum = Array.from({ length: d }, (_, i) => L * kappa ** (-i / (d - 1)));
    return {
      dim: d,
      start: spectrum.map(() => start),
      minimizer: spectrum.map(() => 0),
      minimum: 0,
      objective: diagonalQuadratic(spectrum),
      hessian: (A, v, out) => spectrum.forEach((lambda, i) => (out[i] = A.mul(A.of(lambda), v[i]))),
      newton: (A, _x, g, out) => spectrum.forEach((lambda, i) => (out[i] = A.div(g[i], A.of(lambda)))),
      facts: {
        'strongly-convex': [Math.min(...spectrum)],
        smooth: [Math.max(...spectrum)],
        minimizer: [],
        'diagonal-quadratic': [],
      },
    };
  },
});

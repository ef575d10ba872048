import { scenario } from '../../src/core/scenario.js';
import { integer, positive, record } from '../../src/core/shape.js';
import { shifted } from '../../src/pieces/shifted.js';
import { sumOfSquares, sumOfSquaresHessian } from '../../src/pieces/sumOfSquares.js';

/**
 * f(x) = L/8 ( y_1^2 + sum_i (y_i - y_{i+1})^2 + y_d^2 ), y = x - c with c_i = unit (d + 1 - i), x_0 = 0: each gradient
 * opens one new coordinate, so that k steps see only k of them. Minimum 0 at c.
 * Certified: L (the eigenvalues of the difference matrix are below 4).
 *
 * source  Nesterov, Introductory lectures on convex optimization, 2004, in the form with minimum 0
 */
export const nesterovWorst = scenario({
  title: "Nesterov's worst smooth function",
  satisfies: 'convex smooth minimizer quadratic',
  instance: record({ d: integer(1, 24), L: positive(0.1, 10), unit: positive(0.01, 2) }),

  build({ d, L, unit }) {
    const differences = Array.from({ length: d + 1 }, (_, i) =>
      Array.from({ length: d }, (_, j) => (j === i ? 1 : j === i - 1 ? -1 : 0)),
    );
    const minimizer = Array.from({ length: d }, (_, i) => unit * (d - i));
    return {
      dim: d,
      start: minimizer.map(() => 0),
      minimizer,
      minimum: 0,
      objective: shifted(sumOfSquares(differences, L / 4), minimizer),
      hessian: sumOfSquaresHessian(differences, L / 4),
      facts: { convex: [], smooth: [L], minimizer: [], quadratic: [] },
    };
  },
});

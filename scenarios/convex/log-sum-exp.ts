import { scenario } from '../../src/core/scenario.js';
import { integer, list, positive, real, record, table, where } from '../../src/core/shape.js';
import { lengthOf, roundedUp } from '../../src/numerics/gram.js';
import { logSumExp as piece } from '../../src/pieces/logSumExp.js';
import { shifted } from '../../src/pieces/shifted.js';
import { closed, isSloped } from './closed.js';

/**
 * f(x) = t log( (1/n) sum_i exp(a_i.(x - c) / t) ): a maximum of n linear functions, smoothed at temperature t.
 * The rows are whole numbers that sum to zero, so c is a minimizer and the minimum is 0, exactly.
 * Certified: L = max_ij ||a_i - a_j||^2 / (4t) (a variance is at most a quarter of the squared range), G = max_i ||a_i||.
 */
export const logSumExp = scenario({
  title: 'Log-sum-exp',
  satisfies: 'convex smooth lipschitz minimizer',
  instance: where(
    record(
      {
        rows: table('n', 'd', integer(-5, 5)),
        temperature: positive(0.05, 10),
        center: list('d', real(-3, 3)),
        start: list('d', real(-10, 10)),
      },
      { n: [1, 6], d: [1, 5] },
    ),
    'a row that is not zero',
    isSloped,
  ),

  build({ rows, temperature, center, start }) {
    const all = closed(rows);
    const apart = Math.max(...all.flatMap((a) => all.map((b) => a.reduce((sum, ai, j) => sum + (ai - b[j]) ** 2, 0))));
    return {
      dim: center.length,
      start,
      minimizer: center,
      minimum: 0,
      objective: shifted(piece(all, temperature), center),
      facts: {
        convex: [],
        smooth: [roundedUp(apart / (4 * temperature))],
        lipschitz: [Math.max(...all.map(lengthOf))],
        minimizer: [],
      },
    };
  },
});

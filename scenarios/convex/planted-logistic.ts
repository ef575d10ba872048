import { scenario } from '../../src/core/scenario.js';
import { list, real, record, table, where } from '../../src/core/shape.js';
import { largestCurvature, lengthOf, roundedUp } from '../../src/numerics/gram.js';
import { logisticDivergence } from '../../src/pieces/logisticDivergence.js';
import { shifted } from '../../src/pieces/shifted.js';
import { isSloped } from './closed.js';

/**
 * f(x) = (1/n) sum_i log(1 + exp(-(m_i + a_i.(x - c)))) with the linear term that makes c its minimizer; m_i are the
 * margins there. Minimum 0.
 * Certified: L = lambda_max of the mean of a_i a_i^T / 4; G = mean of ||a_i||, a slope being at most 1 either way.
 */
export const plantedLogistic = scenario({
  title: 'Logistic regression',
  satisfies: 'convex smooth lipschitz minimizer',
  instance: where(
    record(
      {
        rows: table('n', 'd', real(-3, 3)),
        margins: list('n', real(-4, 4)),
        center: list('d', real(-3, 3)),
        start: list('d', real(-10, 10)),
      },
      { n: [1, 10], d: [1, 5] },
    ),
    'a row that is not zero',
    isSloped,
  ),

  build({ rows, margins, center, start }) {
    const share = rows.map(() => 0.25 / rows.length);
    const L = roundedUp(largestCurvature(rows, share));
    return {
      dim: center.length,
      start,
      minimizer: center,
      minimum: 0,
      objective: shifted(logisticDivergence(rows, margins), center),
      facts: {
        convex: [],
        smooth: [L],
        lipschitz: [roundedUp(rows.reduce((sum, row) => sum + lengthOf(row), 0) / rows.length)],
        minimizer: [],
      },
    };
  },
});

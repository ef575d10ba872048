import { scenario } from '../../src/core/scenario.js';
import { list, positive, real, record, table } from '../../src/core/shape.js';
import { largestCurvature, roundedUp } from '../../src/numerics/gram.js';
import { diagonalQuadratic } from '../../src/pieces/diagonalQuadratic.js';
import { logisticDivergence } from '../../src/pieces/logisticDivergence.js';
import { shifted } from '../../src/pieces/shifted.js';
import { sum } from '../../src/pieces/sum.js';

/**
 * f(x) = (1/n) sum_i log(1 + exp(-(m_i + a_i.(x - c)))) + ridge/2 ||x||^2, with the linear term that makes c its
 * minimizer, where the examples have margins m_i. Minimum 0.
 * Certified: mu = ridge, L = ridge + lambda_max of the mean of a_i a_i^T / 4.
 */
export const plantedRegularizedLogistic = scenario({
  title: 'Ridge-regularized logistic regression',
  satisfies: 'strongly-convex smooth minimizer',
  instance: record(
    {
      rows: table('n', 'd', real(-3, 3)),
      margins: list('n', real(-4, 4)),
      ridge: positive(0.01, 2),
      center: list('d', real(-3, 3)),
      start: list('d', real(-10, 10)),
    },
    { n: [1, 8], d: [1, 4] },
  ),

  build({ rows, margins, ridge, center, start }) {
    const share = rows.map(() => 0.25 / rows.length);
    const loss = logisticDivergence(rows, margins);
    // The ridge minus its tangent at c is a ridge around c.
    const penalty = diagonalQuadratic(center.map(() => ridge));
    return {
      dim: center.length,
      start,
      minimizer: center,
      minimum: 0,
      objective: shifted(sum([loss, penalty]), center),
      facts: {
        'strongly-convex': [ridge],
        smooth: [roundedUp(ridge + largestCurvature(rows, share))],
        minimizer: [],
      },
    };
  },
});

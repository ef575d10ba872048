import { scenario } from '../../src/core/scenario.js';
import { list, positive, real, record, table, where } from '../../src/core/shape.js';
import { largestCurvature, lengthOf, roundedUp } from '../../src/numerics/gram.js';
import { cosine } from '../../src/pieces/links.js';
import { ridges } from '../../src/pieces/ridges.js';
import { shifted } from '../../src/pieces/shifted.js';

/**
 * f(x) = sum_i w_i (1 - cos(a_i.(x - c))): many local minima, global ones at c and its periods, minimum 0.
 * Certified: L = lambda_max(sum_i w_i a_i a_i^T), G = sum_i w_i ||a_i||.
 */
export const sumOfCosines = scenario({
  title: 'Sum of cosines',
  satisfies: 'smooth lipschitz minimizer',
  instance: where(
    record(
      {
        rows: table('n', 'd', real(-3, 3)),
        weights: list('n', positive(0.05, 5)),
        center: list('d', real(-3, 3)),
        start: list('d', real(-10, 10)),
      },
      { n: [1, 6], d: [1, 4] },
    ),
    'a row that is not zero',
    ({ rows }) => rows.some((row) => Math.hypot(...row) > 0),
  ),

  build({ rows, weights, center, start }) {
    const L = roundedUp(largestCurvature(rows, weights));
    const cosines = ridges(
      cosine,
      rows,
      rows.map(() => 0),
      weights,
    );
    return {
      dim: center.length,
      start,
      minimizer: center,
      minimum: 0,
      objective: shifted(cosines, center),
      facts: {
        smooth: [L],
        lipschitz: [roundedUp(rows.reduce((sum, row, i) => sum + weights[i] * lengthOf(row), 0))],
        minimizer: [],
      },
    };
  },
});

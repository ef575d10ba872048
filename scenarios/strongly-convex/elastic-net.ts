import { scenario } from '../../src/core/scenario.js';
import { choice, list, positive, real, record, table } from '../../src/core/shape.js';
import { largestCurvature, roundedUp } from '../../src/numerics/gram.js';
import { diagonalQuadratic } from '../../src/pieces/diagonalQuadratic.js';
import { l1Norm } from '../../src/pieces/l1Norm.js';
import { linear } from '../../src/pieces/linear.js';
import { shifted } from '../../src/pieces/shifted.js';
import { sum } from '../../src/pieces/sum.js';
import { sumOfSquares } from '../../src/pieces/sumOfSquares.js';

/**
 * F(x) = 1/2 ||A (x - c)||^2 + ridge/2 ||x - c||^2 - weight s.x + weight ||x||_1 with s a subgradient of ||.||_1 at c: the elastic
 * net, its linear term chosen so that c is the solution. F* = 0. `support` says which coordinates of c are not zero;
 * `dual` is s on the others.
 * Certified for the smooth part: mu = ridge, L = ridge + lambda_max(A^T A).
 */
export const elasticNet = scenario({
  title: 'Elastic net',
  satisfies: 'strongly-convex smooth composite',
  instance: record(
    {
      rows: table('n', 'd', real(-3, 3)),
      ridge: positive(0.01, 5),
      weight: positive(0.05, 10),
      support: list('d', choice(1, 0)),
      values: list('d', real(-3, 3)),
      dual: list('d', real(-1, 1)),
      start: list('d', real(-10, 10)),
    },
    { n: [1, 8], d: [1, 5] },
  ),

  build({ rows, ridge, weight, support, values, dual, start }) {
    const solution = values.map((value, i) => support[i] * value + 0);
    const slope = solution.map((c, i) => -weight * (Math.sign(c) || dual[i]));
    const penalty = diagonalQuadratic(solution.map(() => ridge));
    return {
      dim: solution.length,
      start,
      minimizer: solution,
      minimum: 0,
      objective: sum([shifted(sum([sumOfSquares(rows, 1), penalty]), solution), linear(slope)]),
      proximal: l1Norm(weight),
      facts: {
        'strongly-convex': [ridge],
        smooth: [roundedUp(ridge + largestCurvature(rows))],
        composite: [],
      },
    };
  },
});

import { scenario } from '../../src/core/scenario.js';
import { choice, list, positive, real, record, table, where } from '../../src/core/shape.js';
import { largestCurvature } from '../../src/numerics/gram.js';
import { l1Norm } from '../../src/pieces/l1Norm.js';
import { linear } from '../../src/pieces/linear.js';
import { square } from '../../src/pieces/links.js';
import { ridges } from '../../src/pieces/ridges.js';
import { shifted } from '../../src/pieces/shifted.js';
import { sum } from '../../src/pieces/sum.js';
import { isSloped } from './closed.js';

/**
 * F(x) = 1/2 ||A (x - c)||^2 - weight s.x + weight ||x||_1 with s a subgradient of ||.||_1 at c: the lasso with solution c,
 * A^T (A c - b) + weight s = 0 put in the place of b (up to a constant, where s is in the row space of A). F* = 0.
 * `support` says which coordinates of c are not zero; `dual` is s on the others.
 * Certified: L = lambda_max(A^T A) of the smooth part.
 */
export const lasso = scenario({
  title: 'Lasso',
  satisfies: 'convex smooth composite',
  instance: where(
    record(
      {
        rows: table('n', 'd', real(-3, 3)),
        weight: positive(0.05, 10),
        support: list('d', choice(1, 0)),
        values: list('d', real(-3, 3)),
        dual: list('d', real(-1, 1)),
        start: list('d', real(-10, 10)),
      },
      { n: [1, 10], d: [1, 6] },
    ),
    'a row that is not zero',
    isSloped,
  ),

  build({ rows, weight, support, values, dual, start }) {
    const L = largestCurvature(rows);
    const solution = values.map((value, i) => support[i] * value + 0);
    const slope = solution.map((c, i) => -weight * (Math.sign(c) || dual[i]));
    return {
      dim: solution.length,
      start,
      minimizer: solution,
      minimum: 0,
      objective: sum([shifted(ridges(square, rows), solution), linear(slope)]),
      proximal: l1Norm(weight),
      facts: { convex: [], smooth: [L], composite: [] },
    };
  },
});

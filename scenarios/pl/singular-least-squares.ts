import { scenario } from '../../src/core/scenario.js';
import { list, real, record, table, where } from '../../src/core/shape.js';
import { largestCurvature, roundedDown, roundedUp, smallestCurvature, transposed } from '../../src/numerics/gram.js';
import { shifted } from '../../src/pieces/shifted.js';
import { sumOfSquares, sumOfSquaresHessian } from '../../src/pieces/sumOfSquares.js';

/** Certified smallest eigenvalue of A A^T / n. */
const strength = (rows: readonly number[][]): number => roundedDown(smallestCurvature(transposed(rows)) / rows.length);

/**
 * f(x) = 1/(2n) ||A (x - c)||^2 with fewer examples than unknowns: convex, not strongly, and PL with the smallest
 * eigenvalue of A A^T / n. Minimum 0 on c + ker A; c is the minimizer that distances are measured to.
 */
export const singularLeastSquares = scenario({
  title: 'Underdetermined least squares',
  satisfies: 'convex smooth pl minimizer quadratic',
  instance: where(
    record(
      { rows: table('n', 'd', real(-3, 3)), center: list('d', real(-3, 3)), start: list('d', real(-10, 10)) },
      { n: [1, 3], d: [2, 6] },
    ),
    'fewer rows than unknowns, and independent ones',
    ({ rows, center }) => rows.length < center.length && strength(rows) > 1e-6,
  ),

  build({ rows, center, start }) {
    const share = 1 / rows.length;
    return {
      dim: center.length,
      start,
      minimizer: center,
      minimum: 0,
      objective: shifted(sumOfSquares(rows, share), center),
      hessian: sumOfSquaresHessian(rows, share),
      facts: {
        convex: [],
        smooth: [roundedUp(largestCurvature(rows) / rows.length)],
        pl: [strength(rows)],
        minimizer: [],
        quadratic: [],
      },
    };
  },
});

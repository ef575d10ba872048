import { scenario } from '../../src/core/scenario.js';
import { list, real, record, table, where } from '../../src/core/shape.js';
import { largestCurvature, roundedDown, roundedUp, smallestCurvature } from '../../src/numerics/gram.js';
import { constant } from '../../src/pieces/constant.js';
import { shifted } from '../../src/pieces/shifted.js';
import { sum } from '../../src/pieces/sum.js';
import { sumOfSquares, sumOfSquaresHessian } from '../../src/pieces/sumOfSquares.js';

/** Certified smallest eigenvalue of A^T A / n. */
const strength = (rows: readonly number[][]): number => roundedDown(smallestCurvature(rows) / rows.length);

/**
 * f(x) = 1/(2n) ||A (x - c)||^2 + residual with at least as many examples as unknowns: least squares whose solution is c,
 * where the part of the targets outside the range of A leaves the residual. Minimum = residual.
 * Certified: L and mu are the extreme eigenvalues of A^T A / n, rounded outwards.
 */
export const overdeterminedLeastSquares = scenario({
  title: 'Overdetermined least squares',
  satisfies: 'strongly-convex smooth minimizer quadratic',
  instance: where(
    record(
      {
        rows: table('n', 'd', real(-3, 3)),
        residual: real(0, 5),
        center: list('d', real(-3, 3)),
        start: list('d', real(-10, 10)),
      },
      { n: [2, 12], d: [1, 4] },
    ),
    'rows that span the space',
    ({ rows }) => strength(rows) > 1e-6,
  ),

  build({ rows, residual, center, start }) {
    const share = 1 / rows.length;
    return {
      dim: center.length,
      start,
      minimizer: center,
      minimum: residual,
      objective: sum([shifted(sumOfSquares(rows, share), center), constant(center.length, residual)]),
      hessian: sumOfSquaresHessian(rows, share),
      facts: {
        'strongly-convex': [strength(rows)],
        smooth: [roundedUp(largestCurvature(rows) / rows.length)],
        minimizer: [],
        quadratic: [],
      },
    };
  },
});

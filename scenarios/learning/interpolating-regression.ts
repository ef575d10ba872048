import { scenario } from '../../src/core/scenario.js';
import { integer, list, record, table, where } from '../../src/core/shape.js';
import { largestCurvature, roundedDown, roundedUp, smallestCurvature, transposed } from '../../src/numerics/gram.js';
import { shifted } from '../../src/pieces/shifted.js';
import { sumOfSquares, sumOfSquaresHessian } from '../../src/pieces/sumOfSquares.js';

/** Data in quarters, so that the start lies in the row space of the minimizer without rounding. */
const quarters = (values: readonly number[]): number[] => values.map((value) => value / 4);

/** Certified smallest squared singular value. */
const strength = (rows: readonly number[][]): number => roundedDown(smallestCurvature(transposed(rows)));

/**
 * f(w) = 1/2 ||X w - y||^2 with fewer examples than weights, y = X center, started at center + X' offset: center is the
 * interpolant nearest to the start, for every start. Certified: smooth with the largest squared singular value of X, PL
 * with the smallest, rounded outwards. Rows, center and offset are given in quarters.
 */
export const interpolatingRegression = scenario({
  title: 'Underdetermined least squares, distances measured to the nearest interpolant',
  satisfies: 'convex smooth pl minimizer nearest-minimizer quadratic',
  instance: where(
    record(
      {
        rows: table('n', 'd', integer(-8, 8)),
        center: list('d', integer(-16, 16)),
        offset: list('n', integer(-8, 8)),
      },
      { n: [1, 3], d: [2, 6] },
    ),
    'fewer rows than unknowns, and independent ones',
    ({ rows, center }) => rows.length < center.length && strength(rows) > 1e-2,
  ),

  build({ rows, center, offset }) {
    const X = rows.map(quarters);
    const minimizer = quarters(center);
    return {
      dim: center.length,
      start: minimizer.map((w, j) => X.reduce((sum, row, i) => sum + (row[j] * offset[i]) / 4, w)),
      minimizer,
      minimum: 0,
      objective: shifted(sumOfSquares(X, 1), minimizer),
      hessian: sumOfSquaresHessian(X, 1),
      facts: {
        convex: [],
        smooth: [roundedUp(largestCurvature(X))],
        pl: [strength(X)],
        minimizer: [],
        'nearest-minimizer': [],
        quadratic: [],
      },
    };
  },
});

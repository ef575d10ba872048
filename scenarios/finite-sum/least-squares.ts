import { scenario } from '../../src/core/scenario.js';
import { list, positive, real, record, table, where } from '../../src/core/shape.js';
import { diagonalQuadratic } from '../../src/pieces/diagonalQuadratic.js';
import { meanSquare, planted } from '../../src/pieces/finiteSum.js';
import { square } from '../../src/pieces/links.js';
import { roundedUp } from '../../src/pieces/noiseFacts.js';
import { ridges } from '../../src/pieces/ridges.js';
import { sum } from '../../src/pieces/sum.js';

const DATA = { rows: table('m', 'd', real(-2, 2)), minimizer: list('d', real(-2, 2)), start: list('d', real(-4, 4)) };

function longest(rows: readonly (readonly number[])[]): number {
  return Math.max(...rows.map((row) => row.reduce((total, a) => total + a * a, 0)));
}

/** f_i(x) = 1/2 <a_i, x - x*>^2: noiseless least squares, every equation solved by x*. */
export const interpolatingLeastSquares = scenario({
  title: 'Least squares with an exact solution',
  satisfies: 'finite-sum interpolation convex@each smooth@each convex minimizer',
  instance: where(record(DATA, { m: [1, 5], d: [1, 3] }), 'a row that is not 0', ({ rows }) => longest(rows) > 1e-6),

  build({ rows, minimizer, start }) {
    return planted(
      rows.map((row) => ridges(square, [row])),
      { minimizer, start },
      {
        'finite-sum': [rows.length],
        interpolation: [],
        'convex@each': [],
        'smooth@each': [roundedUp(longest(rows))],
        convex: [],
        minimizer: [],
      },
    );
  },
});

/**
 * f_i(x) = 1/2 <a_i, u>^2 -+ r_i <a_i, u> + ridge/2 ||u||^2 with u = x - x*, one component for each sign of the residual
 * r_i: regularized least squares that no x fits, of which x* is the solution.
 */
export const tiltedRidgeRegression = scenario({
  title: 'Ridge regression with residuals',
  satisfies: 'finite-sum strongly-convex@each smooth@each strongly-convex minimizer variance-at-minimizer',
  instance: record({ ...DATA, residuals: list('m', real(-1, 1)), ridge: positive(0.05, 2) }, { m: [1, 3], d: [1, 3] }),

  build({ rows, residuals, ridge, minimizer, start }) {
    const regular = diagonalQuadratic(start.map(() => ridge));
    const tilts = rows.flatMap((row, i) => {
      const tilt = row.map((a) => residuals[i] * a);
      return [tilt, tilt.map((t) => -t)];
    });
    return planted(
      rows.flatMap((row) => {
        const piece = sum([ridges(square, [row]), regular]);
        return [piece, piece];
      }),
      { minimizer, start, tilts },
      {
        'finite-sum': [2 * rows.length],
        'strongly-convex@each': [ridge],
        'smooth@each': [roundedUp(longest(rows) + ridge)],
        'strongly-convex': [ridge],
        minimizer: [],
        'variance-at-minimizer': [roundedUp(meanSquare(tilts))],
      },
    );
  },
});

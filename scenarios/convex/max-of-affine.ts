import { scenario } from '../../src/core/scenario.js';
import { integer, list, positive, real, record, table, where } from '../../src/core/shape.js';
import { lengthOf } from '../../src/numerics/gram.js';
import { maxOfAffine as piece } from '../../src/pieces/maxOfAffine.js';
import { shifted } from '../../src/pieces/shifted.js';
import { closed, isSloped } from './closed.js';

/**
 * f(x) = max( max_i a_i.y, max_j b_j.y - beta_j ), y = x - c, with whole rows a_i that sum to zero and beta_j >= 0:
 * minimizer c, minimum 0, Lipschitz with constant the longest row. The oracle gives the first row that is largest.
 */
export const maxOfAffine = scenario({
  title: 'Maximum of affine functions',
  satisfies: 'convex lipschitz minimizer',
  instance: where(
    record(
      {
        rows: table('n', 'd', integer(-5, 5)),
        cuts: table('m', 'd', real(-10, 10)),
        offsets: list('m', positive(0.01, 10)),
        center: list('d', real(-3, 3)),
        start: list('d', real(-10, 10)),
      },
      { n: [1, 6], m: [0, 3], d: [1, 6] },
    ),
    'a row that is not zero',
    isSloped,
  ),

  build({ rows, cuts, offsets, center, start }) {
    const balanced = closed(rows);
    const all = [...balanced, ...cuts];
    return {
      dim: center.length,
      start,
      minimizer: center,
      minimum: 0,
      objective: shifted(piece(all, [...balanced.map(() => 0), ...offsets]), center),
      facts: { convex: [], lipschitz: [Math.max(...all.map(lengthOf))], minimizer: [] },
    };
  },
});

import { scenario } from '../../src/core/scenario.js';
import { list, real, record, table, where } from '../../src/core/shape.js';
import { meanSquare, planted } from '../../src/pieces/finiteSum.js';
import { logCosh } from '../../src/pieces/logCosh.js';
import { roundedUp } from '../../src/pieces/noiseFacts.js';
import { ridges } from '../../src/pieces/ridges.js';

/**
 * Logistic regression in which every row comes with both labels: the losses log(1 + exp(-+<a_i, x - x*>)), less log 2 each,
 * are log cosh(<a_i, u>/2) -+ <a_i, u>/2, and x* minimizes their mean.
 */
export const contradictingLabels = scenario({
  title: 'Logistic regression on contradicting labels',
  satisfies: 'finite-sum convex@each smooth@each lipschitz@each convex minimizer variance-at-minimizer',
  instance: where(
    record(
      { rows: table('m', 'd', real(-2, 2)), minimizer: list('d', real(-2, 2)), start: list('d', real(-4, 4)) },
      { m: [1, 3], d: [1, 3] },
    ),
    'a row that is not 0',
    ({ rows }) => Math.max(...rows.flat().map(Math.abs)) > 1e-3,
  ),

  build({ rows, minimizer, start }) {
    const longest = Math.max(...rows.map((row) => Math.hypot(...row)));
    const tilts = rows.flatMap((row) => [row.map((a) => -a / 2), row.map((a) => a / 2)]);
    return planted(
      rows.flatMap((row) => [ridges(logCosh, [row]), ridges(logCosh, [row])]),
      { minimizer, start, tilts },
      {
        'finite-sum': [2 * rows.length],
        'convex@each': [],
        'smooth@each': [roundedUp(longest * longest) / 4],
        'lipschitz@each': [roundedUp(longest)],
        convex: [],
        minimizer: [],
        'variance-at-minimizer': [roundedUp(meanSquare(tilts))],
      },
    );
  },
});

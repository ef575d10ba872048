import { scenario } from '../../src/core/scenario.js';
import { list, real, record, table, where } from '../../src/core/shape.js';
import { planted } from '../../src/pieces/finiteSum.js';
import { cosine } from '../../src/pieces/links.js';
import { roundedUp } from '../../src/pieces/noiseFacts.js';
import { ridges } from '../../src/pieces/ridges.js';

/** f_i(x) = 1 - cos <a_i, x - x*>: bounded, smooth, non-convex, with a common minimizer. */
export const cosines = scenario({
  title: 'Cosines with a common minimizer',
  satisfies: 'finite-sum interpolation smooth@each lipschitz@each minimizer',
  instance: where(
    record(
      { rows: table('n', 'd', real(-2, 2)), minimizer: list('d', real(-2, 2)), start: list('d', real(-4, 4)) },
      { n: [1, 4], d: [1, 3] },
    ),
    'a row that is not 0',
    ({ rows }) => Math.max(...rows.flat().map(Math.abs)) > 1e-2,
  ),

  build({ rows, minimizer, start }) {
    const longest = Math.max(...rows.map((row) => Math.hypot(...row)));
    return planted(
      rows.map((row) => ridges(cosine, [row])),
      { minimizer, start },
      {
        'finite-sum': [rows.length],
        interpolation: [],
        'smooth@each': [roundedUp(longest * longest)],
        'lipschitz@each': [roundedUp(longest)],
        minimizer: [],
      },
    );
  },
});

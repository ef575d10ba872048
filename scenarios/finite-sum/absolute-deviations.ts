import { scenario } from '../../src/core/scenario.js';
import { list, positive, real, record, table, where } from '../../src/core/shape.js';
import { planted } from '../../src/pieces/finiteSum.js';
import { absolute } from '../../src/pieces/links.js';
import { roundedUp } from '../../src/pieces/noiseFacts.js';
import { ridges } from '../../src/pieces/ridges.js';
import { boxSet } from '../../src/pieces/sets.js';

const ROWS = table('n', 'd', real(-2, 2));
const SIZES = { n: [1, 4], d: [1, 3] } as const;
const proper = ({ rows }: { rows: number[][] }): boolean => Math.max(...rows.flat().map(Math.abs)) > 1e-3;

function pieces(rows: readonly (readonly number[])[]) {
  return rows.map((row) => ridges(absolute(), [row]));
}

/** The length of the longest row, exactly where it has one entry. */
function longest(rows: readonly (readonly number[])[]): number {
  return Math.max(...rows.map((row) => (row.length === 1 ? Math.abs(row[0]) : roundedUp(Math.hypot(...row)))));
}

/** f_i(x) = |<a_i, x - x*>|: every equation is solved by x*, and every component has its kink there. */
export const absoluteDeviations = scenario({
  title: 'Least absolute deviations',
  satisfies: 'finite-sum interpolation convex@each lipschitz@each convex minimizer',
  instance: where(
    record({ rows: ROWS, minimizer: list('d', real(-2, 2)), start: list('d', real(-4, 4)) }, SIZES),
    'a row that is not 0',
    proper,
  ),

  build({ rows, minimizer, start }) {
    return planted(
      pieces(rows),
      { minimizer, start },
      {
        'finite-sum': [rows.length],
        interpolation: [],
        'convex@each': [],
        'lipschitz@each': [longest(rows)],
        convex: [],
        minimizer: [],
      },
    );
  },
});

/** The same on the box [-below, above]^d around x* = 0. `start` runs from -1, the lower end, to 1, the upper. */
export const absoluteDeviationsOnBox = scenario({
  title: 'Least absolute deviations on a box',
  satisfies: 'finite-sum convex@each lipschitz@each convex constrained box bounded-set feasible-radius',
  instance: where(
    record({ rows: ROWS, below: positive(0.1, 10), above: positive(0.1, 10), start: list('d', real(-1, 1)) }, SIZES),
    'a row that is not 0',
    proper,
  ),

  build({ rows, below, above, start }) {
    const dim = start.length;
    const root = dim === 1 ? 1 : roundedUp(Math.sqrt(dim));
    const side = roundedUp(below + above);
    return planted(
      pieces(rows),
      {
        minimizer: start.map(() => 0),
        start: start.map((s) => (s < 0 ? below * s : above * s)),
        proximal: boxSet(new Array<number>(dim).fill(-below), new Array<number>(dim).fill(above)),
      },
      {
        'finite-sum': [rows.length],
        'convex@each': [],
        'lipschitz@each': [longest(rows)],
        convex: [],
        constrained: [],
        box: [side],
        'bounded-set': [side * root],
        'feasible-radius': [Math.max(below, above) * root],
      },
    );
  },
});

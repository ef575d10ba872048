import { scenario } from '../../src/core/scenario.js';
import { integer, list, positive, real, record, table } from '../../src/core/shape.js';
import { linearLosses } from '../../src/pieces/linearLosses.js';
import { boxSet } from '../../src/pieces/sets.js';

/**
 * l_t(x) = <slopes_t, x> on the box [-radius, radius]^d, the list of slopes repeated for ever. The best decision in
 * hindsight is the corner opposite to the sum of the slopes. `start` is in units of the radius.
 */
export const linearOnBox = scenario({
  title: 'Linear losses on a box',
  satisfies: 'online-losses box bounded-set lipschitz-losses coordinate-lipschitz-losses',
  instance: record(
    { radius: positive(0.1, 10), slopes: table('period', 'd', integer(-4, 4)), start: list('d', real(-1, 1)) },
    { period: [1, 6], d: [1, 4] },
  ),

  build({ radius, slopes, start }) {
    const dim = start.length;
    const side = 2 * radius;
    return {
      dim,
      start: start.map((xi) => radius * xi),
      proximal: boxSet(new Array<number>(dim).fill(-radius), new Array<number>(dim).fill(radius)),
      losses: linearLosses(slopes, (A, total) =>
        total.reduce((sum, slope) => A.sub(sum, A.mul(A.of(radius), A.abs(slope))), A.of(0)),
      ),
      facts: {
        'online-losses': [],
        box: [side],
        'bounded-set': [side * Math.sqrt(dim) * (1 + 2 * Number.EPSILON)],
        'lipschitz-losses': [Math.max(...slopes.map((slope) => Math.hypot(...slope))) * (1 + 2 * Number.EPSILON)],
        'coordinate-lipschitz-losses': [Math.max(...slopes.flat().map(Math.abs))],
      },
    };
  },
});

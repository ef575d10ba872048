import { scenario } from '../../src/core/scenario.js';
import { choice, positive, record } from '../../src/core/shape.js';
import { linearLosses } from '../../src/pieces/linearLosses.js';
import { boxSet } from '../../src/pieces/sets.js';

/**
 * Losses slope C x, -slope x, -slope x, again and again, on [-radius, radius] from the right end: the left end is best, as
 * C > 2, but a method that forgets the rare large gradient moves right. (Reddi, Kale & Kumar 2018) Slopes are powers of
 * two, so that C slope is exact.
 */
export const reddiLosses = scenario({
  title: 'One large gradient in three (Reddi, Kale & Kumar)',
  satisfies: 'online-losses box bounded-set lipschitz-losses coordinate-lipschitz-losses rare-large-gradient',
  instance: record({ C: positive(2.05, 20), slope: choice(1, 0.125, 8), radius: positive(0.1, 10) }),

  build({ C, slope, radius }) {
    const side = 2 * radius;
    const reach = slope * C * (1 + 2 * Number.EPSILON);
    return {
      dim: 1,
      start: [radius],
      proximal: boxSet([-radius], [radius]),
      losses: linearLosses([[C * slope], [-slope], [-slope]], (A, [total]) => A.neg(A.mul(A.of(radius), A.abs(total)))),
      facts: {
        'online-losses': [],
        box: [side],
        'bounded-set': [side],
        'lipschitz-losses': [reach],
        'coordinate-lipschitz-losses': [reach],
        'rare-large-gradient': [C, slope, radius],
      },
    };
  },
});

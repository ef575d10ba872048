import { scenario } from '../../src/core/scenario.js';
import { list, positive, real, record } from '../../src/core/shape.js';
import { huberLink } from '../../src/pieces/links.js';
import { separable } from '../../src/pieces/ridges.js';

/** f(x) = sum_i L huber(x_i) with one kink for all coordinates; minimizer 0, minimum 0. */
export const coordinateHuber = scenario({
  title: 'Sum of Huber functions of the coordinates',
  satisfies: 'convex smooth minimizer coordinates coordinate-smooth',
  instance: record({ L: positive(0.1, 10), kink: positive(1e-3, 10), start: list('d', real(-10, 10)) }, { d: [2, 4] }),

  build({ L, kink, start }) {
    const dim = start.length;
    return {
      dim,
      start,
      minimizer: start.map(() => 0),
      minimum: 0,
      objective: separable(
        huberLink(kink),
        start.map(() => L),
      ),
      facts: { convex: [], smooth: [L], minimizer: [], coordinates: [dim], 'coordinate-smooth': [L, dim] },
    };
  },
});

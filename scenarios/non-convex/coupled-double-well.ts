import { scenario } from '../../src/core/scenario.js';
import { list, positive, real, record } from '../../src/core/shape.js';
import { roundedUp } from '../../src/numerics/gram.js';
import { doubleWell, square } from '../../src/pieces/links.js';
import { ridges, separable } from '../../src/pieces/ridges.js';
import { sum } from '../../src/pieces/sum.js';

/**
 * f(x) = sum_i (x_i^2 - 1)^2 / 4 + coupling/2 sum_i (x_i - x_{i+1})^2: minima (1, ..., 1) and (-1, ..., -1) with value 0, a
 * maximum of each well at 0, saddles between.
 * Certified below the level f_0 of the start: x_i^2 <= 1 + 2 sqrt(f_0), so L = 2 + 6 sqrt(f_0) + 4 coupling.
 */
export const coupledDoubleWell = scenario({
  title: 'Coupled double wells',
  satisfies: 'minimizer sublevel-smooth',
  instance: record({ coupling: positive(0.01, 5), start: list('d', real(-3, 3)) }, { d: [1, 5] }),

  build({ coupling, start }) {
    const dim = start.length;
    const wells = separable(doubleWell, new Array<number>(dim).fill(1));
    const steps = start.slice(1).map((_, i) => start.map((_, j) => (j === i ? 1 : j === i + 1 ? -1 : 0)));
    const zeros = steps.map(() => 0);
    const couplings = steps.map(() => coupling);
    const level =
      start.reduce((total, x) => total + ((x - 1) * (x + 1)) ** 2 / 4, 0) +
      start.slice(1).reduce((total, x, i) => total + (coupling / 2) * (x - start[i]) ** 2, 0);
    return {
      dim,
      start,
      minimizer: start.map(() => 1),
      minimum: 0,
      objective: dim > 1 ? sum([wells, ridges(square, steps, zeros, couplings)]) : wells,
      facts: {
        minimizer: [],
        'sublevel-smooth': [roundedUp(2 + 6 * Math.sqrt(level) + (dim > 1 ? 4 * coupling : 0))],
      },
    };
  },
});

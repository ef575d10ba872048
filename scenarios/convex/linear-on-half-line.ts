import { scenario } from '../../src/core/scenario.js';
import { positive, record } from '../../src/core/shape.js';
import { linear } from '../../src/pieces/linear.js';
import { boxSet } from '../../src/pieces/sets.js';

/**
 * min slope x over x >= 0, from x_0 = start. A linear function is smooth with any constant; L is the one it is declared
 * with. With slope = L start / (2 s) it attains the bounds of proximal methods that travel s / L per unit of slope.
 */
export const linearOnHalfLine = scenario({
  title: 'Linear function on the half-line',
  satisfies: 'convex smooth constrained',
  instance: record({ slope: positive(0.001, 10), L: positive(0.1, 10), start: positive(0.1, 10) }),

  build({ slope, L, start }) {
    return {
      dim: 1,
      start: [start],
      minimizer: [0],
      minimum: 0,
      objective: linear([slope]),
      proximal: boxSet([0], [Number.POSITIVE_INFINITY]),
      facts: { convex: [], smooth: [L], constrained: [] },
    };
  },
});

import { scenario } from '../../src/core/scenario.js';
import { list, positive, real, record } from '../../src/core/shape.js';
import { lengthOf } from '../../src/numerics/gram.js';
import { linear } from '../../src/pieces/linear.js';

/** f(x) = slope.x: convex, smooth with any constant L, and without a minimum. */
export const slope = scenario({
  title: 'Linear function',
  satisfies: 'convex smooth lipschitz',
  instance: record(
    { slope: list('d', real(-3, 3)), L: positive(0.1, 10), start: list('d', real(-10, 10)) },
    { d: [1, 4] },
  ),

  build({ slope, L, start }) {
    return {
      dim: slope.length,
      start,
      objective: linear(slope),
      facts: { convex: [], smooth: [L], lipschitz: [lengthOf(slope)] },
    };
  },
});

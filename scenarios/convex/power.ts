import { scenario } from '../../src/core/scenario.js';
import { positive, real, record } from '../../src/core/shape.js';
import { absolutePower } from '../../src/pieces/links.js';
import { separable } from '../../src/pieces/ridges.js';

/** f(x) = |x|^power with 1 < power < 2: convex, differentiable, its gradient not Lipschitz at the minimizer 0. */
export const power = scenario({
  title: 'Power of the absolute value',
  satisfies: 'convex minimizer',
  instance: record({ power: positive(1.1, 1.9), start: real(-10, 10) }),

  build({ power, start }) {
    return {
      dim: 1,
      start: [start],
      minimizer: [0],
      minimum: 0,
      objective: separable(absolutePower(power), [1]),
      facts: { convex: [], minimizer: [] },
    };
  },
});

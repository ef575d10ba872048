import { scenario } from '../../src/core/scenario.js';
import { positive, real, record } from '../../src/core/shape.js';
import { roundedUp } from '../../src/numerics/gram.js';
import { quartic as link } from '../../src/pieces/links.js';
import { separable } from '../../src/pieces/ridges.js';

/** f(x) = weight x^4 / 4: convex, too flat at its minimizer 0 for a linear rate, smooth only below a level. */
export const quartic = scenario({
  title: 'Quartic of one variable',
  satisfies: 'convex minimizer sublevel-smooth',
  instance: record({ weight: positive(0.1, 10), start: real(-3, 3) }),

  build({ weight, start }) {
    return {
      dim: 1,
      start: [start],
      minimizer: [0],
      minimum: 0,
      objective: separable(link, [weight]),
      facts: { convex: [], minimizer: [], 'sublevel-smooth': [roundedUp(3 * weight * Math.max(start ** 2, 1e-6))] },
    };
  },
});

import { scenario } from '../../src/core/scenario.js';
import { positive, real, record } from '../../src/core/shape.js';
import { huberLink } from '../../src/pieces/links.js';
import { separable } from '../../src/pieces/ridges.js';

/**
 * f(x) = L/2 x^2 for |x| <= kink, L kink |x| - L/2 kink^2 beyond; minimizer 0, minimum 0.
 * With the kink where the last step lands it attains the bounds of gradient descent on smooth convex functions.
 */
export const huber = scenario({
  title: 'Huber function of one variable',
  satisfies: 'convex smooth lipschitz minimizer',
  instance: record({ L: positive(0.1, 10), kink: positive(1e-4, 10), start: real(-10, 10) }),

  build({ L, kink, start }) {
    return {
      dim: 1,
      start: [start],
      minimizer: [0],
      minimum: 0,
      objective: separable(huberLink(kink), [L]),
      facts: { convex: [], smooth: [L], lipschitz: [L * kink], minimizer: [] },
    };
  },
});

import { scenario } from '../../src/core/scenario.js';
import { integer, positive, record } from '../../src/core/shape.js';
import { roundedUp } from '../../src/numerics/gram.js';
import { huberLink } from '../../src/pieces/links.js';
import { separable } from '../../src/pieces/ridges.js';

/**
 * The Huber function on which gradient descent of step h/L is slowest after `steps` steps: its kink D / (2 steps h + 1)
 * sits where the last step lands. Minimizer 0, minimum 0, started at distance D.
 *
 * source  Drori & Teboulle, Performance of first-order methods for smooth convex minimization: a novel approach, 2014
 */
export const extremalHuber = scenario({
  title: 'Huber function with its kink where the last step lands',
  satisfies: 'convex smooth lipschitz minimizer',
  instance: record({ steps: integer(1, 60), h: positive(0.05, 2), L: positive(0.1, 10), D: positive(0.1, 10) }),

  build({ steps, h, L, D }) {
    const kink = D / (2 * steps * h + 1);
    return {
      dim: 1,
      start: [D],
      minimizer: [0],
      minimum: 0,
      objective: separable(huberLink(kink), [L]),
      facts: { convex: [], smooth: [L], lipschitz: [roundedUp(L * kink)], minimizer: [] },
    };
  },
});

import { scenario } from '../../src/core/scenario.js';
import { integer, positive, record } from '../../src/core/shape.js';
import { roundedUp } from '../../src/numerics/gram.js';
import { resistingMax as piece } from '../../src/pieces/resistingMax.js';

/**
 * f(x) = G max(max_i x_i, ||x - s 1|| - s sqrt(n)), x_0 = s 1: minimizer 0, minimum 0, D = s sqrt(n). The oracle answers
 * with the lowest index, so the best of n points is never below G s = G D / sqrt(n).
 */
export const resistingMax = scenario({
  title: 'The max function that resists n subgradients',
  satisfies: 'convex lipschitz minimizer',
  instance: record({ n: integer(1, 30), G: positive(0.1, 10), s: positive(0.1, 10) }),

  build({ n, G, s }) {
    return {
      dim: n,
      start: new Array<number>(n).fill(s),
      minimizer: new Array<number>(n).fill(0),
      minimum: 0,
      objective: piece(n, G, s),
      facts: { convex: [], lipschitz: [n === 1 ? G : roundedUp(G)], minimizer: [] },
    };
  },
});

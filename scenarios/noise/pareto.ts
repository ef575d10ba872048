import { noise } from '../../src/core/scenario.js';
import { positive, real, record } from '../../src/core/shape.js';
import { exactShare, unbiasedFacts } from '../../src/pieces/noiseFacts.js';

/**
 * g = grad f(x) + xi with independent symmetric Pareto coordinates, P(|xi_i| > t) = (least/t)^tail for t >= least: variance
 * least^2 tail/(tail - 2), and no moment of an order beyond the tail index. Below an index of 4 no number of draws that we
 * can afford tells the variance of the noise, or of anything it moves; so indices start just above.
 */
export const pareto = noise({
  title: 'Symmetric Pareto noise: heavy tails, finite fourth moment',
  satisfies: 'unbiased bounded-variance bounded-second-moment additive-noise symmetric-noise',
  instance: record({ tail: real(4.5, 12), sigma2: positive(1e-3, 100) }),

  build({ tail, sigma2 }, problem) {
    const dim = problem!.dim;
    const variance = exactShare(sigma2, dim);
    const least = Math.sqrt((variance * (tail - 2)) / tail);
    return {
      facts: { ...unbiasedFacts(problem!, dim * variance), 'additive-noise': [dim * variance], 'symmetric-noise': [] },
      additive: {
        variance: new Array<number>(dim).fill(variance),
        add(to, stream) {
          for (let i = 0; i < dim; i++) to(i, stream.sign() * least * stream.uniform() ** (-1 / tail));
        },
      },
    };
  },
});

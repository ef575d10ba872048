import { noise } from '../../src/core/scenario.js';
import { positive, record } from '../../src/core/shape.js';
import { exactShare, unbiasedFacts } from '../../src/pieces/noiseFacts.js';

/** g = grad f(x) + xi with xi ~ N(0, sigma2/d I): E||xi||^2 = sigma2. */
export const gaussian = noise({
  title: 'Gaussian additive noise',
  satisfies: 'unbiased bounded-variance bounded-second-moment additive-noise symmetric-noise',
  instance: record({ sigma2: positive(1e-3, 100) }),

  build({ sigma2 }, problem) {
    const dim = problem!.dim;
    const variance = exactShare(sigma2, dim);
    const deviation = Math.sqrt(variance);
    return {
      facts: { ...unbiasedFacts(problem!, dim * variance), 'additive-noise': [dim * variance], 'symmetric-noise': [] },
      additive: {
        variance: new Array<number>(dim).fill(variance),
        add(to, stream) {
          for (let i = 0; i < dim; i++) to(i, deviation * stream.normal());
        },
      },
    };
  },
});

import { noise } from '../../src/core/scenario.js';
import { choice, positive, record } from '../../src/core/shape.js';
import { boundedFacts, roundedUp, unbiasedFacts } from '../../src/pieces/noiseFacts.js';

/**
 * g = grad f(x) + xi (1, ..., 1) with xi = (m - 1) size once in m, else -size: mean zero, skewed, bounded. One draw of m
 * a step, so that the paths of short runs can be enumerated; m - 1 is a power of two and the size has few digits, so that
 * mean and variance are exact.
 */
export const spike = noise({
  title: 'Rare spikes of one sign',
  satisfies: 'unbiased bounded-variance bounded-second-moment additive-noise bounded-noise surely-bounded-gradient',
  instance: record({ m: choice(3, 5, 9, 17), sigma2: positive(1e-3, 100) }),

  build({ m, sigma2 }, problem) {
    const dim = problem!.dim;
    const size = Math.fround(Math.sqrt(sigma2 / (dim * (m - 1))));
    const variance = (m - 1) * size * size;
    return {
      facts: {
        ...unbiasedFacts(problem!, dim * variance),
        ...boundedFacts(problem!, roundedUp((m - 1) * size * Math.sqrt(dim))),
        'additive-noise': [dim * variance],
      },
      additive: {
        variance: new Array<number>(dim).fill(variance),
        add(to, stream) {
          const xi = stream.index(m) === 0 ? (m - 1) * size : -size;
          for (let i = 0; i < dim; i++) to(i, xi);
        },
      },
    };
  },
});

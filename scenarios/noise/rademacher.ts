import { noise } from '../../src/core/scenario.js';
import { positive, record } from '../../src/core/shape.js';
import { boundedFacts, roundedUp, unbiasedFacts } from '../../src/pieces/noiseFacts.js';

/**
 * g = grad f(x) + s size (1, ..., 1) with a sign s = +1 or -1: ||xi|| = B in every run. One coin a step, so that the paths
 * of short runs can be enumerated; the size has few digits, so that its square is exact.
 */
export const rademacher = noise({
  title: 'Sign noise along the diagonal',
  satisfies:
    'unbiased bounded-variance bounded-second-moment additive-noise symmetric-noise bounded-noise surely-bounded-gradient',
  instance: record({ B: positive(0.03, 10) }),

  build({ B }, problem) {
    const dim = problem!.dim;
    const size = Math.fround(B / Math.sqrt(dim));
    const sigma2 = dim * size * size;
    return {
      facts: {
        ...unbiasedFacts(problem!, sigma2),
        ...boundedFacts(problem!, dim === 1 ? size : roundedUp(size * Math.sqrt(dim))),
        'additive-noise': [sigma2],
        'symmetric-noise': [],
      },
      additive: {
        variance: new Array<number>(dim).fill(size * size),
        add(to, stream) {
          const xi = size * stream.sign();
          for (let i = 0; i < dim; i++) to(i, xi);
        },
      },
    };
  },
});

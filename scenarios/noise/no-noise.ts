import { noise } from '../../src/core/scenario.js';
import { real, record } from '../../src/core/shape.js';
import { boundedFacts, roundedUp, unbiasedFacts } from '../../src/pieces/noiseFacts.js';

/** The gradient itself: the noise-free edge of every stochastic setting. Its variance is declared as at most sigma2. */
export const noNoise = noise({
  title: 'No noise',
  satisfies: 'unbiased bounded-variance bounded-second-moment symmetric-noise bounded-noise surely-bounded-gradient',
  instance: record({ sigma2: real(0, 1) }),

  build({ sigma2 }, problem) {
    return {
      facts: {
        ...unbiasedFacts(problem!, sigma2),
        ...boundedFacts(problem!, sigma2 === 0 ? 0 : roundedUp(Math.sqrt(sigma2))),
        'symmetric-noise': [],
      },
      additive: { variance: new Array<number>(problem!.dim).fill(0), add() {} },
    };
  },
});

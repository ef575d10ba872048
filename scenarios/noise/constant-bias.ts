import { noise } from '../../src/core/scenario.js';
import { real, record } from '../../src/core/shape.js';
import { boundedFacts, lipschitzOf, roundedUp } from '../../src/pieces/noiseFacts.js';

/** g = grad f(x) + bias (1, ..., 1): a constant error, bounded but not of mean zero. */
export const constantBias = noise({
  title: 'Constant bias',
  satisfies: 'bounded-variance bounded-second-moment bounded-noise surely-bounded-gradient',
  instance: record({ bias: real(-4, 4) }),

  build({ bias }, problem) {
    const dim = problem!.dim;
    const B = roundedUp(Math.abs(bias) * Math.sqrt(dim));
    return {
      facts: {
        'bounded-variance': [roundedUp(B * B)],
        'bounded-second-moment': [roundedUp(lipschitzOf(problem!) + B)],
        ...boundedFacts(problem!, B),
      },
      additive: {
        mean: new Array<number>(dim).fill(bias),
        variance: new Array<number>(dim).fill(0),
        add(to) {
          for (let i = 0; i < dim; i++) to(i, bias);
        },
      },
    };
  },
});

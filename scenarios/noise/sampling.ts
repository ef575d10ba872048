import { noise } from '../../src/core/scenario.js';
import { record } from '../../src/core/shape.js';
import { lipschitzOf, roundedUp } from '../../src/pieces/noiseFacts.js';

/** g = grad f_i(x) with i uniform: no constant of its own, what is known of it follows from the components. */
export const uniformSampling = noise({
  title: 'Uniform sampling of one component',
  satisfies: 'unbiased uniform-sampling',
  needs: 'finite-sum',
  instance: record({}),
  build: () => ({ facts: { unbiased: [], 'uniform-sampling': [] }, sampling: 'uniform' }),
});

/**
 * The same where every component is G-Lipschitz: ||g|| <= G, so the variance is at most G^2, and ||g - grad f|| is at most G
 * plus the Lipschitz constant of the mean.
 */
export const boundedSampling = noise({
  title: 'Uniform sampling of one component with bounded gradients',
  satisfies: 'unbiased bounded-variance bounded-second-moment bounded-noise surely-bounded-gradient',
  needs: 'finite-sum lipschitz@each',
  instance: record({}),

  build(_instance, problem) {
    const each = problem!.facts['lipschitz@each'][0];
    return {
      facts: {
        unbiased: [],
        'bounded-variance': [roundedUp(each * each)],
        'bounded-second-moment': [each],
        'bounded-noise': [roundedUp(each + lipschitzOf(problem!))],
        'surely-bounded-gradient': [each],
      },
      sampling: 'uniform',
    };
  },
});

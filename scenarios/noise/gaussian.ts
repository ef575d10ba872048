import { noise } from '../../src/core/scenario.js';
import { positive, record } from '../../src/core/shape.js';

/** g = grad f(x) + xi with xi ~ N(0, sigma2/d I): E||xi||^2 = sigma2. */
export const gaussian = noise({
  title: 'Gaussian additive noise',
  satisfies: 'unbiased bounded-variance additive-noise',
  instance: record({ sigma2: positive(1e-3, 100) }),

  build({ sigma2 }, problem) {
    const dim = problem!.dim;
    const deviation = Math.sqrt(sigma2 / dim);
    return {
      facts: { unbiased: [], 'bounded-variance': [sigma2], 'additive-noise': [sigma2] },
      additive: {
        variance: new Array<number>(dim).fill(sigma2 / dim),
        add(to, stream) {
          for (let i = 0; i < dim; i++) to(i, deviation * stream.normal());
        },
      },
    };
  },
});

import { noise } from '../../src/core/scenario.js';
import { positive, record } from '../../src/core/shape.js';
import { boundedFacts, exactShare, roundedUp, unbiasedFacts } from '../../src/pieces/noiseFacts.js';

/** g = grad f(x) + xi with xi uniform on the cube [-b, b]^d: variance b^2/3 in each coordinate, ||xi|| <= b sqrt(d). */
export const uniformCube = noise({
  title: 'Uniform noise in a cube',
  satisfies:
    'unbiased bounded-variance bounded-second-moment additive-noise symmetric-noise bounded-noise surely-bounded-gradient',
  instance: record({ sigma2: positive(1e-3, 100) }),

  build({ sigma2 }, problem) {
    const dim = problem!.dim;
    const variance = exactShare(sigma2, dim);
    const b = Math.sqrt(3 * variance);
    return {
      facts: {
        ...unbiasedFacts(problem!, dim * variance),
        ...boundedFacts(problem!, roundedUp(b * Math.sqrt(dim))),
        'additive-noise': [dim * variance],
        'symmetric-noise': [],
      },
      additive: {
        variance: new Array<number>(dim).fill(variance),
        add(to, stream) {
          for (let i = 0; i < dim; i++) to(i, b * (2 * stream.uniform() - 1));
        },
      },
    };
  },
});

import { compressor } from '../../src/core/scenario.js';
import { record } from '../../src/core/shape.js';
import { dimensionOf } from './dimension-of.js';

/**
 * C(x) = (||x||_1/d) sign(x), one bit an entry; sign(0) = 0. ||C(x) - x||^2 <= ||x||^2 - ||x||_1^2/d, so delta = 1/d,
 * approached by a single spike.
 */
export const scaledSign = compressor({
  title: 'Scaled sign',
  satisfies: 'contraction',
  instance: record({}),

  build(_instance, problem) {
    const dim = dimensionOf(problem);
    return {
      facts: { contraction: [1 / dim] },
      compress(A, x, out) {
        let sum = A.of(0);
        for (let i = 0; i < dim; i++) sum = A.add(sum, A.abs(x[i]));
        const mean = A.div(sum, A.of(dim));
        for (let i = 0; i < dim; i++) out[i] = A.mul(mean, A.of(A.compare(x[i], A.of(0))));
      },
    };
  },
});

import { compressor } from '../../src/core/scenario.js';
import { record } from '../../src/core/shape.js';

/** Nothing is lost: delta = 1, omega = 0. */
export const identity = compressor({
  title: 'No compression',
  satisfies: 'contraction unbiased-compressor',
  instance: record({}),

  build: () => ({
    facts: { contraction: [1], 'unbiased-compressor': [0] },
    compress(_A, x, out) {
      for (let i = 0; i < out.length; i++) out[i] = x[i];
    },
  }),
});

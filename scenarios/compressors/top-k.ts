import { compressor } from '../../src/core/scenario.js';
import { integer, record } from '../../src/core/shape.js';
import { dimensionOf } from './dimension-of.js';

/** Keeps the k entries of largest magnitude, of equal ones the first: delta = k/d, attained by equal magnitudes. */
export const topK = compressor({
  title: 'Top-k',
  satisfies: 'contraction',
  instance: record({ kept: integer(1, 8) }),

  build({ kept }, problem) {
    const dim = dimensionOf(problem);
    const k = Math.min(kept, dim);
    return {
      facts: { contraction: [k / dim] },
      compress(A, x, out) {
        const order = Array.from({ length: dim }, (_, i) => i).sort(
          (i, j) => A.compare(A.abs(x[j]), A.abs(x[i])) || i - j,
        );
        const dropped = new Set(order.slice(k));
        for (let i = 0; i < dim; i++) out[i] = dropped.has(i) ? A.of(0) : x[i];
      },
    };
  },
});

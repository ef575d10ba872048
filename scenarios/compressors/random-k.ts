import { compressor } from '../../src/core/scenario.js';
import { integer, record } from '../../src/core/shape.js';
import type { Scalar } from '../../src/core/space.js';
import type { Stream } from '../../src/random/streams.js';
import { dimensionOf } from './dimension-of.js';

/** Returns the function that sets all but k of `dim` entries to zero, every set of k being as likely. */
function selection(k: number, dim: number): (out: Scalar[], zero: Scalar, stream: Stream) => void {
  const order = Array.from({ length: dim }, (_, i) => i);
  return (out, zero, stream) => {
    for (let i = 0; i < dim; i++) order[i] = i;
    // The first steps of a shuffle choose whichever is fewer, the kept or the dropped.
    const fewer = Math.min(k, dim - k);
    for (let i = 0; i < fewer; i++) {
      const j = i + stream.index(dim - i);
      [order[i], order[j]] = [order[j], order[i]];
    }
    const [from, to] = k < dim - k ? [fewer, dim] : [0, fewer];
    for (let i = from; i < to; i++) out[order[i]] = zero;
  };
}

const instance = record({ kept: integer(1, 8) });

/** Keeps k random entries as they are: a contraction with delta = k/d exactly, for every x. */
export const randomK = compressor({
  title: 'Random-k, unscaled',
  satisfies: 'contraction',
  instance,

  build({ kept }, problem) {
    const dim = dimensionOf(problem);
    const k = Math.min(kept, dim);
    const select = selection(k, dim);
    return {
      facts: { contraction: [k / dim] },
      compress(A, x, out, stream) {
        for (let i = 0; i < dim; i++) out[i] = x[i];
        select(out, A.of(0), stream);
      },
    };
  },
});

/** Keeps k random entries, d/k times as large: unbiased with omega = d/k - 1 exactly, for every x. */
export const scaledRandomK = compressor({
  title: 'Random-k, scaled to be unbiased',
  satisfies: 'unbiased-compressor',
  instance,

  build({ kept }, problem) {
    const dim = dimensionOf(problem);
    const k = Math.min(kept, dim);
    const select = selection(k, dim);
    return {
      facts: { 'unbiased-compressor': [dim / k - 1] },
      compress(A, x, out, stream) {
        const factor = A.div(A.of(dim), A.of(k));
        for (let i = 0; i < dim; i++) out[i] = A.mul(factor, x[i]);
        select(out, A.of(0), stream);
      },
    };
  },
});

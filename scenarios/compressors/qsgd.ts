import { compressor } from '../../src/core/scenario.js';
import { integer, record } from '../../src/core/shape.js';
import type { Field, Scalar } from '../../src/core/space.js';
import { dimensionOf } from './dimension-of.js';

/** The two values an entry may be rounded to, and the probability of the one further from zero. */
export interface Outcomes {
  readonly near: Scalar;
  readonly far: Scalar;
  readonly probability: Scalar;
}

/**
 * QSGD with s levels: |x_i| s/||x|| is rounded to a neighbouring whole number without bias. Zero stays zero.
 */
export function qsgdOutcomes(A: Field, x: readonly Scalar[], levels: number): Outcomes[] {
  let square = A.of(0);
  for (const xi of x) square = A.add(square, A.mul(xi, xi));
  const norm = A.sqrt(square);
  const zero = A.of(0);
  if (A.compare(norm, zero) === 0) return Array.from(x, () => ({ near: zero, far: zero, probability: zero }));
  const s = A.of(levels);
  return Array.from(x, (xi) => {
    const u = A.mul(s, A.div(A.abs(xi), norm));
    const below = A.floor(u);
    const unit = A.mul(A.of(A.compare(xi, zero)), A.div(norm, s));
    const far = A.mul(unit, A.add(below, A.of(1)));
    return { near: A.mul(unit, below), far, probability: A.sub(u, below) };
  });
}

/** Unbiased with omega = min(d/(4 s^2), sqrt(d)/s): p (1 - p) <= 1/4 in each entry, or sum_i u_i <= s sqrt(d). */
export const qsgd = compressor({
  title: 'QSGD stochastic quantization',
  satisfies: 'unbiased-compressor',
  instance: record({ levels: integer(1, 16) }),

  build({ levels }, problem) {
    const dim = dimensionOf(problem);
    const omega = Math.min(dim / (4 * levels ** 2), Math.sqrt(dim) / levels);
    return {
      facts: { 'unbiased-compressor': [omega] },
      compress(A, x, out, stream) {
        for (const [i, { near, far, probability }] of qsgdOutcomes(A, x, levels).entries())
          out[i] = A.compare(A.of(stream.uniform()), probability) < 0 ? far : near;
      },
    };
  },
});

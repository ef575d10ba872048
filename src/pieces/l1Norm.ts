import type { Proximal } from '../core/problem.js';

/** h(x) = weight ||x||_1, with soft thresholding as its proximal step. */
export function l1Norm(weight: number): Proximal {
  return {
    value: (A, x) =>
      A.mul(
        A.of(weight),
        x.reduce((sum, xi) => A.add(sum, A.abs(xi)), A.of(0)),
      ),
    prox(A, x, step, out) {
      const threshold = A.mul(step, A.of(weight));
      for (let i = 0; i < x.length; i++) {
        const left = A.sub(A.abs(x[i]), threshold);
        const sign = A.compare(x[i], A.of(0));
        out[i] = A.compare(left, A.of(0)) <= 0 ? A.of(0) : sign > 0 ? left : A.neg(left);
      }
    },
  };
}

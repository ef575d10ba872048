import type { Objective } from '../core/problem.js';

/** f(x) = slope.x */
export function linear(slope: readonly number[]): Objective {
  return {
    dim: slope.length,
    float64(kernels) {
      const g = kernels.place(slope);
      return { value: (x) => kernels.dot(g, x), gradient: (_x, out) => out.set(g) };
    },
    over(A) {
      const g = slope.map(A.of);
      return {
        value: (x) => g.reduce((sum, gi, i) => A.add(sum, A.mul(gi, x[i])), A.of(0)),
        gradient(_x, out) {
          g.forEach((gi, i) => {
            out[i] = gi;
          });
        },
      };
    },
  };
}

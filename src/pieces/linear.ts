import type { Objective } from '../core/problem.js';
import { dot } from './fieldVectors.js';

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
        value: (x) => dot(A, g, x),
        gradient(_x, out) {
          g.forEach((gi, i) => {
            out[i] = gi;
          });
        },
      };
    },
  };
}

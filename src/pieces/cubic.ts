import type { Objective, Problem } from '../core/problem.js';
import { generic } from './piece.js';

/**
 * f(x) = sum_i curvatures_i/2 x_i^2 + cubic/6 |x_i|^3. Its Hessian diag(curvatures_i + cubic |x_i|) is Lipschitz with
 * constant |cubic|.
 */
export function cubicSum(curvatures: readonly number[], cubic: number): Objective {
  return generic(curvatures.length, (A) => {
    const mu = curvatures.map(A.of);
    const c = A.of(cubic);
    return {
      value: (x) =>
        x.reduce((sum, xi, i) => {
          const slope = A.add(A.div(mu[i], A.of(2)), A.div(A.mul(c, A.abs(xi)), A.of(6)));
          return A.add(sum, A.mul(slope, A.mul(xi, xi)));
        }, A.of(0)),
      gradient(x, out) {
        for (let i = 0; i < mu.length; i++) {
          const slope = A.add(mu[i], A.div(A.mul(c, A.abs(x[i])), A.of(2)));
          out[i] = A.mul(slope, x[i]);
        }
      },
    };
  });
}

/** The Hessian solve of `cubicSum`. */
export function cubicSumNewton(curvatures: readonly number[], cubic: number): Problem['newton'] {
  return (A, x, g, out) => {
    for (let i = 0; i < curvatures.length; i++)
      out[i] = A.div(g[i], A.add(A.of(curvatures[i]), A.mul(A.of(cubic), A.abs(x[i]))));
  };
}

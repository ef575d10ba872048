import type { Objective } from '../core/problem.js';

/** f(x) = 1/2 sum_i spectrum_i (x_i - center_i)^2. */
export function diagonalQuadratic(
  spectrum: readonly number[],
  center: readonly number[] = spectrum.map(() => 0),
): Objective {
  return {
    dim: spectrum.length,
    diagonal: { spectrum, center },
    float64(kernels) {
      const lambda = kernels.place(spectrum);
      const c = kernels.place(center);
      return {
        value(x) {
          let sum = 0;
          for (let i = 0; i < lambda.length; i++) sum += lambda[i] * (x[i] - c[i]) * (x[i] - c[i]);
          return sum / 2;
        },
        gradient(x, out) {
          for (let i = 0; i < lambda.length; i++) out[i] = lambda[i] * (x[i] - c[i]);
        },
      };
    },
    over(A) {
      const lambda = spectrum.map(A.of);
      const c = center.map(A.of);
      return {
        value: (x) =>
          A.div(
            x.reduce((sum, xi, i) => A.add(sum, A.mul(lambda[i], A.pow(A.sub(xi, c[i]), A.of(2)))), A.of(0)),
            A.of(2),
          ),
        gradient(x, out) {
          for (let i = 0; i < out.length; i++) out[i] = A.mul(lambda[i], A.sub(x[i], c[i]));
        },
      };
    },
  };
}

import type { Objective } from '../core/problem.js';
import type { Scalar } from '../core/space.js';

/**
 * f(x) = t log( (1/n) sum_i exp(a_i.x / t) ): the maximum of linear functions, smoothed at temperature t.
 * With rows a_i that sum to zero, 0 is a minimizer and the minimum is 0.
 *
 * smooth      with constant max_ij ||a_i - a_j||^2 / (4t): the Hessian is the covariance of the rows, over t
 * lipschitz   with constant max_i ||a_i||
 */
export function logSumExp(rows: readonly (readonly number[])[], temperature: number): Objective {
  const dim = rows[0].length;
  const n = rows.length;
  return {
    dim,
    float64(kernels) {
      const placed = rows.map((row) => kernels.place(row));
      const exponents = new Float64Array(n);
      /** Fills the exponents and gives the largest. */
      const fill = (x: Float64Array): number => {
        let largest = Number.NEGATIVE_INFINITY;
        for (let i = 0; i < n; i++) {
          exponents[i] = kernels.dot(placed[i], x) / temperature;
          if (exponents[i] > largest) largest = exponents[i];
        }
        return largest;
      };
      return {
        value(x) {
          const largest = fill(x);
          let total = 0;
          if (largest < 1) {
            // Near the minimizer the mean of exp - 1 keeps the digits that a mean of exp would lose.
            for (let i = 0; i < n; i++) total += Math.expm1(exponents[i]);
            return temperature * Math.log1p(total / n);
          }
          for (let i = 0; i < n; i++) total += Math.exp(exponents[i] - largest);
          return temperature * (largest + Math.log(total / n));
        },
        gradient(x, out) {
          const largest = fill(x);
          let total = 0;
          out.fill(0);
          for (let i = 0; i < n; i++) {
            const weight = Math.exp(exponents[i] - largest);
            total += weight;
            kernels.addScaled(out, weight, placed[i]);
          }
          kernels.scale(out, 1 / total);
        },
      };
    },
    over(A) {
      const exact = rows.map((row) => row.map(A.of));
      const t = A.of(temperature);
      const sum = (values: readonly Scalar[]): Scalar => values.reduce((total, value) => A.add(total, value), A.of(0));
      const exponentials = (x: readonly Scalar[]): Scalar[] =>
        exact.map((row) => A.exp(A.div(sum(row.map((a, j) => A.mul(a, x[j]))), t)));
      return {
        value: (x) => A.mul(t, A.log(A.div(sum(exponentials(x)), A.of(n)))),
        gradient(x, out) {
          const weights = exponentials(x);
          const total = sum(weights);
          for (let j = 0; j < dim; j++)
            out[j] = A.div(sum(weights.map((weight, i) => A.mul(weight, exact[i][j]))), total);
        },
      };
    },
  };
}

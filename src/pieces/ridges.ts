import type { Objective } from '../core/problem.js';
import type { Scalar } from '../core/space.js';
import type { Link } from './links.js';

/**
 * f(x) = sum_i weight_i link(a_i.x - b_i) with rows a_i: least squares, logistic and Huber regression, sums of cosines.
 *
 * @param rows     n rows of length dim
 * @param offsets  b, length n; zeros where missing
 * @param weights  length n; ones where missing
 */
export function ridges(
  link: Link,
  rows: readonly (readonly number[])[],
  offsets: readonly number[] = rows.map(() => 0),
  weights: readonly number[] = rows.map(() => 1),
): Objective {
  const dim = rows[0].length;
  return {
    dim,
    ridges: { link, rows, offsets, weights },
    float64(kernels) {
      const { value, slope } = link;
      const matrix = kernels.place(rows.flat());
      const b = kernels.place(offsets);
      const products = kernels.floats(rows.length);
      return {
        value(x) {
          kernels.products(matrix, x, products);
          let sum = 0;
          for (let i = 0; i < b.length; i++) sum += weights[i] * value(products[i] - b[i]);
          return sum;
        },
        gradient(x, out) {
          kernels.products(matrix, x, products);
          for (let i = 0; i < b.length; i++) products[i] = weights[i] * slope(products[i] - b[i]);
          out.fill(0);
          kernels.addCombination(out, matrix, products);
        },
      };
    },
    over(A) {
      const { value, slope } = link.over(A);
      const exact = rows.map((row, i) => ({ row: row.map(A.of), offset: A.of(offsets[i]), weight: A.of(weights[i]) }));
      type Ridge = (typeof exact)[number];
      const argument = ({ row, offset }: Ridge, x: readonly Scalar[]): Scalar =>
        row.reduce((sum, a, j) => A.add(sum, A.mul(a, x[j])), A.neg(offset));
      return {
        value: (x) => exact.reduce((sum, ridge) => A.add(sum, A.mul(ridge.weight, value(argument(ridge, x)))), A.of(0)),
        gradient(x, out) {
          out.fill(A.of(0));
          for (const ridge of exact) {
            const factor = A.mul(ridge.weight, slope(argument(ridge, x)));
            for (let j = 0; j < dim; j++) out[j] = A.add(out[j], A.mul(factor, ridge.row[j]));
          }
        },
      };
    },
  };
}

/** link applied to each coordinate: f(x) = sum_i weight_i link(x_i). */
export function separable(link: Link, weights: readonly number[]): Objective {
  return {
    dim: weights.length,
    float64: () => ({
      value(x) {
        let sum = 0;
        for (let i = 0; i < weights.length; i++) sum += weights[i] * link.value(x[i]);
        return sum;
      },
      gradient(x, out) {
        for (let i = 0; i < weights.length; i++) out[i] = weights[i] * link.slope(x[i]);
      },
    }),
    over(A) {
      const { value, slope } = link.over(A);
      const w = weights.map(A.of);
      return {
        value: (x) => w.reduce((sum, wi, i) => A.add(sum, A.mul(wi, value(x[i]))), A.of(0)),
        gradient(x, out) {
          for (let i = 0; i < w.length; i++) out[i] = A.mul(w[i], slope(x[i]));
        },
      };
    },
  };
}

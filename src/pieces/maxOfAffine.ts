import type { Objective } from '../core/problem.js';
import type { Scalar } from '../core/space.js';

/**
 * f(x) = max_i (a_i.x - b_i), with the row of the lowest index that attains the maximum as subgradient.
 * Lipschitz with constant max_i ||a_i||; minimal at 0, with minimum 0, if some rows with b_i = 0 have 0 in their convex hull and no
 * b_i is negative.
 */
export function maxOfAffine(
  rows: readonly (readonly number[])[],
  offsets: readonly number[] = rows.map(() => 0),
): Objective {
  const dim = rows[0].length;
  return {
    dim,
    float64(kernels) {
      const placed = rows.map((row) => kernels.place(row));
      let largest = 0;
      const active = (x: Float64Array): number => {
        let at = 0;
        largest = Number.NEGATIVE_INFINITY;
        for (let i = 0; i < placed.length; i++) {
          const value = kernels.dot(placed[i], x) - offsets[i];
          if (value > largest) {
            largest = value;
            at = i;
          }
        }
        return at;
      };
      return {
        value(x) {
          active(x);
          return largest;
        },
        gradient: (x, out) => out.set(placed[active(x)]),
      };
    },
    over(A) {
      const exact = rows.map((row) => row.map(A.of));
      const values = (x: readonly Scalar[]): Scalar[] =>
        exact.map((row, i) => row.reduce((sum, a, j) => A.add(sum, A.mul(a, x[j])), A.of(-offsets[i])));
      const active = (all: readonly Scalar[]): number =>
        all.reduce((best, value, i) => (A.compare(value, all[best]) > 0 ? i : best), 0);
      return {
        value(x) {
          const all = values(x);
          return all[active(all)];
        },
        gradient(x, out) {
          exact[active(values(x))].forEach((a, j) => {
            out[j] = a;
          });
        },
      };
    },
  };
}

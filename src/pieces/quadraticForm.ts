import type { Objective } from '../core/problem.js';
import type { Scalar } from '../core/space.js';
import { generic } from './piece.js';

/** f(x) = 1/2 (x - center)' matrix (x - center) + force . x, for a symmetric matrix. */
export function quadraticForm(
  matrix: readonly (readonly number[])[],
  center: readonly number[],
  force?: readonly number[],
): Objective {
  const dim = center.length;
  const objective = generic(dim, (A) => {
    const rows = matrix.map((row) => row.map(A.of));
    const c = center.map(A.of);
    const g = (force ?? center.map(() => 0)).map(A.of);
    const pull = (x: readonly Scalar[], i: number): Scalar => {
      let sum = A.of(0);
      for (let j = 0; j < dim; j++) sum = A.add(sum, A.mul(rows[i][j], A.sub(x[j], c[j])));
      return sum;
    };
    return {
      value(x) {
        let [square, linear] = [A.of(0), A.of(0)];
        for (let i = 0; i < dim; i++) {
          square = A.add(square, A.mul(A.sub(x[i], c[i]), pull(x, i)));
          linear = A.add(linear, A.mul(g[i], x[i]));
        }
        return A.add(A.div(square, A.of(2)), linear);
      },
      gradient(x, out) {
        for (let i = 0; i < dim; i++) out[i] = A.add(pull(x, i), g[i]);
      },
    };
  });
  return force ? objective : { ...objective, form: { matrix, center } };
}

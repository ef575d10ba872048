import type { Objective } from '../core/problem.js';
import type { Scalar } from '../core/space.js';
import { dot } from './fieldVectors.js';
import { generic } from './piece.js';

/**
 * f(w) = -b.w / sqrt(sum_i s_i w_i^2 + epsilon): a linear unit behind a normalization of its output, where s are the
 * variances of its inputs. Scale invariant if epsilon = 0, and then not defined at 0.
 */
export function normalizedLinear(b: readonly number[], s: readonly number[], epsilon = 0): Objective {
  return generic(b.length, (A) => {
    const [slope, variance] = [b.map(A.of), s.map(A.of)];
    const deviation = (w: readonly Scalar[]): Scalar =>
      A.sqrt(w.reduce((sum, wi, i) => A.add(sum, A.mul(variance[i], A.mul(wi, wi))), A.of(epsilon)));
    const output = (w: readonly Scalar[]): Scalar => dot(A, slope, w);
    return {
      value: (w) => A.neg(A.div(output(w), deviation(w))),
      gradient(w, out) {
        const r = deviation(w);
        const pull = A.div(output(w), A.mul(r, r));
        for (let i = 0; i < out.length; i++) out[i] = A.div(A.sub(A.mul(pull, A.mul(variance[i], w[i])), slope[i]), r);
      },
    };
  });
}

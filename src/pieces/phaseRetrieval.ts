import type { FieldFunction, Objective } from '../core/problem.js';
import type { Field, Scalar } from '../core/space.js';
import { dot } from './fieldVectors.js';
import { generic } from './piece.js';

/**
 * f(x) = (1/n) sum_i |(a_i.x)^2 - (a_i.signal)^2|: robust phase retrieval. Minimizers +-signal, minimum 0; weakly convex
 * with constant 2 lambda_max of the mean of a_i a_i^T. The subgradient of |.| at 0 is 0.
 */
export function phaseRetrieval(rows: readonly (readonly number[])[], signal: readonly number[]): Objective {
  return generic(signal.length, (A: Field): FieldFunction => {
    const exact = rows.map((row) => row.map(A.of));
    const n = A.of(rows.length);
    const squares = exact.map((a) => A.pow(dot(A, a, signal.map(A.of)), A.of(2)));
    const misfit = (i: number, along: Scalar): Scalar => A.sub(A.mul(along, along), squares[i]);
    return {
      value: (x) =>
        A.div(
          exact.reduce((sum, a, i) => A.add(sum, A.abs(misfit(i, dot(A, a, x)))), A.of(0)),
          n,
        ),
      gradient(x, out) {
        out.fill(A.of(0));
        exact.forEach((a, i) => {
          const along = dot(A, a, x);
          const side = A.of(Math.sign(A.compare(misfit(i, along), A.of(0))));
          const factor = A.div(A.mul(A.mul(A.of(2), side), along), n);
          for (let j = 0; j < out.length; j++) out[j] = A.add(out[j], A.mul(factor, a[j]));
        });
      },
    };
  });
}

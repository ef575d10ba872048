import type { FieldFunction, Objective } from '../core/problem.js';
import type { Field, Scalar } from '../core/space.js';
import { dot } from './fieldVectors.js';
import { generic } from './piece.js';

/**
 * f(U) = 1/4 ||U U^T - V V^T||_F^2 for n x r factors, written as vectors of n r coordinates, row by row.
 * Not convex; every V R with R orthogonal is a minimizer, with minimum 0.
 */
export function factorization(V: readonly number[], rank: number): Objective {
  const size = V.length / rank;
  return generic(V.length, (A: Field): FieldFunction => {
    const row = (U: readonly Scalar[], i: number): readonly Scalar[] =>
      Array.from({ length: rank }, (_, c) => U[i * rank + c]);
    const product = (U: readonly Scalar[]): Scalar[][] =>
      Array.from({ length: size }, (_, i) => Array.from({ length: size }, (_, j) => dot(A, row(U, i), row(U, j))));
    const target = product(V.map(A.of));
    const residual = (U: readonly Scalar[]): Scalar[][] =>
      product(U).map((line, i) => line.map((entry, j) => A.sub(entry, target[i][j])));
    return {
      value: (U) => A.div(dot(A, residual(U).flat(), residual(U).flat()), A.of(4)),
      gradient(U, out) {
        const error = residual(U);
        for (let i = 0; i < size; i++)
          for (let c = 0; c < rank; c++)
            out[i * rank + c] = error[i].reduce((sum, e, j) => A.add(sum, A.mul(e, U[j * rank + c])), A.of(0));
      },
    };
  });
}

import type { Objective, Problem } from '../core/problem.js';
import { dot } from './fieldVectors.js';
import { square } from './links.js';
import { perField } from './piece.js';
import { ridges } from './ridges.js';

type Rows = readonly (readonly number[])[];

/** f(x) = weight/2 sum_i (a_i.x)^2 */
export function sumOfSquares(rows: Rows, weight: number): Objective {
  return ridges(
    square,
    rows,
    rows.map(() => 0),
    rows.map(() => weight),
  );
}

/** Its Hessian: out = weight sum_i a_i (a_i.v), in any arithmetic. */
export function sumOfSquaresHessian(rows: Rows, weight: number): NonNullable<Problem['hessian']> {
  const exactly = perField((A) => rows.map((row) => row.map(A.of)));
  return (A, v, out) => {
    const exact = exactly(A);
    const along = exact.map((row) => dot(A, row, v));
    for (let j = 0; j < rows[0].length; j++)
      out[j] = A.mul(
        A.of(weight),
        exact.reduce((sum, row, i) => A.add(sum, A.mul(along[i], row[j])), A.of(0)),
      );
  };
}

import type { Objective, Problem } from '../core/problem.js';
import { square } from './links.js';
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
  return (A, v, out) => {
    const exact = rows.map((row) => row.map(A.of));
    const along = exact.map((row) => row.reduce((sum, a, j) => A.add(sum, A.mul(a, v[j])), A.of(0)));
    for (let j = 0; j < rows[0].length; j++)
      out[j] = A.mul(
        A.of(weight),
        exact.reduce((sum, row, i) => A.add(sum, A.mul(along[i], row[j])), A.of(0)),
      );
  };
}

import type { Field, Scalar } from '../core/space.js';

/** Small dense matrices over any arithmetic, as lists of rows. */
export type SquareMatrix = readonly (readonly Scalar[])[];

/** The operations that closed forms of linear methods are written with. */
export function matrices(A: Field) {
  const entrywise =
    (f: (a: Scalar, b: Scalar) => Scalar) =>
    (M: SquareMatrix, N: SquareMatrix): SquareMatrix =>
      M.map((row, i) => row.map((a, j) => f(a, N[i][j])));
  const total = (terms: readonly Scalar[]): Scalar => terms.reduce((sum, term) => A.add(sum, term), A.of(0));
  const add = entrywise(A.add);
  const subtract = entrywise(A.sub);
  const identity = (size: number): SquareMatrix =>
    Array.from({ length: size }, (_, i) => Array.from({ length: size }, (_, j) => A.of(i === j ? 1 : 0)));
  const scale = (a: Scalar, M: SquareMatrix): SquareMatrix => M.map((row) => row.map((entry) => A.mul(a, entry)));
  const apply = (M: SquareMatrix, x: readonly Scalar[]): Scalar[] =>
    M.map((row) => total(row.map((a, j) => A.mul(a, x[j]))));
  const multiply = (M: SquareMatrix, N: SquareMatrix): SquareMatrix =>
    M.map((row) => N[0].map((_, j) => total(row.map((a, k) => A.mul(a, N[k][j])))));
  return {
    identity,
    add,
    subtract,
    scale,
    apply,
    multiply,
    transpose: (M: SquareMatrix): SquareMatrix => M[0].map((_, j) => M.map((row) => row[j])),
    /** x y' */
    outer: (x: readonly Scalar[], y: readonly Scalar[]): SquareMatrix => x.map((xi) => y.map((yj) => A.mul(xi, yj))),
    mean: (all: readonly SquareMatrix[]): SquareMatrix => scale(A.div(A.of(1), A.of(all.length)), all.reduce(add)),
    /** Frobenius norm. */
    norm: (M: SquareMatrix): Scalar => A.sqrt(total(M.flat().map((m) => A.mul(m, m)))),
    /** x' y */
    dot: (x: readonly Scalar[], y: readonly Scalar[]): Scalar => total(x.map((xi, i) => A.mul(xi, y[i]))),
    of: (rows: readonly (readonly number[])[]): SquareMatrix => rows.map((row) => row.map(A.of)),
    sum: (all: readonly SquareMatrix[]): SquareMatrix => all.reduce(add),
    sumVectors: (all: readonly (readonly Scalar[])[]): Scalar[] => all[0].map((_, i) => total(all.map((x) => x[i]))),
    /** M^exponent for a whole exponent >= 0. */
    power: (M: SquareMatrix, exponent: number): SquareMatrix => {
      let result = identity(M.length);
      for (let k = 0; k < exponent; k++) result = multiply(result, M);
      return result;
    },
    /** M^-1 b by elimination with row pivots. */
    solve(M: SquareMatrix, b: readonly Scalar[]): Scalar[] {
      const rows = M.map((row, i) => [...row, b[i]]);
      const size = rows.length;
      for (let column = 0; column < size; column++) {
        let pivot = column;
        for (let i = column + 1; i < size; i++)
          if (A.compare(A.abs(rows[i][column]), A.abs(rows[pivot][column])) > 0) pivot = i;
        [rows[column], rows[pivot]] = [rows[pivot], rows[column]];
        for (let i = column + 1; i < size; i++) {
          const factor = A.div(rows[i][column], rows[column][column]);
          for (let j = column; j <= size; j++) rows[i][j] = A.sub(rows[i][j], A.mul(factor, rows[column][j]));
        }
      }
      const x: Scalar[] = new Array(size);
      for (let i = size - 1; i >= 0; i--) {
        const known = total(x.slice(i + 1).map((xj, j) => A.mul(rows[i][i + 1 + j], xj)));
        x[i] = A.div(A.sub(rows[i][size], known), rows[i][i]);
      }
      return x;
    },
    /** The matrix in doubles, for eigenvalues. */
    toNumbers: (M: SquareMatrix): number[][] => M.map((row) => row.map(A.toNumber)),
  };
}

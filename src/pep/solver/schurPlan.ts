import { type Program, pairs } from './program.js';

/**
 * Where the Gram part A_k of each row is not zero: in the rows and columns `support`, few for a performance estimation
 * problem. X A_k S^-1 then costs n^2 times their number, and its product with A_i as much as A_i has entries, for which
 * rows are sorted by falling numbers of them.
 *
 * source  Fujisawa, Kojima & Nakata, "Exploiting sparsity in primal-dual interior-point methods for semidefinite
 *         programming", Math. Program. 79 (1997)
 */
export interface SchurPlan {
  readonly program: Program;
  readonly supportStart: Int32Array;
  readonly support: Int32Array;
  /** Row, column of each entry in G, and their places in the support. */
  readonly row: Int32Array;
  readonly column: Int32Array;
  readonly localRow: Int32Array;
  readonly localColumn: Int32Array;
  readonly widest: number;
}

export function schurPlan(program: Program): SchurPlan {
  const { order: n, rows, start, middle, index } = program;
  const place = pairs(n);
  const entries = start[rows];
  const row = new Int32Array(entries);
  const column = new Int32Array(entries);
  const localRow = new Int32Array(entries);
  const localColumn = new Int32Array(entries);
  const supportStart = new Int32Array(rows + 1);
  const support: number[] = [];
  const local = new Int32Array(n).fill(-1);
  let widest = 0;
  for (let k = 0; k < rows; k++) {
    const from = support.length;
    const localOf = (i: number): number => {
      if (local[i] < 0) local[i] = support.push(i) - 1 - from;
      return local[i];
    };
    for (let e = start[k]; e < middle[k]; e++) {
      row[e] = place.rows[index[e]];
      column[e] = place.columns[index[e]];
      localRow[e] = localOf(row[e]);
      localColumn[e] = localOf(column[e]);
    }
    for (let s = from; s < support.length; s++) local[support[s]] = -1;
    supportStart[k + 1] = support.length;
    widest = Math.max(widest, support.length - from);
  }
  return {
    program,
    supportStart,
    support: Int32Array.from(support),
    row,
    column,
    localRow,
    localColumn,
    widest,
  };
}

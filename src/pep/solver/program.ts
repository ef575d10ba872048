/**
 * The problem the iterations see: maximize c . u subject to A u <= b in rows with `inequality`, A u = b in the others, and
 * G >= 0, where u = (G_00, G_01, ..., G_11, ..., f) holds the upper triangle of G, row by row, and the free scalars.
 * A is sparse, by rows; indices ascend within a row.
 */
export interface Program {
  readonly order: number;
  readonly free: number;
  /** order (order + 1) / 2 + free */
  readonly unknowns: number;
  readonly rows: number;
  readonly inequality: Uint8Array;
  readonly start: Int32Array;
  /** Where the free scalars of a row begin. */
  readonly middle: Int32Array;
  readonly index: Int32Array;
  readonly value: Float64Array;
  readonly b: Float64Array;
  readonly c: Float64Array;
}

/** Length of the upper triangle of G. */
export const triangle = (n: number): number => (n * (n + 1)) / 2;

/** Place of G_ij, i <= j, among the unknowns. */
export const packed = (n: number, i: number, j: number): number => i * n - (i * (i - 1)) / 2 + (j - i);

/** Row and column of each packed unknown. */
export function pairs(n: number): { rows: Int32Array; columns: Int32Array } {
  const rows = new Int32Array(triangle(n));
  const columns = new Int32Array(rows.length);
  for (let i = 0, k = 0; i < n; i++) {
    for (let j = i; j < n; j++, k++) {
      rows[k] = i;
      columns[k] = j;
    }
  }
  return { rows, columns };
}

/** The symmetric matrix whose upper triangle is u. */
export function unpack(u: Float64Array, n: number, out: Float64Array): void {
  for (let i = 0, k = 0; i < n; i++) {
    out[i * n + i] = u[k++];
    for (let j = i + 1; j < n; j++) out[i * n + j] = out[j * n + i] = u[k++];
  }
}

/** The symmetric matrix S with sum of u_k (coordinates k of X) = <S, X>: two entries share an off-diagonal coefficient. */
export function unpackCoefficients(u: Float64Array, n: number, out: Float64Array): void {
  for (let i = 0, k = 0; i < n; i++) {
    out[i * n + i] = u[k++];
    for (let j = i + 1; j < n; j++) out[i * n + j] = out[j * n + i] = 0.5 * u[k++];
  }
}

/** out = A u */
export function applyRows({ start, index, value, rows }: Program, u: Float64Array, out: Float64Array): void {
  for (let k = 0; k < rows; k++) {
    let sum = 0;
    for (let e = start[k]; e < start[k + 1]; e++) sum += value[e] * u[index[e]];
    out[k] = sum;
  }
}

/** out = A^T y */
export function applyColumns({ start, index, value, rows }: Program, y: Float64Array, out: Float64Array): void {
  out.fill(0);
  for (let k = 0; k < rows; k++) {
    const yk = y[k];
    if (yk !== 0) for (let e = start[k]; e < start[k + 1]; e++) out[index[e]] += value[e] * yk;
  }
}

/** The same problem with some of its rows only. */
export function restrict(program: Program, kept: readonly number[]): Program {
  const { start, middle, index, value } = program;
  const starts = new Int32Array(kept.length + 1);
  for (const [i, k] of kept.entries()) starts[i + 1] = starts[i] + start[k + 1] - start[k];
  const indices = new Int32Array(starts[kept.length]);
  const values = new Float64Array(indices.length);
  for (const [i, k] of kept.entries()) {
    indices.set(index.subarray(start[k], start[k + 1]), starts[i]);
    values.set(value.subarray(start[k], start[k + 1]), starts[i]);
  }
  return {
    ...program,
    rows: kept.length,
    inequality: Uint8Array.from(kept, (k) => program.inequality[k]),
    start: starts,
    middle: Int32Array.from(kept, (k, i) => starts[i] + middle[k] - start[k]),
    index: indices,
    value: values,
    b: Float64Array.from(kept, (k) => program.b[k]),
  };
}

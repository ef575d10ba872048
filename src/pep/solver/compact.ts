/**
 * The problem the iterations see: maximize c . u subject to A u <= b in the first rows, A u = b in the last ones, and
 * G >= 0, where u = (G_00, G_01, ..., G_11, ..., f) holds the upper triangle of G, row by row, and the free scalars.
 * A is sparse, by rows.
 */
export interface Compact {
  readonly order: number;
  readonly free: number;
  /** order (order + 1) / 2 + free */
  readonly unknowns: number;
  readonly inequalities: number;
  readonly equalities: number;
  readonly start: Int32Array;
  readonly index: Int32Array;
  readonly value: Float64Array;
  readonly b: Float64Array;
  readonly c: Float64Array;
}

/** Place of G_ij, i <= j, among the unknowns. */
export const packed = (n: number, i: number, j: number): number => i * n - (i * (i - 1)) / 2 + (j - i);

/** Row and column of each packed unknown. */
export function pairs(n: number): { rows: Int32Array; columns: Int32Array } {
  const rows = new Int32Array((n * (n + 1)) / 2);
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

/** The symmetric matrix S with sum of u_k (coordinates k of X) = <S, X>: an off-diagonal coefficient is shared by two entries. */
export function unpackCoefficients(u: Float64Array, n: number, out: Float64Array): void {
  for (let i = 0, k = 0; i < n; i++) {
    out[i * n + i] = u[k++];
    for (let j = i + 1; j < n; j++) out[i * n + j] = out[j * n + i] = 0.5 * u[k++];
  }
}

/** The inverse of `unpackCoefficients`, from the upper triangle. */
export function packCoefficients(a: Float64Array, n: number, out: Float64Array): void {
  for (let i = 0, k = 0; i < n; i++) {
    out[k++] = a[i * n + i];
    for (let j = i + 1; j < n; j++) out[k++] = 2 * a[i * n + j];
  }
}

/** out = A u */
export function applyRows({ start, index, value }: Compact, u: Float64Array, out: Float64Array): void {
  for (let k = 0; k < out.length; k++) {
    let sum = 0;
    for (let e = start[k]; e < start[k + 1]; e++) sum += value[e] * u[index[e]];
    out[k] = sum;
  }
}

/** out = A^T y */
export function applyColumns({ start, index, value }: Compact, y: Float64Array, out: Float64Array): void {
  out.fill(0);
  for (let k = 0; k < y.length; k++) {
    const yk = y[k];
    if (yk !== 0) for (let e = start[k]; e < start[k + 1]; e++) out[index[e]] += value[e] * yk;
  }
}

/**
 * Float64 vector kernels. `x` has the length of the operation; a vector `y` may be longer, and is then read from element
 * `from` on, so that a row of a matrix is a vector without a view of its own. `x` and what is read of `y` are the same
 * elements or none in common.
 *
 * All implementations give the same bits: sums are taken in one order, and products are never fused with them.
 */
export interface Kernels {
  /** A zero vector of the given length. */
  floats(length: number): Float64Array;
  /** A copy of data, in the memory of these kernels. */
  place(data: ArrayLike<number>): Float64Array;
  /** sum_j x_j y_j */
  dot(x: Float64Array, y: Float64Array, from?: number): number;
  /** x = x + a y */
  addScaled(x: Float64Array, a: number, y: Float64Array, from?: number): void;
  /** x = a y */
  setScaled(x: Float64Array, a: number, y: Float64Array, from?: number): void;
  /** x = a x + b y */
  mix(x: Float64Array, a: number, y: Float64Array, b: number, from?: number): void;
  /** x = a x */
  scale(x: Float64Array, a: number): void;
  /** out_i = row_i . x for the rows of a matrix, stored one after the other; as many as `out` is long. */
  products(matrix: Float64Array, x: Float64Array, out: Float64Array): void;
  /** x = x + sum_i c_i row_i, in the order of the rows. */
  addCombination(x: Float64Array, matrix: Float64Array, c: Float64Array): void;
}

/** Plain loops, for vectors of any memory. */
export const plainKernels: Kernels = {
  floats: (length) => new Float64Array(length),
  place: (data) => Float64Array.from(data),
  dot(x, y, from = 0) {
    const n = x.length;
    let s0 = 0;
    let s1 = 0;
    let s2 = 0;
    let s3 = 0;
    let s4 = 0;
    let s5 = 0;
    let s6 = 0;
    let s7 = 0;
    let i = 0;
    let j = from;
    for (; i + 7 < n; i += 8, j += 8) {
      s0 += x[i] * y[j];
      s1 += x[i + 1] * y[j + 1];
      s2 += x[i + 2] * y[j + 2];
      s3 += x[i + 3] * y[j + 3];
      s4 += x[i + 4] * y[j + 4];
      s5 += x[i + 5] * y[j + 5];
      s6 += x[i + 6] * y[j + 6];
      s7 += x[i + 7] * y[j + 7];
    }
    if (i + 3 < n) {
      s0 += x[i] * y[j];
      s1 += x[i + 1] * y[j + 1];
      s2 += x[i + 2] * y[j + 2];
      s3 += x[i + 3] * y[j + 3];
      i += 4;
      j += 4;
    }
    if (i + 1 < n) {
      s0 += x[i] * y[j];
      s1 += x[i + 1] * y[j + 1];
      i += 2;
      j += 2;
    }
    if (i < n) s0 += x[i] * y[j];
    return s0 + s2 + (s4 + s6) + (s1 + s3 + (s5 + s7));
  },
  addScaled(x, a, y, from = 0) {
    for (let i = 0; i < x.length; i++) x[i] += a * y[from + i];
  },
  setScaled(x, a, y, from = 0) {
    for (let i = 0; i < x.length; i++) x[i] = a * y[from + i];
  },
  mix(x, a, y, b, from = 0) {
    for (let i = 0; i < x.length; i++) x[i] = a * x[i] + b * y[from + i];
  },
  scale(x, a) {
    for (let i = 0; i < x.length; i++) x[i] *= a;
  },
  products(matrix, x, out) {
    for (let i = 0; i < out.length; i++) out[i] = plainKernels.dot(x, matrix, i * x.length);
  },
  addCombination(x, matrix, c) {
    for (let i = 0; i < c.length; i++) plainKernels.addScaled(x, c[i], matrix, i * x.length);
  },
};

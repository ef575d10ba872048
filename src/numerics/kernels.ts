/**
 * Float64 vector kernels over one memory. Vectors handed to them come from `floats` or `place` of the same kernels.
 */
export interface Kernels {
  /** A zero vector of the given length. */
  floats(length: number): Float64Array;
  /** A copy of data, in this memory. */
  place(data: ArrayLike<number>): Float64Array;
  dot(x: Float64Array, y: Float64Array): number;
  /** x = x + a y */
  addScaled(x: Float64Array, a: number, y: Float64Array): void;
  /** x = a x + b y */
  mix(x: Float64Array, a: number, y: Float64Array, b: number): void;
  /** x = a x */
  scale(x: Float64Array, a: number): void;
  /** Frees what was placed since `mark`; vectors from then on must not be used any more. */
  mark(): number;
  release(mark: number): void;
}

/** Plain loops with four accumulators. */
export const plainKernels: Kernels = {
  floats: (length) => new Float64Array(length),
  place: (data) => Float64Array.from(data),
  dot(x, y) {
    const n = x.length;
    let s0 = 0;
    let s1 = 0;
    let s2 = 0;
    let s3 = 0;
    let i = 0;
    for (; i + 3 < n; i += 4) {
      s0 += x[i] * y[i];
      s1 += x[i + 1] * y[i + 1];
      s2 += x[i + 2] * y[i + 2];
      s3 += x[i + 3] * y[i + 3];
    }
    for (; i < n; i++) s0 += x[i] * y[i];
    return s0 + s1 + (s2 + s3);
  },
  addScaled(x, a, y) {
    for (let i = 0; i < x.length; i++) x[i] += a * y[i];
  },
  mix(x, a, y, b) {
    for (let i = 0; i < x.length; i++) x[i] = a * x[i] + b * y[i];
  },
  scale(x, a) {
    for (let i = 0; i < x.length; i++) x[i] *= a;
  },
  mark: () => 0,
  release: () => {},
};

/**
 * Cholesky factorization and triangular solves for symmetric matrices stored row by row, in doubles. The largest one, the
 * Schur complement, takes most of the solver's time.
 */

/** Columns of a panel, and rows of it that stay in the first-level cache (24 kB) while the trailing rows pass by. */
const PANEL = 48;
const BLOCK = 64;

/**
 * Factors a symmetric matrix A = L L^T in place: the lower triangle of A becomes L, the upper one is left alone.
 *
 * Right-looking by panels of 48 columns; the trailing update works on tiles of 4 x 4 entries held in registers, 16
 * multiply-adds for 8 loads.
 *
 * @returns  false when a pivot is not positive; A is then spoiled
 */
export function cholesky(a: Float64Array, n: number): boolean {
  const panel = new Float64Array(n * Math.min(PANEL, n));
  for (let from = 0; from < n; from += PANEL) {
    const to = Math.min(from + PANEL, n);
    if (!factorDiagonal(a, n, from, to)) return false;
    solvePanel(a, n, from, to);
    if (to < n) updateTrailing(a, n, from, to, panel);
  }
  return true;
}

function factorDiagonal(a: Float64Array, n: number, from: number, to: number): boolean {
  for (let i = from; i < to; i++) {
    const ri = i * n;
    for (let j = from; j <= i; j++) {
      const rj = j * n;
      let sum = a[ri + j];
      for (let k = from; k < j; k++) sum -= a[ri + k] * a[rj + k];
      if (j < i) a[ri + j] = sum / a[rj + j];
      else if (sum > 0 && sum < Infinity) a[ri + i] = Math.sqrt(sum);
      else return false;
    }
  }
  return true;
}

/** Rows below the diagonal block, four at a time: X L^T = A. */
function solvePanel(a: Float64Array, n: number, from: number, to: number): void {
  let i = to;
  for (; i + 3 < n; i += 4) {
    const r0 = i * n;
    const r1 = r0 + n;
    const r2 = r1 + n;
    const r3 = r2 + n;
    for (let j = from; j < to; j++) {
      const rj = j * n;
      let s0 = a[r0 + j];
      let s1 = a[r1 + j];
      let s2 = a[r2 + j];
      let s3 = a[r3 + j];
      for (let k = from; k < j; k++) {
        const l = a[rj + k];
        s0 -= a[r0 + k] * l;
        s1 -= a[r1 + k] * l;
        s2 -= a[r2 + k] * l;
        s3 -= a[r3 + k] * l;
      }
      const pivot = 1 / a[rj + j];
      a[r0 + j] = s0 * pivot;
      a[r1 + j] = s1 * pivot;
      a[r2 + j] = s2 * pivot;
      a[r3 + j] = s3 * pivot;
    }
  }
  for (; i < n; i++) {
    const ri = i * n;
    for (let j = from; j < to; j++) {
      const rj = j * n;
      let sum = a[ri + j];
      for (let k = from; k < j; k++) sum -= a[ri + k] * a[rj + k];
      a[ri + j] = sum / a[rj + j];
    }
  }
}

/** A_ij -= sum over the panel of L_ik L_jk, for to <= j <= i < n. */
function updateTrailing(a: Float64Array, n: number, from: number, to: number, panel: Float64Array): void {
  const width = to - from;
  const rows = n - to;
  for (let i = 0; i < rows; i++) {
    const source = (to + i) * n + from;
    panel.set(a.subarray(source, source + width), i * width);
  }
  subtractProducts(a, n, to, panel, rows, width);
}

/**
 * C -= P P^T on the lower triangle, C the trailing block of a from row and column `at` on, P of the given rows and width.
 * Tiles that touch the diagonal also write the few entries above it.
 */
function subtractProducts(a: Float64Array, n: number, at: number, p: Float64Array, rows: number, width: number): void {
  const whole = rows & ~3;
  for (let block = 0; block < whole; block += BLOCK) {
    for (let i = block; i < whole; i += 4) {
      const end = Math.min(block + BLOCK - 4, i);
      for (let j = block; j <= end; j += 4) subtractTile(a, n, at, p, width, i, j);
    }
  }
  for (let i = whole; i < rows; i++) {
    for (let j = 0; j <= i; j++) {
      let sum = 0;
      for (let k = 0; k < width; k++) sum += p[i * width + k] * p[j * width + k];
      a[(at + i) * n + at + j] -= sum;
    }
  }
}

function subtractTile(
  a: Float64Array,
  n: number,
  at: number,
  p: Float64Array,
  width: number,
  i: number,
  j: number,
): void {
  const q0 = j * width;
  const q1 = q0 + width;
  const q2 = q1 + width;
  const q3 = q2 + width;
  let p0 = i * width;
  let p1 = p0 + width;
  let p2 = p1 + width;
  let p3 = p2 + width;
  let c00 = 0;
  let c01 = 0;
  let c02 = 0;
  let c03 = 0;
  let c10 = 0;
  let c11 = 0;
  let c12 = 0;
  let c13 = 0;
  let c20 = 0;
  let c21 = 0;
  let c22 = 0;
  let c23 = 0;
  let c30 = 0;
  let c31 = 0;
  let c32 = 0;
  let c33 = 0;
  for (let k = 0; k < width; k++) {
    const b0 = p[q0 + k];
    const b1 = p[q1 + k];
    const b2 = p[q2 + k];
    const b3 = p[q3 + k];
    let x = p[p0++];
    c00 += x * b0;
    c01 += x * b1;
    c02 += x * b2;
    c03 += x * b3;
    x = p[p1++];
    c10 += x * b0;
    c11 += x * b1;
    c12 += x * b2;
    c13 += x * b3;
    x = p[p2++];
    c20 += x * b0;
    c21 += x * b1;
    c22 += x * b2;
    c23 += x * b3;
    x = p[p3++];
    c30 += x * b0;
    c31 += x * b1;
    c32 += x * b2;
    c33 += x * b3;
  }
  let o = (at + i) * n + at + j;
  a[o] -= c00;
  a[o + 1] -= c01;
  a[o + 2] -= c02;
  a[o + 3] -= c03;
  o += n;
  a[o] -= c10;
  a[o + 1] -= c11;
  a[o + 2] -= c12;
  a[o + 3] -= c13;
  o += n;
  a[o] -= c20;
  a[o + 1] -= c21;
  a[o + 2] -= c22;
  a[o + 3] -= c23;
  o += n;
  a[o] -= c30;
  a[o + 1] -= c31;
  a[o + 2] -= c32;
  a[o + 3] -= c33;
}

/** x = L^-1 x */
export function forward(l: Float64Array, n: number, x: Float64Array): void {
  for (let i = 0; i < n; i++) {
    const ri = i * n;
    let s0 = 0;
    let s1 = 0;
    let s2 = 0;
    let s3 = 0;
    let k = 0;
    for (; k + 3 < i; k += 4) {
      s0 += l[ri + k] * x[k];
      s1 += l[ri + k + 1] * x[k + 1];
      s2 += l[ri + k + 2] * x[k + 2];
      s3 += l[ri + k + 3] * x[k + 3];
    }
    for (; k < i; k++) s0 += l[ri + k] * x[k];
    x[i] = (x[i] - (s0 + s1 + (s2 + s3))) / l[ri + i];
  }
}

/** x = L^-T x, by rows of L. */
export function backward(l: Float64Array, n: number, x: Float64Array): void {
  for (let i = n - 1; i >= 0; i--) {
    const ri = i * n;
    const xi = (x[i] /= l[ri + i]);
    for (let k = 0; k < i; k++) x[k] -= l[ri + k] * xi;
  }
}

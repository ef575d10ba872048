/**
 * Dense kernels on square matrices, stored row by row. The solver spends its time in `cholesky`; the rest is O(n^3) for
 * the order n of the Gram matrix, which is small beside the number of unknowns n^2 / 2.
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

/** c = a b, or a b^T when `transposed`. */
export function multiply(a: Float64Array, b: Float64Array, n: number, c: Float64Array, transposed = false): void {
  if (transposed) {
    for (let i = 0; i < n; i++) {
      for (let j = 0; j < n; j++) {
        let sum = 0;
        for (let k = 0, p = i * n, q = j * n; k < n; k++) sum += a[p++] * b[q++];
        c[i * n + j] = sum;
      }
    }
    return;
  }
  c.fill(0);
  for (let i = 0; i < n; i++) {
    for (let k = 0; k < n; k++) {
      const aik = a[i * n + k];
      if (aik === 0) continue;
      for (let j = 0, p = i * n, q = k * n; j < n; j++) c[p++] += aik * b[q++];
    }
  }
}

/** out = the transpose of a. */
export function transpose(a: Float64Array, n: number, out: Float64Array): void {
  for (let i = 0; i < n; i++) for (let j = 0; j < n; j++) out[j * n + i] = a[i * n + j];
}

/**
 * Singular values by one-sided Jacobi: rotates the rows of a until they are orthogonal, and the rows of b along.
 *
 * a = D U^T with D the lengths of its rows, in which small singular values keep their relative accuracy
 * source  Demmel & Veselic, "Jacobi's method is more accurate than QR", SIAM J. Matrix Anal. Appl. 13 (1992)
 */
export function orthogonalizeRows(a: Float64Array, b: Float64Array, n: number): void {
  const squares = new Float64Array(n);
  for (let sweep = 0; sweep < 30; sweep++) {
    let rotated = false;
    for (let i = 0; i < n; i++) {
      let sum = 0;
      for (let k = 0, p = i * n; k < n; k++, p++) sum += a[p] * a[p];
      squares[i] = sum;
    }
    for (let i = 0; i < n - 1; i++) {
      for (let j = i + 1; j < n; j++) {
        let cross = 0;
        for (let k = 0, p = i * n, q = j * n; k < n; k++) cross += a[p++] * a[q++];
        const alpha = squares[i];
        const beta = squares[j];
        if (Math.abs(cross) <= 1e-14 * Math.sqrt(alpha * beta)) continue;
        rotated = true;
        const zeta = (beta - alpha) / (2 * cross);
        const t = (zeta < 0 ? -1 : 1) / (Math.abs(zeta) + Math.sqrt(1 + zeta * zeta));
        const c = 1 / Math.sqrt(1 + t * t);
        const s = c * t;
        rotate(a, n, i, j, c, s);
        rotate(b, n, i, j, c, s);
        squares[i] = alpha - t * cross;
        squares[j] = beta + t * cross;
      }
    }
    if (!rotated) return;
  }
}

function rotate(a: Float64Array, n: number, i: number, j: number, c: number, s: number): void {
  for (let k = 0, p = i * n, q = j * n; k < n; k++, p++, q++) {
    const x = a[p];
    const y = a[q];
    a[p] = c * x - s * y;
    a[q] = s * x + c * y;
  }
}

/**
 * Smallest eigenvalue of a symmetric matrix: Householder tridiagonalization, then bisection on the number of negative
 * pivots of T - t I.
 *
 * @param a  spoiled
 * accuracy  about n EPS times the norm of a, from above or below
 * source    Golub & Van Loan, Matrix Computations (2013), 8.3.1 and 8.4.1
 */
export function smallestEigenvalue(a: Float64Array, n: number): number {
  const diagonal = new Float64Array(n);
  const beside = new Float64Array(n);
  tridiagonalize(a, n, diagonal, beside);
  let low = Infinity;
  let high = Infinity;
  let norm = 0;
  for (let i = 0; i < n; i++) {
    const radius = Math.abs(beside[i]) + (i + 1 < n ? Math.abs(beside[i + 1]) : 0);
    low = Math.min(low, diagonal[i] - radius);
    high = Math.min(high, diagonal[i]);
    norm = Math.max(norm, Math.abs(diagonal[i]) + radius);
  }
  if (!(norm < Infinity)) return Number.NaN;
  const resolution = 1e-15 * norm;
  while (high - low > resolution && high - low > 1e-4 * Math.max(Math.abs(low), Math.abs(high))) {
    const middle = 0.5 * (low + high);
    let pivot = 1;
    let negative = false;
    for (let i = 0; i < n && !negative; i++) {
      pivot = diagonal[i] - middle - (i > 0 ? (beside[i] * beside[i]) / pivot : 0);
      if (pivot === 0) pivot = 1e-300;
      negative = pivot < 0;
    }
    if (negative) high = middle;
    else low = middle;
  }
  return low;
}

/** T = Q^T A Q, with diagonal[i] = T_ii and beside[i] = T_{i,i-1}; reads and spoils the lower triangle. */
function tridiagonalize(a: Float64Array, n: number, diagonal: Float64Array, beside: Float64Array): void {
  const p = new Float64Array(n);
  for (let i = n - 1; i > 0; i--) {
    const v = i * n;
    let tail = 0;
    for (let k = 0; k < i - 1; k++) tail += a[v + k] * a[v + k];
    const last = a[v + i - 1];
    diagonal[i] = a[v + i];
    if (tail === 0) {
      beside[i] = last;
      continue;
    }
    const length = Math.sqrt(tail + last * last);
    const alpha = last > 0 ? -length : length;
    beside[i] = alpha;
    a[v + i - 1] = last - alpha;
    const scale = 1 / (length * (length + Math.abs(last)));
    // p = scale A v, then A -= v w^T + w v^T with w = p - (scale / 2) (p . v) v
    p.fill(0, 0, i);
    for (let j = 0; j < i; j++) {
      const row = j * n;
      const vj = a[v + j];
      let sum = a[row + j] * vj;
      for (let k = 0; k < j; k++) {
        sum += a[row + k] * a[v + k];
        p[k] += a[row + k] * vj;
      }
      p[j] += sum;
    }
    let pv = 0;
    for (let j = 0; j < i; j++) pv += (p[j] *= scale) * a[v + j];
    const half = 0.5 * scale * pv;
    for (let j = 0; j < i; j++) p[j] -= half * a[v + j];
    for (let j = 0; j < i; j++) {
      const row = j * n;
      const vj = a[v + j];
      const pj = p[j];
      for (let k = 0; k <= j; k++) a[row + k] -= vj * p[k] + pj * a[v + k];
    }
  }
  diagonal[0] = a[0];
  beside[0] = 0;
}

import type { Arithmetic } from './arithmetic.js';
import { backward, cholesky, forward } from './cholesky.js';
import { applyColumns, applyRows, triangle, unpackCoefficients } from './program.js';
import type { SchurPlan } from './schurPlan.js';

/** The Newton system in doubles. */
export const double: Arithmetic<Float64Array> = {
  epsilon: 2 ** -53,
  zeros: (length) => new Float64Array(length),
  load: (from, to) => to.set(from),
  round: (from, to) => to.set(from),
  copy: (from, fromOffset, to, toOffset, length) => to.set(from.subarray(fromOffset, fromOffset + length), toOffset),
  clear: (v) => void v.fill(0),
  addScaled(y, a, x) {
    for (let i = 0; i < x.length; i++) y[i] += a * x[i];
  },
  subtractProducts(y, t, x) {
    for (let i = 0; i < t.length; i++) y[i] -= t[i] * x[i];
  },
  diagonal(a, n, out) {
    for (let i = 0; i < n; i++) out[i] = a[i * n + i];
  },
  addDiagonal(a, n, t) {
    for (let i = 0; i < n; i++) a[i * n + i] += t[i];
  },
  cholesky,
  forward: (l, n, x, row) => forward(l, n, x.subarray(row * n, (row + 1) * n)),
  backward,
  invert,
  rowProducts,
  applyRows,
  applyColumns,
  sandwich,
  schur,
};

function dot(a: Float64Array, p: number, b: Float64Array, q: number, n: number): number {
  let s0 = 0;
  let s1 = 0;
  let k = 0;
  for (; k + 1 < n; k += 2) {
    s0 += a[p + k] * b[q + k];
    s1 += a[p + k + 1] * b[q + k + 1];
  }
  if (k < n) s0 += a[p + k] * b[q + k];
  return s0 + s1;
}

/** By tiles of 2 x 2 entries held in registers. */
function rowProducts(
  a: Float64Array,
  rows: number,
  b: Float64Array,
  columns: number,
  n: number,
  out: Float64Array,
): void {
  for (let i = 0; i < rows; i += 2) {
    const next = i + 1 < rows ? n : 0;
    for (let j = 0; j < columns; j += 2) {
      const nextColumn = j + 1 < columns ? n : 0;
      let s00 = 0;
      let s01 = 0;
      let s10 = 0;
      let s11 = 0;
      for (let p = i * n, q = j * n, end = p + n; p < end; p++, q++) {
        const x0 = a[p];
        const x1 = a[p + next];
        const y0 = b[q];
        const y1 = b[q + nextColumn];
        s00 += x0 * y0;
        s01 += x0 * y1;
        s10 += x1 * y0;
        s11 += x1 * y1;
      }
      const o = i * columns + j;
      out[o] = s00;
      if (nextColumn > 0) out[o + 1] = s01;
      if (next > 0) out[o + columns] = s10;
      if (next > 0 && nextColumn > 0) out[o + columns + 1] = s11;
    }
  }
}

/** By the columns of L^-1, each stored as a row. */
function invert(l: Float64Array, n: number, out: Float64Array): void {
  const inverse = new Float64Array(n * n);
  for (let j = 0; j < n; j++) {
    const column = inverse.subarray(j * n, (j + 1) * n);
    column[j] = 1;
    for (let i = j; i < n; i++) column[i] = (column[i] - dot(l, i * n + j, column, j, i - j)) / l[i * n + i];
  }
  for (let i = 0; i < n; i++)
    for (let j = 0; j <= i; j++) out[i * n + j] = out[j * n + i] = dot(inverse, i * n + i, inverse, j * n + i, n - i);
}

function sandwich(x: Float64Array, p: Float64Array, q: Float64Array, n: number, out: Float64Array): void {
  const full = new Float64Array(n * n);
  const right = new Float64Array(n * n);
  unpackCoefficients(p, n, full);
  rowProducts(q, n, full, n, n, right); // Q P
  rowProducts(x, n, right, n, n, full); // X P Q
  symmetricPart(full, n, out);
}

/** The upper triangle of (a + a^T) / 2. */
function symmetricPart(a: Float64Array, n: number, out: Float64Array): void {
  for (let i = 0, k = 0; i < n; i++) for (let j = i; j < n; j++) out[k++] = 0.5 * (a[i * n + j] + a[j * n + i]);
}

function schur(plan: SchurPlan, x: Float64Array, q: Float64Array, out: Float64Array): void {
  const { program, supportStart, support, row, column, localRow, localColumn, widest } = plan;
  const { order: n, rows, start, middle, index, value } = program;
  const left = new Float64Array(n * widest); // columns of X
  const right = new Float64Array(n * widest); // the same columns of Q A_j
  const product = new Float64Array(n * n);
  const image = new Float64Array(triangle(n));
  for (let j = 0; j < rows; j++) {
    const from = supportStart[j];
    const width = supportStart[j + 1] - from;
    right.fill(0, 0, n * width);
    for (let e = start[j]; e < middle[j]; e++) {
      const a = row[e];
      const b = column[e];
      const half = a === b ? value[e] : 0.5 * value[e];
      for (let i = 0, p = localRow[e], s = b * n; i < n; i++, p += width) right[p] += half * q[s + i];
      if (a !== b) for (let i = 0, p = localColumn[e], s = a * n; i < n; i++, p += width) right[p] += half * q[s + i];
    }
    for (let i = 0, p = 0; i < n; i++) for (let s = 0; s < width; s++) left[p++] = x[i * n + support[from + s]];
    rowProducts(left, n, right, n, width, product);
    symmetricPart(product, n, image);
    for (let i = j; i < rows; i++) {
      let sum = 0;
      for (let e = start[i], end = middle[i]; e < end; e++) sum += value[e] * image[index[e]];
      out[i * rows + j] = sum;
    }
  }
}

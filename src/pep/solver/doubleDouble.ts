import type { Arithmetic } from './arithmetic.js';
import { type Program, triangle, unpackCoefficients } from './program.js';
import type { SchurPlan } from './schurPlan.js';

/** Numbers hi + lo, |lo| at most half a unit in the last place of hi: about 32 digits. */
interface Pairs {
  readonly hi: Float64Array;
  readonly lo: Float64Array;
}

/**
 * The Newton system with about 32 digits, for the last iterations of degenerate programs, where the condition number of the
 * Schur complement grows like the square of the inverse gap.
 *
 * source  Dekker, "A floating-point technique for extending the available precision", Numer. Math. 18 (1971); inner
 *         products as in Ogita, Rump & Oishi, "Accurate sum and dot product", SIAM J. Sci. Comput. 26 (2005)
 */
export const doubleDouble: Arithmetic<Pairs> = {
  epsilon: 2 ** -104,
  zeros: (length) => ({ hi: new Float64Array(length), lo: new Float64Array(length) }),
  load(from, to) {
    to.hi.set(from);
    to.lo.fill(0, 0, from.length);
  },
  round: (from, to) => to.set(from.hi),
  copy(from, fromOffset, to, toOffset, length) {
    to.hi.set(from.hi.subarray(fromOffset, fromOffset + length), toOffset);
    to.lo.set(from.lo.subarray(fromOffset, fromOffset + length), toOffset);
  },
  clear({ hi, lo }) {
    hi.fill(0);
    lo.fill(0);
  },
  addScaled(y, a, x) {
    for (let i = 0; i < x.hi.length; i++) {
      start(y.hi[i], y.lo[i]);
      accumulate(a, 0, x.hi[i], x.lo[i]);
      store(y, i);
    }
  },
  subtractProducts(y, t, x) {
    for (let i = 0; i < t.length; i++) {
      start(y.hi[i], y.lo[i]);
      accumulate(-t[i], 0, x.hi[i], x.lo[i]);
      store(y, i);
    }
  },
  diagonal({ hi }, n, out) {
    for (let i = 0; i < n; i++) out[i] = hi[i * n + i];
  },
  addDiagonal(a, n, t) {
    for (let i = 0; i < n; i++) {
      start(a.hi[i * n + i], a.lo[i * n + i]);
      accumulate(1, 0, t[i], 0);
      store(a, i * n + i);
    }
  },
  cholesky,
  forward(l, n, x, row) {
    const at = row * n;
    for (let i = 0; i < n; i++) {
      start(-x.hi[at + i], -x.lo[at + i]);
      dot(l, i * n, x, at, i);
      divide(-running[0], -running[1], l, i * n + i, x, at + i);
    }
  },
  backward(l, n, x) {
    for (let i = n - 1; i >= 0; i--) {
      divide(x.hi[i], x.lo[i], l, i * n + i, x, i);
      for (let k = 0; k < i; k++) {
        start(x.hi[k], x.lo[k]);
        accumulate(-l.hi[i * n + k], -l.lo[i * n + k], x.hi[i], x.lo[i]);
        store(x, k);
      }
    }
  },
  invert,
  rowProducts,
  applyRows({ rows, start: from, index, value }: Program, u, out) {
    for (let k = 0; k < rows; k++) {
      start(0, 0);
      gather(value, u, index, from[k], from[k + 1]);
      store(out, k);
    }
  },
  applyColumns({ rows, start: from, index, value }: Program, y, out) {
    this.clear(out);
    for (let k = 0; k < rows; k++) {
      for (let e = from[k]; e < from[k + 1]; e++) {
        start(out.hi[index[e]], out.lo[index[e]]);
        accumulate(value[e], 0, y.hi[k], y.lo[k]);
        store(out, index[e]);
      }
    }
  },
  sandwich(x, p, q, n, out) {
    const full = this.zeros(n * n);
    const right = this.zeros(n * n);
    unpackCoefficients(p.hi, n, full.hi);
    unpackCoefficients(p.lo, n, full.lo);
    rowProducts(q, n, full, n, n, right); // Q P
    rowProducts(x, n, right, n, n, full); // X P Q
    symmetricPart(full, n, out);
  },
  schur,
};

const SPLITTER = 2 ** 27 + 1;

/** The running sum in two parts, normalized when stored. An array: the engine would allocate for each change of a variable. */
const running = new Float64Array(2);

function start(hi: number, lo: number): void {
  running[0] = hi;
  running[1] = lo;
}

/** Adds (a + al) (b + bl). */
function accumulate(a: number, al: number, b: number, bl: number): void {
  const product = a * b;
  let c = SPLITTER * a;
  const ah = c - (c - a);
  const at = a - ah;
  c = SPLITTER * b;
  const bh = c - (c - b);
  const bt = b - bh;
  const total = running[0] + product;
  const z = total - running[0];
  running[1] +=
    running[0] - (total - z) + (product - z) + (at * bt - (product - ah * bh - at * bh - ah * bt)) + (a * bl + al * b);
  running[0] = total;
}

/** Adds the inner product of n numbers of x from p on and of y from q on. */
function dot(x: Pairs, p: number, y: Pairs, q: number, n: number): void {
  const { hi: xh, lo: xl } = x;
  const { hi: yh, lo: yl } = y;
  let high = running[0];
  let low = running[1];
  for (let k = 0; k < n; k++) {
    const a = xh[p + k];
    const b = yh[q + k];
    const product = a * b;
    let c = SPLITTER * a;
    const ah = c - (c - a);
    const at = a - ah;
    c = SPLITTER * b;
    const bh = c - (c - b);
    const bt = b - bh;
    const total = high + product;
    const z = total - high;
    low +=
      high -
      (total - z) +
      (product - z) +
      (at * bt - (product - ah * bh - at * bh - ah * bt)) +
      (a * yl[q + k] + xl[p + k] * b);
    high = total;
  }
  running[0] = high;
  running[1] = low;
}

function store({ hi, lo }: Pairs, i: number): void {
  const total = running[0] + running[1];
  lo[i] = running[1] - (total - running[0]);
  hi[i] = total;
}

/** out_i = (hi + lo) / d_j, by one step of long division after the first quotient. */
function divide(hi: number, lo: number, d: Pairs, j: number, out: Pairs, i: number): void {
  const quotient = (hi + lo) / d.hi[j];
  start(hi, lo);
  accumulate(-quotient, 0, d.hi[j], d.lo[j]);
  const correction = (running[0] + running[1]) / d.hi[j];
  start(quotient, correction);
  store(out, i);
}

/** As `dot`, with the halves of b split once for all rows of a. */
function rowProducts(a: Pairs, rows: number, b: Pairs, columns: number, n: number, out: Pairs): void {
  const { hi: ah, lo: al } = a;
  const { hi: bh, lo: bl } = b;
  const heads = new Float64Array(columns * n);
  for (let k = 0; k < heads.length; k++) {
    const c = SPLITTER * bh[k];
    heads[k] = c - (c - bh[k]);
  }
  for (let i = 0; i < rows; i++) {
    for (let j = 0; j < columns; j++) {
      let high = 0;
      let low = 0;
      for (let p = i * n, q = j * n, end = p + n; p < end; p++, q++) {
        const x = ah[p];
        const y = bh[q];
        const product = x * y;
        const c = SPLITTER * x;
        const xh = c - (c - x);
        const xt = x - xh;
        const yh = heads[q];
        const yt = y - yh;
        const total = high + product;
        const z = total - high;
        low +=
          high -
          (total - z) +
          (product - z) +
          (xt * yt - (product - xh * yh - xt * yh - xh * yt)) +
          (x * bl[q] + al[p] * y);
        high = total;
      }
      const total = high + low;
      out.hi[i * columns + j] = total;
      out.lo[i * columns + j] = low - (total - high);
    }
  }
}

function cholesky(a: Pairs, n: number): boolean {
  for (let i = 0; i < n; i++) {
    for (let j = 0; j <= i; j++) {
      start(-a.hi[i * n + j], -a.lo[i * n + j]);
      dot(a, i * n, a, j * n, j);
      if (j < i) divide(-running[0], -running[1], a, j * n + j, a, i * n + j);
      else {
        const pivot = -(running[0] + running[1]);
        if (!(pivot > 0 && pivot < Infinity)) return false;
        const root = Math.sqrt(pivot);
        start(-running[0], -running[1]);
        accumulate(-root, 0, root, 0);
        start(root, (running[0] + running[1]) / (2 * root));
        store(a, i * n + i);
      }
    }
  }
  return true;
}

/** By the columns of L^-1, each stored as a row. */
function invert(l: Pairs, n: number, out: Pairs): void {
  const inverse = doubleDouble.zeros(n * n);
  for (let j = 0; j < n; j++) {
    for (let i = j; i < n; i++) {
      start(i === j ? -1 : 0, 0);
      dot(l, i * n + j, inverse, j * n + j, i - j);
      divide(-running[0], -running[1], l, i * n + i, inverse, j * n + i);
    }
  }
  for (let i = 0; i < n; i++) {
    for (let j = 0; j <= i; j++) {
      start(0, 0);
      dot(inverse, i * n + i, inverse, j * n + i, n - i);
      store(out, i * n + j);
      store(out, j * n + i);
    }
  }
}

function schur(plan: SchurPlan, x: Pairs, q: Pairs, out: Pairs): void {
  const { program, supportStart, support, row, column, localRow, localColumn, widest } = plan;
  const { order: n, rows, start: from, middle, index, value } = program;
  const left = doubleDouble.zeros(n * widest);
  const right = doubleDouble.zeros(n * widest);
  const product = doubleDouble.zeros(n * n);
  const image = doubleDouble.zeros(triangle(n));
  for (let j = 0; j < rows; j++) {
    const first = supportStart[j];
    const width = supportStart[j + 1] - first;
    right.hi.fill(0, 0, n * width);
    right.lo.fill(0, 0, n * width);
    for (let e = from[j]; e < middle[j]; e++) {
      const a = row[e];
      const b = column[e];
      const half = a === b ? value[e] : 0.5 * value[e];
      addColumn(right, localRow[e], width, half, q, b * n, n);
      if (a !== b) addColumn(right, localColumn[e], width, half, q, a * n, n);
    }
    for (let i = 0, p = 0; i < n; i++) {
      for (let s = 0; s < width; s++, p++) {
        left.hi[p] = x.hi[i * n + support[first + s]];
        left.lo[p] = x.lo[i * n + support[first + s]];
      }
    }
    rowProducts(left, n, right, n, width, product);
    symmetricPart(product, n, image);
    for (let i = j; i < rows; i++) {
      start(0, 0);
      gather(value, image, index, from[i], middle[i]);
      store(out, i * rows + j);
    }
  }
}

/** The upper triangle of (A + A^T) / 2. */
function symmetricPart(a: Pairs, n: number, out: Pairs): void {
  for (let i = 0, k = 0; i < n; i++) {
    for (let j = i; j < n; j++) {
      start(0.5 * a.hi[i * n + j], 0.5 * a.lo[i * n + j]);
      accumulate(0.5, 0, a.hi[j * n + i], a.lo[j * n + i]);
      store(out, k++);
    }
  }
}

/** Adds the sum of value_e x_index(e). */
function gather(value: Float64Array, x: Pairs, index: Int32Array, from: number, to: number): void {
  for (let e = from; e < to; e++) accumulate(value[e], 0, x.hi[index[e]], x.lo[index[e]]);
}

function addColumn(to: Pairs, at: number, stride: number, factor: number, q: Pairs, offset: number, n: number): void {
  for (let i = 0, p = at; i < n; i++, p += stride) {
    start(to.hi[p], to.lo[p]);
    accumulate(factor, 0, q.hi[offset + i], q.lo[offset + i]);
    store(to, p);
  }
}

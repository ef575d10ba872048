import {
  applyColumns,
  applyRows,
  type Compact,
  packCoefficients,
  packed,
  pairs,
  unpack,
  unpackCoefficients,
} from './compact.js';
import { backward, cholesky, forward, multiply } from './dense.js';

/**
 * The linear system of a search direction,
 *
 *   [ H    A^T     ] [ du ]   [ g ]
 *   [ A   -diag(t) ] [ dy ] = [ h ]
 *
 * where H du = V dX V on the Gram block and 0 on the free scalars, and t is s / y on inequalities, 0 on equalities.
 *
 * It is reduced exactly to a positive definite one, on whichever side is smaller: the unknowns (H + A^T diag(1/t) A; free
 * scalars need no special care) or the constraints (the Schur complement A H^-1 A^T + diag(t)). What the elimination
 * cannot take, equalities there and free scalars here, is bordered by a second small factorization.
 */
export interface Newton {
  /** Takes V = W^-1, W and t; false when the matrix is not positive definite to working precision. */
  factor(v: Float64Array, w: Float64Array, t: Float64Array): boolean;
  /** Writes du and dy; g and h are read only. */
  solve(g: Float64Array, h: Float64Array, du: Float64Array, dy: Float64Array): void;
}

/** Relative size of what is added to the diagonal of the bordering matrix: it bounds the harm of dependent rows. */
const DELTA = 1e-14;

/** Multiply-adds to factor and form each side, from the sizes alone. */
export function newton(problem: Compact): Newton {
  const { unknowns, free, inequalities, equalities, start } = problem;
  const rows = inequalities + equalities;
  let outer = 0;
  for (let k = 0; k < inequalities; k++) outer += (start[k + 1] - start[k]) ** 2 / 2;
  const byUnknowns = unknowns ** 3 / 6 + (equalities * unknowns ** 2) / 2 + outer * 2 + unknowns ** 2;
  const byConstraints =
    rows ** 3 / 6 + (free * rows ** 2) / 2 + rows * (start[rows] / 2 + 3 * problem.order ** 2) + rows ** 2;
  const sides = [() => new UnknownsSide(problem), () => new ConstraintsSide(problem)];
  return refined(problem, either(byUnknowns <= byConstraints ? sides : sides.reverse()));
}

/** The first side, and the second where rounding has cost the first one its definiteness. */
function either([first, second]: readonly (() => Newton)[]): Newton {
  const cheap = first();
  let other: Newton | undefined;
  let used = cheap;
  return {
    factor(v, w, t) {
      used = cheap;
      if (cheap.factor(v, w, t)) return true;
      used = other ??= second();
      return used.factor(v, w, t);
    },
    solve: (g, h, du, dy) => used.solve(g, h, du, dy),
  };
}

/** Steps of iterative refinement on the unreduced system, as long as they help. */
function refined(problem: Compact, side: Newton): Newton {
  const { order: n, unknowns, inequalities, equalities } = problem;
  const rows = inequalities + equalities;
  let v: Float64Array;
  let t: Float64Array;
  const g1 = new Float64Array(unknowns);
  const h1 = new Float64Array(rows);
  const du1 = new Float64Array(unknowns);
  const dy1 = new Float64Array(rows);
  const matrix = new Float64Array(n * n);
  const product = new Float64Array(n * n);
  const image = new Float64Array(unknowns);

  /** g1, h1 = the right-hand side minus the system applied to du, dy; returns their size. */
  function residual(g: Float64Array, h: Float64Array, du: Float64Array, dy: Float64Array): number {
    unpack(du, n, matrix);
    multiply(v, matrix, n, product);
    multiply(product, v, n, matrix);
    packCoefficients(matrix, n, image);
    applyColumns(problem, dy, g1);
    let size = 0;
    for (let i = 0; i < unknowns; i++) {
      g1[i] = g[i] - image[i] - g1[i];
      size = Math.max(size, Math.abs(g1[i]));
    }
    applyRows(problem, du, h1);
    for (let k = 0; k < rows; k++) {
      h1[k] = h[k] - h1[k] + t[k] * dy[k];
      size = Math.max(size, Math.abs(h1[k]));
    }
    return size;
  }

  return {
    factor(v1, w, t1) {
      v = v1;
      t = t1;
      return side.factor(v1, w, t1);
    },
    solve(g, h, du, dy) {
      side.solve(g, h, du, dy);
      let before = residual(g, h, du, dy);
      for (let step = 0; step < 3 && before > 0; step++) {
        side.solve(g1, h1, du1, dy1);
        for (let i = 0; i < unknowns; i++) du[i] += du1[i];
        for (let k = 0; k < rows; k++) dy[k] += dy1[k];
        const now = residual(g, h, du, dy);
        if (!(now < before)) {
          for (let i = 0; i < unknowns; i++) du[i] -= du1[i];
          for (let k = 0; k < rows; k++) dy[k] -= dy1[k];
          return;
        }
        if (now > 0.25 * before) return;
        before = now;
      }
    },
  };
}

/** L^-1 applied to each of the first `count` rows of x, of length n. */
function forwardRows(l: Float64Array, n: number, x: Float64Array, count: number): void {
  for (let k = 0; k < count; k++) forward(l, n, x.subarray(k * n, (k + 1) * n));
}

/** Factors Y Y^T + a little for Y of count rows of length n. */
function factorBorder(y: Float64Array, count: number, n: number, out: Float64Array): boolean {
  for (let i = 0; i < count; i++) {
    for (let j = 0; j <= i; j++) {
      let sum = 0;
      for (let k = 0, p = i * n, q = j * n; k < n; k++) sum += y[p++] * y[q++];
      out[i * count + j] = sum;
    }
  }
  for (let i = 0; i < count; i++) out[i * count + i] += DELTA * (out[i * count + i] + 1e-300);
  return cholesky(out, count);
}

/** (H + A_1^T diag(1/t) A_1) du + A_2^T dy_2 = g + A_1^T (h_1 / t), A_2 du = h_2 */
class UnknownsSide implements Newton {
  private readonly matrix: Float64Array;
  private readonly border: Float64Array;
  private readonly y: Float64Array;
  private t: Float64Array = new Float64Array(0);

  constructor(private readonly problem: Compact) {
    const { unknowns, equalities } = problem;
    this.matrix = new Float64Array(unknowns * unknowns);
    this.border = new Float64Array(equalities * equalities);
    this.y = new Float64Array(equalities * unknowns);
  }

  factor(v: Float64Array, _w: Float64Array, t: Float64Array): boolean {
    const { unknowns: d, inequalities, equalities, start, index, value } = this.problem;
    const { matrix, y } = this;
    this.t = t;
    this.hessian(v);
    for (let k = 0; k < inequalities; k++) {
      const weight = 1 / t[k];
      for (let e = start[k]; e < start[k + 1]; e++) {
        const scaled = value[e] * weight;
        const row = index[e] * d;
        for (let e2 = start[k]; e2 <= e; e2++) matrix[row + index[e2]] += scaled * value[e2];
      }
    }
    if (!cholesky(matrix, d)) return false;
    y.fill(0);
    for (let k = 0; k < equalities; k++) {
      for (let e = start[inequalities + k]; e < start[inequalities + k + 1]; e++) y[k * d + index[e]] = value[e];
    }
    forwardRows(matrix, d, y, equalities);
    return factorBorder(y, equalities, d, this.border);
  }

  /** tr(V E_ab V E_cd) = 2 (V_ac V_bd + V_ad V_bc), halved for a = b and again for c = d. */
  private hessian(v: Float64Array): void {
    const { order: n, unknowns: d } = this.problem;
    const { matrix } = this;
    for (let a = 0, row = 0; a < n; a++) {
      for (let b = a; b < n; b++, row++) {
        const factor = a === b ? 1 : 2;
        const ra = a * n;
        const rb = b * n;
        let out = row * d;
        for (let c = 0; c <= a; c++) {
          const vac = factor * v[ra + c];
          const vbc = factor * v[rb + c];
          matrix[out++] = vac * v[rb + c];
          const last = c < a ? n - 1 : b;
          for (let e = c + 1; e <= last; e++) matrix[out++] = vac * v[rb + e] + vbc * v[ra + e];
        }
      }
    }
    matrix.fill(0, ((n * (n + 1)) / 2) * d);
  }

  solve(g: Float64Array, h: Float64Array, du: Float64Array, dy: Float64Array): void {
    const { unknowns: d, inequalities, equalities, start, index, value } = this.problem;
    const { matrix, y, border, t } = this;
    du.set(g);
    for (let k = 0; k < inequalities; k++) {
      const weight = h[k] / t[k];
      if (weight !== 0) for (let e = start[k]; e < start[k + 1]; e++) du[index[e]] += value[e] * weight;
    }
    forward(matrix, d, du);
    if (equalities > 0) {
      const dual = dy.subarray(inequalities);
      for (let k = 0; k < equalities; k++) {
        let sum = -h[inequalities + k];
        for (let i = 0, p = k * d; i < d; i++) sum += y[p++] * du[i];
        dual[k] = sum;
      }
      forward(border, equalities, dual);
      backward(border, equalities, dual);
      for (let k = 0; k < equalities; k++) for (let i = 0, p = k * d; i < d; i++) du[i] -= y[p++] * dual[k];
    }
    backward(matrix, d, du);
    for (let k = 0; k < inequalities; k++) {
      let sum = -h[k];
      for (let e = start[k]; e < start[k + 1]; e++) sum += value[e] * du[index[e]];
      dy[k] = sum / t[k];
    }
  }
}

/** (A_X H^-1 A_X^T + diag(t)) dy - B df = A_X H^-1 g_X - h, B^T dy = g_f, with A = (A_X, B) */
class ConstraintsSide implements Newton {
  private readonly matrix: Float64Array;
  private readonly border: Float64Array;
  private readonly y: Float64Array;
  private readonly gramPart: Int32Array;
  private readonly place: ReturnType<typeof pairs>;
  private readonly image: Float64Array;
  private readonly work: Float64Array;
  private readonly work2: Float64Array;
  private w: Float64Array = new Float64Array(0);

  constructor(private readonly problem: Compact) {
    const { order: n, free, inequalities, equalities, start, index, unknowns } = problem;
    const rows = inequalities + equalities;
    this.matrix = new Float64Array(rows * rows);
    this.border = new Float64Array(free * free);
    this.y = new Float64Array(free * rows);
    this.place = pairs(n);
    this.image = new Float64Array(unknowns);
    this.work = new Float64Array(n * n);
    this.work2 = new Float64Array(n * n);
    // Indices ascend within a row, so its Gram entries come first.
    this.gramPart = new Int32Array(rows);
    for (let k = 0; k < rows; k++) {
      let e = start[k];
      while (e < start[k + 1] && index[e] < unknowns - free) e++;
      this.gramPart[k] = e;
    }
  }

  factor(_v: Float64Array, w: Float64Array, t: Float64Array): boolean {
    const { free, unknowns, inequalities, equalities, start, index, value } = this.problem;
    const { matrix, y, gramPart, image } = this;
    const rows = inequalities + equalities;
    this.w = w;
    for (let j = 0; j < rows; j++) {
      this.conjugate(j);
      for (let i = j; i < rows; i++) {
        let sum = 0;
        for (let e = start[i], end = gramPart[i]; e < end; e++) sum += value[e] * image[index[e]];
        matrix[i * rows + j] = sum;
      }
      matrix[j * rows + j] += t[j];
    }
    if (!cholesky(matrix, rows)) return false;
    y.fill(0);
    for (let k = 0; k < rows; k++) {
      for (let e = gramPart[k]; e < start[k + 1]; e++) y[(index[e] - (unknowns - free)) * rows + k] = value[e];
    }
    forwardRows(matrix, rows, y, free);
    return factorBorder(y, free, rows, this.border);
  }

  /** image = the upper triangle of W A_j W, from the few rows in which A_j is not zero. */
  private conjugate(j: number): void {
    const { order: n, start, index, value } = this.problem;
    const { image, work, place, w, gramPart } = this;
    const { rows, columns } = place;
    image.fill(0);
    const support: number[] = [];
    const seen = new Uint8Array(n);
    for (let e = start[j]; e < gramPart[j]; e++) {
      const a = rows[index[e]];
      const b = columns[index[e]];
      for (const i of a === b ? [a] : [a, b]) {
        if (seen[i] === 0) {
          seen[i] = 1;
          support.push(i);
          work.fill(0, i * n, (i + 1) * n);
        }
      }
      const half = a === b ? value[e] : 0.5 * value[e];
      for (let k = 0; k < n; k++) work[a * n + k] += half * w[b * n + k];
      if (a !== b) for (let k = 0; k < n; k++) work[b * n + k] += half * w[a * n + k];
    }
    for (const a of support) {
      const row = a * n;
      for (let i = 0, k = 0; i < n; i++) {
        const wai = w[row + i];
        for (let l = i; l < n; l++) image[k++] += wai * work[row + l];
      }
    }
  }

  /** out = H^-1 g on the Gram block: the upper triangle of W mat(g) W. */
  private inverse(g: Float64Array, out: Float64Array): void {
    const { order: n } = this.problem;
    const { work, work2, w } = this;
    unpackCoefficients(g, n, work);
    multiply(w, work, n, work2);
    multiply(work2, w, n, work);
    for (let i = 0; i < n; i++) for (let j = i; j < n; j++) out[packed(n, i, j)] = work[i * n + j];
  }

  solve(g: Float64Array, h: Float64Array, du: Float64Array, dy: Float64Array): void {
    const { free, unknowns, inequalities, equalities, start, index, value } = this.problem;
    const { matrix, y, border, image, gramPart } = this;
    const rows = inequalities + equalities;
    const gram = unknowns - free;
    this.inverse(g, image);
    for (let k = 0; k < rows; k++) {
      let sum = -h[k];
      for (let e = start[k]; e < gramPart[k]; e++) sum += value[e] * image[index[e]];
      dy[k] = sum;
    }
    forward(matrix, rows, dy);
    if (free > 0) {
      const df = du.subarray(gram);
      for (let j = 0; j < free; j++) {
        let sum = g[gram + j];
        for (let k = 0, p = j * rows; k < rows; k++) sum -= y[p++] * dy[k];
        df[j] = sum;
      }
      forward(border, free, df);
      backward(border, free, df);
      for (let j = 0; j < free; j++) for (let k = 0, p = j * rows; k < rows; k++) dy[k] += y[p++] * df[j];
    }
    backward(matrix, rows, dy);
    const right = image;
    right.set(g);
    for (let k = 0; k < rows; k++) {
      for (let e = start[k]; e < gramPart[k]; e++) right[index[e]] -= value[e] * dy[k];
    }
    const df = du.slice(gram);
    this.inverse(right, du);
    du.set(df, gram);
  }
}

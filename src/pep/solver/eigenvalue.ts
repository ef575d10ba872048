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

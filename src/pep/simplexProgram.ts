import { CholeskyDecomposition, Matrix } from 'ml-matrix';

const MOST_ITERATIONS = 60;

/**
 * The weights a >= 0 with sum 1 that minimize ||sum_i a_i v_i||^2 / 2 + sum_i a_i c_i.
 *
 * A primal-dual interior point method with predictor and corrector; for tens of vectors, not thousands.
 *
 * accuracy  the value is within a few EPS of the least, in units of the terms
 */
export function simplexWeights(vectors: readonly (readonly number[])[], costs: readonly number[]): Float64Array {
  const n = costs.length;
  const a = new Float64Array(n).fill(1 / n);
  if (n === 1) return a;
  const Q = vectors.map((u) => vectors.map((v) => u.reduce((sum, ui, i) => sum + ui * v[i], 0)));
  const scale = Math.max(...Q.map((row, i) => Math.abs(row[i])), ...costs.map(Math.abs)) || 1;
  const z = new Float64Array(n).fill(scale);
  let y = 0;
  for (let iteration = 0; iteration < MOST_ITERATIONS; iteration++) {
    const mean = dot(a, z) / n;
    const dual = costs.map((c, i) => -(c + Q[i].reduce((sum, q, j) => sum + q * a[j], 0) - y - z[i]));
    const missing = 1 - a.reduce((sum, ai) => sum + ai, 0);
    if (mean < 1e-17 * scale && Math.max(...dual.map(Math.abs)) < 1e-14 * scale) break;
    const system = Matrix.zeros(n, n);
    for (let i = 0; i < n; i++) for (let j = 0; j < n; j++) system.set(i, j, Q[i][j] + (i === j ? z[i] / a[i] : 0));
    const factor = new CholeskyDecomposition(system);
    if (!factor.isPositiveDefinite()) break;
    const solve = (right: readonly number[]): number[] => factor.solve(Matrix.columnVector(right)).to1DArray();
    const ones = solve(new Array<number>(n).fill(1));
    const total = ones.reduce((sum, value) => sum + value, 0);
    /** Newton's direction towards complementarity products `target`. */
    const towards = (target: (i: number) => number): { da: number[]; dy: number; dz: number[] } => {
      const right = dual.map((r, i) => r + (target(i) - a[i] * z[i]) / a[i]);
      const free = solve(right);
      const dy = (missing - free.reduce((sum, value) => sum + value, 0)) / total;
      const da = free.map((value, i) => value + dy * ones[i]);
      return { da, dy, dz: da.map((d, i) => (target(i) - a[i] * z[i] - z[i] * d) / a[i]) };
    };
    const guess = towards(() => 0);
    const reach = Math.min(longest(a, guess.da), longest(z, guess.dz));
    const left = dot(moved(a, guess.da, reach), moved(z, guess.dz, reach)) / n;
    const centre = mean * (left / mean) ** 3;
    const { da, dy, dz } = towards((i) => centre - guess.da[i] * guess.dz[i]);
    const length = 0.995 * Math.min(longest(a, da), longest(z, dz));
    const step = Math.min(1, length);
    a.set(moved(a, da, step));
    z.set(moved(z, dz, step));
    y += step * dy;
  }
  return a;
}

function dot(u: Float64Array, v: Float64Array): number {
  return u.reduce((sum, ui, i) => sum + ui * v[i], 0);
}

function moved(u: Float64Array, du: readonly number[], by: number): Float64Array {
  return u.map((ui, i) => ui + by * du[i]);
}

/** The longest step that keeps u >= 0, at most 1 / 0.995. */
function longest(u: Float64Array, du: readonly number[]): number {
  return u.reduce((most, ui, i) => (du[i] < 0 ? Math.min(most, -ui / du[i]) : most), 1 / 0.995);
}

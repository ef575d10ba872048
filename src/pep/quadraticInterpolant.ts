import { EigenvalueDecomposition, Matrix } from 'ml-matrix';
import type { FloatFunction } from '../core/problem.js';
import type { FoundPoint } from './classes/functionClass.js';

/** Eigenvalues below this part of the largest are what the solver leaves of zeros. */
const RANK = 1e-9;

/**
 * A quadratic with curvatures in [mu, L] through given values and gradients, which satisfy the interpolation conditions of
 * that class.
 *
 * f(x) = f_0 + <g_0, x - x_0> + 1/2 (x - x_0)^T Q (x - x_0), Q = mu I + (L - mu) Y (X^T Y)^+ Y^T
 *
 * with the columns x_i - x_0 in X and (g_i - g_0 - mu (x_i - x_0)) / (L - mu) in Y. It is the smallest such Q: Q X = G, since
 * X^T Y >= Y^T Y leaves nothing of Y where X^T Y is 0, and Y (X^T Y)^+ Y^T <= I for the same reason.
 *
 * source  Krein's smallest extension of a positive operator, 1947
 */
export function quadraticInterpolant(points: readonly FoundPoint[], mu: number, L: number): FloatFunction {
  const [base, ...others] = points;
  const dim = base.x.length;
  const steps = others.map(({ x }) => x.map((xi, j) => xi - base.x[j]));
  const turns = others.map(({ g }, i) => g.map((gj, j) => (gj - base.g[j] - mu * steps[i][j]) / (L - mu)));
  const extension = smallestExtension(steps, turns, dim);
  /** out = Q v */
  const curve = (v: ArrayLike<number>, out: Float64Array): void => {
    for (let i = 0; i < dim; i++) {
      out[i] = mu * v[i];
      for (let j = 0; j < dim; j++) out[i] += (L - mu) * extension.get(i, j) * v[j];
    }
  };
  const bent = new Float64Array(dim);
  const away = (x: Float64Array): Float64Array => x.map((xi, j) => xi - base.x[j]);
  return {
    value(x) {
      const step = away(x);
      curve(step, bent);
      return step.reduce((sum, s, j) => sum + s * (base.g[j] + bent[j] / 2), base.f);
    },
    gradient(x, out) {
      curve(away(x), out);
      for (let j = 0; j < dim; j++) out[j] += base.g[j];
    },
  };
}

/** Y (X^T Y)^+ Y^T */
function smallestExtension(steps: readonly number[][], turns: readonly number[][], dim: number): Matrix {
  const extension = Matrix.zeros(dim, dim);
  if (steps.length === 0) return extension;
  const inner = (u: readonly number[], v: readonly number[]): number => u.reduce((sum, ui, j) => sum + ui * v[j], 0);
  const mixed = new Matrix(steps.map((u, i) => turns.map((v, j) => (inner(u, v) + inner(steps[j], turns[i])) / 2)));
  const { realEigenvalues: values, eigenvectorMatrix: vectors } = new EigenvalueDecomposition(mixed, {
    assumeSymmetric: true,
  });
  const largest = Math.max(...values);
  values.forEach((value, m) => {
    if (!(value > RANK * largest)) return;
    const column = Matrix.columnVector(
      Array.from({ length: dim }, (_, j) => turns.reduce((sum, v, i) => sum + vectors.get(i, m) * v[j], 0)),
    );
    extension.add(column.mmul(column.transpose()).div(value));
  });
  return extension;
}

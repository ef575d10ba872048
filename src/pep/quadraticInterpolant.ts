import { EigenvalueDecomposition, Matrix } from 'ml-matrix';
import { dot } from '../numerics/dot.js';
import type { FoundPoint } from './classes/functionClass.js';

/** Eigenvalues below this part of the largest are what the solver leaves of zeros. */
const RANK = 1e-9;

/**
 * The curvatures and the directions of a quadratic with curvatures in [mu, L] through given gradients at points relative to
 * the minimizer, which satisfy the interpolation conditions of that class.
 *
 * f(x) = 1/2 x^T Q x, Q = mu I + (L - mu) Y (X^T Y)^+ Y^T
 *
 * with the points x_i in X and (g_i - mu x_i) / (L - mu) in Y. It is the smallest such Q: Q X = G, since X^T Y >= Y^T Y leaves
 * nothing of Y where X^T Y is 0, and Y (X^T Y)^+ Y^T <= I for the same reason.
 *
 * @returns  curvatures, clipped to [mu, L], and an orthonormal row for each
 * source    Krein's smallest extension of a positive operator, 1947
 */
export function quadraticInterpolant(
  points: readonly FoundPoint[],
  mu: number,
  L: number,
): { spectrum: number[]; directions: number[][] } {
  const steps = points.map(({ x }) => [...x]);
  const turns = points.map(({ x, g }) => g.map((gj, j) => (gj - mu * x[j]) / (L - mu)));
  const extension = smallestExtension(steps, turns, steps[0].length);
  const { realEigenvalues, eigenvectorMatrix } = new EigenvalueDecomposition(extension, { assumeSymmetric: true });
  const inside = (share: number): number => Math.min(1, Math.max(0, share));
  return {
    spectrum: realEigenvalues.map((share) => mu + (L - mu) * inside(share)),
    directions: eigenvectorMatrix.transpose().to2DArray(),
  };
}

/** Y (X^T Y)^+ Y^T */
function smallestExtension(steps: readonly number[][], turns: readonly number[][], dim: number): Matrix {
  const extension = Matrix.zeros(dim, dim);
  if (steps.length === 0) return extension;
  const mixed = new Matrix(steps.map((u, i) => turns.map((v, j) => (dot(u, v) + dot(steps[j], turns[i])) / 2)));
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

import type { Facts } from '../core/facts.js';
import { largestEigenvalue, smallestEigenvalue } from '../numerics/spectrum.js';

type Matrix = readonly (readonly number[])[];

/** spectrum on the diagonal plus tilt tilt': positive definite, and two of them rarely commute. */
export function tiltedMatrix(spectrum: readonly number[], tilt: readonly number[]): number[][] {
  return spectrum.map((lambda, i) => tilt.map((tj, j) => (i === j ? lambda : 0) + tilt[i] * tj));
}

/** The mean of matrices, in doubles. */
function meanMatrix(all: readonly Matrix[]): number[][] {
  return all[0].map((row, i) => row.map((_, j) => all.reduce((sum, matrix) => sum + matrix[i][j] / all.length, 0)));
}

/** The best Lt of mean_m ||A_m v||^2 <= Lt^2 ||v||^2. */
function meanSquareSmoothness(all: readonly Matrix[]): number {
  const squares = all.map((matrix) =>
    matrix.map((row) => matrix.map((other) => row.reduce((sum, a, k) => sum + a * other[k], 0))),
  );
  return Math.sqrt(largestEigenvalue(meanMatrix(squares))) * (1 + 4 * Number.EPSILON);
}

// The mean of several matrices is rounded, in one dimension too, where the eigenvalue is not.
const up = (all: readonly Matrix[]): number => (all.length > 1 ? 1 + 16 * Number.EPSILON : 1);

/** Smoothness of quadratics with these matrices, and of their mean; rounded up. */
export function smoothness(all: readonly Matrix[]): Facts {
  return {
    'smooth@each': [Math.max(...all.map(largestEigenvalue))],
    smooth: [largestEigenvalue(meanMatrix(all)) * up(all)],
    'mean-squared-smooth': [meanSquareSmoothness(all) * up(all)],
  };
}

/** Strong convexity of quadratics with these matrices, and of their mean; rounded down. */
export function convexity(all: readonly Matrix[]): Facts {
  return {
    'strongly-convex@each': [Math.min(...all.map(smallestEigenvalue))],
    'strongly-convex': [smallestEigenvalue(meanMatrix(all)) / up(all)],
  };
}

/** Vectors are rounded to multiples of this, so that they can be balanced without rounding. */
const GRAIN = 2 ** -30;

/** The same vectors but for the last, which makes their sum zero exactly. */
export function balanced(vectors: readonly (readonly number[])[]): number[][] {
  const rounded = vectors.slice(0, -1).map((vector) => vector.map((x) => Math.round(x / GRAIN) * GRAIN));
  const last = vectors[0].map((_, i) => -rounded.reduce((sum, vector) => sum + vector[i], 0));
  return [...rounded, last];
}

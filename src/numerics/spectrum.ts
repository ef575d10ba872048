import { EigenvalueDecomposition } from 'ml-matrix';

type Rows = readonly (readonly number[])[];

const decomposed = (matrix: Rows): EigenvalueDecomposition =>
  new EigenvalueDecomposition(matrix.map((row) => [...row]));

/**
 * Eigenvalues of a matrix that has only real ones, ascending.
 *
 * accuracy  absolute error of a few n EPS ||matrix|| where it is symmetric
 */
export function realEigenvalues(matrix: Rows): number[] {
  return [...decomposed(matrix).realEigenvalues].sort((a, b) => a - b);
}

/** Moduli of the eigenvalues of a square matrix, ascending. */
export function eigenvalueModuli(matrix: Rows): number[] {
  const { realEigenvalues: re, imaginaryEigenvalues: im } = decomposed(matrix);
  return re.map((x, i) => Math.hypot(x, im[i])).sort((a, b) => a - b);
}

/** The largest modulus of an eigenvalue: whether x -> matrix x is stable. */
export function spectralRadius(matrix: Rows): number {
  return eigenvalueModuli(matrix).at(-1)!;
}

/** What an eigenvalue may be off by, in units of the norm of a symmetric matrix of this order. */
const roundingOf = (order: number): number => 16 * order * Number.EPSILON;

/** An upper bound of the largest eigenvalue of a symmetric matrix: the computed one and its rounding. */
export function largestEigenvalue(matrix: Rows): number {
  const values = realEigenvalues(matrix);
  if (values.length === 1) return values[0];
  const size = Math.max(Math.abs(values[0]), Math.abs(values.at(-1)!));
  return values.at(-1)! + roundingOf(values.length) * size;
}

/** A lower bound of the smallest eigenvalue of a symmetric matrix. */
export function smallestEigenvalue(matrix: Rows): number {
  return -largestEigenvalue(matrix.map((row) => row.map((x) => -x)));
}

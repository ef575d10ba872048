import { EigenvalueDecomposition, Matrix, solve } from 'ml-matrix';
import { dot } from '../../numerics/dot.js';
import { type Form, type Sdp, type Solution, solveSdp } from '../sdp.js';
import { slackOf } from '../solver/slack.js';
import type { DualFace } from './dualFace.js';
import { toNumber } from './rational.js';

/** Diagonal entries below this part of the terms they are made of are taken as this part. */
const LEAST = 1e-2;
/** Eigenvalues below this part of the largest are zeros and rounding. */
const RANK = 1e-10;
/** Two numbers whose multiples are spread evenly, and independently. */
const SPREADS = [(Math.sqrt(5) - 1) / 2, Math.SQRT2 - 1];

type Gram = readonly (readonly [i: number, j: number, value: number])[];

/**
 * Multipliers whose slack matrix is positive definite, but for what is zero at every dual point: those of the program with
 * <E, G> added to its objective, since then S - E >= 0. With E made of the diagonal of S this does not depend on units.
 *
 * @returns  by the depth: about the part of the value by which it rises there
 */
export function interiorOf(sdp: Sdp, solution: Solution, face: DualFace): (depth: number) => Float64Array {
  const { order } = sdp;
  const { gram, value } = solution;
  const sizes = slackSizes(sdp, solution).map((size, i) => (face.rows.has(i) ? 0 : size));
  const spread = sizes.reduce((sum, size, i) => sum + size * gram[i * order + i], 0);
  const unit = spread > 0 ? Math.abs(value) / spread : 1;
  const inward = within(
    sizes.map((size) => unit * size),
    kernel(sdp, face),
  );
  return (depth) => {
    const added = inward.map(([i, j, size]) => [i, j, depth * size] as const);
    return solveSdp({ ...sdp, objective: { ...sdp.objective, gram: [...sdp.objective.gram, ...added] } }).multipliers;
  };
}

/** The diagonal of sum lambda_k A_k - C, kept away from zero; what an entry may be without harm depends on that of G. */
function slackSizes({ order, objective, constraints }: Sdp, { multipliers, gram, value }: Solution): Float64Array {
  const diagonal = new Float64Array(order);
  const terms = new Float64Array(order);
  const gather = ({ gram: entries }: Form, weight: number): void => {
    for (const [i, j, entry] of entries) {
      if (i !== j) continue;
      diagonal[i] += weight * entry;
      terms[i] += Math.abs(weight * entry);
    }
  };
  gather(objective, -1);
  constraints.forEach(({ form }, k) => gather(form, multipliers[k]));
  return diagonal.map((entry, i) => {
    const harmless = Math.abs(value) / (order * Math.max(gram[i * order + i], 0));
    return Math.max(entry, Math.min(LEAST * terms[i], harmless));
  });
}

/** P diag(sizes) P, P the projection onto the complement of the given orthonormal vectors. */
function within(sizes: Float64Array, free: readonly (readonly number[])[]): Gram {
  const n = sizes.length;
  if (free.length === 0) return Array.from(sizes, (size, i) => [i, i, size] as const).filter(([, , size]) => size > 0);
  const projection = Matrix.eye(n, n);
  for (const v of free) projection.sub(Matrix.columnVector([...v]).mmul(Matrix.rowVector([...v])));
  const E = projection.mmul(Matrix.diag(Array.from(sizes))).mmul(projection);
  return Array.from({ length: n }, (_, i) => i).flatMap((i) =>
    Array.from({ length: n - i }, (_, j) => [i, i + j, (j === 0 ? 1 : 2) * E.get(i, i + j)] as const),
  );
}

/**
 * An orthonormal basis of the vectors that every slack matrix takes to zero, whatever the multipliers, as long as they meet
 * the equations. Such there are where all gradients may be tilted alike and the claim does not notice. Found from two
 * sets of multipliers in general position.
 */
function kernel(sdp: Sdp, { zero, equations }: DualFace): readonly (readonly number[])[] {
  const { order, constraints } = sdp;
  if (order === 0 || equations.length === 0) return [];
  const total = Matrix.zeros(order, order);
  const left = new Matrix(equations.length, constraints.length);
  equations.forEach(({ coefficients }, row) => {
    for (const [k, value] of coefficients) left.set(row, k, toNumber(value));
  });
  const normal = left.mmul(left.transpose());
  for (const spread of SPREADS) {
    const general = Array.from(constraints, (_, k) => (zero.has(k) ? 0 : (((k + 1) * spread) % 1) + 0.5));
    const off = equations.map(({ right }, row) => toNumber(right) - dot(left.getRow(row), general));
    const change = left
      .transpose()
      .mmul(solve(normal, Matrix.columnVector(off), true))
      .to1DArray();
    const slack = Matrix.from1DArray(
      order,
      order,
      slackOf(
        sdp,
        general.map((value, k) => value + change[k]),
      ),
    );
    total.add(slack.mmul(slack));
  }
  const { realEigenvalues, eigenvectorMatrix } = new EigenvalueDecomposition(total, { assumeSymmetric: true });
  const largest = Math.max(...realEigenvalues);
  return realEigenvalues.flatMap((value, j) => (value < RANK * largest ? [eigenvectorMatrix.getColumn(j)] : []));
}

import type { Sdp } from '../sdp.js';
import { eliminateScalars, independentEqualities } from './equalities.js';
import { findFaces, raise } from './faces.js';
import { type Program, packed, triangle } from './program.js';
import { coefficient, range, toRow } from './row.js';
import { scale } from './scaling.js';

export interface Presolved {
  readonly problem?: Program;
  /** Set when the constraints contradict each other already here. */
  readonly infeasible?: string;
  /** Objective value of scaled value v: offset + factor * v. */
  readonly offset: number;
  readonly factor: number;
  /** A point of the original problem from scaled unknowns. */
  point(u: Float64Array): { gram: Float64Array; free: Float64Array };
  /** Multipliers of the original problem from scaled ones. */
  multipliers(y: Float64Array): Float64Array;
}

/**
 * Removes what an interior-point method must not see, then scales.
 *
 * 1. Faces: a constraint <A, G> <= 0 with A >= 0 and nothing else forces A G = 0, so G has no interior. Each pivot of A
 *    gives a relation g_p = sum v_i g_i, which is substituted everywhere; until none is left. In the dual the
 *    multiplier of such a constraint is found afterwards, large enough to make the slack matrix semidefinite.
 * 2. Equalities with free scalars are solved for one of them. Its multiplier is what the dual equality of that scalar
 *    leaves over.
 * 3. Equalities that depend on others are dropped (multiplier 0).
 * 4. Congruence G = T G' T, f = E f', and rows are scaled until their largest entries are near 1, then b and c to 1.
 *
 * source  Borwein & Wolkowicz (1981) for facial reduction; Ruiz, "A scaling algorithm to equilibrate both rows and
 *         columns norms in matrices" (2001)
 */
export function presolve(sdp: Sdp): Presolved {
  const { order } = sdp;
  const failed = (infeasible: string): Presolved => ({
    infeasible,
    offset: 0,
    factor: 1,
    point: () => ({ gram: new Float64Array(order * order), free: new Float64Array(sdp.free) }),
    multipliers: () => new Float64Array(sdp.constraints.length),
  });
  const objective = toRow(sdp.objective, false, -1, order);
  const given = sdp.constraints.map(({ form, is }, k) => toRow(form, is === '=', k, order));
  const reduced = findFaces(sdp, objective, given);
  if (reduced.infeasible) return failed(reduced.infeasible);
  const { faces, relations } = reduced;
  const solved = eliminateScalars(sdp, objective, reduced.rows);
  if (solved.infeasible) return failed(solved.infeasible);
  const { eliminations } = solved;
  const independent = independentEqualities(solved.rows);
  if (independent === undefined) return failed('the equalities contradict each other');
  const rows = [...solved.rows.filter(({ equality }) => !equality), ...independent].sort(
    (p, q) => q.gram.size - p.gram.size,
  );

  const eliminated = new Set(eliminations.map(({ index }) => index));
  const unused = (i: number): boolean => !objective.free.has(i) && !rows.some(({ free }) => free.has(i));
  const gone = new Set(relations.map(({ pivot }) => pivot));
  const vectors = range(order).filter((i) => !gone.has(i));
  const scalars = range(sdp.free).filter((i) => !eliminated.has(i) && !unused(i));
  const scaled = scale(objective, rows, vectors, scalars, order);
  const n = vectors.length;

  return {
    problem: scaled.problem,
    offset: -objective.bound,
    factor: scaled.factor,
    point(u) {
      const gram = new Float64Array(order * order);
      for (let i = 0; i < n; i++) {
        for (let j = i; j < n; j++) {
          const value = u[packed(n, i, j)] * scaled.columns[packed(n, i, j)];
          gram[vectors[i] * order + vectors[j]] = gram[vectors[j] * order + vectors[i]] = value;
        }
      }
      for (const { pivot, by } of [...relations].reverse()) {
        for (const side of [0, 1]) {
          for (let j = 0; j < order; j++) {
            let sum = 0;
            for (const [i, value] of by) sum += value * gram[side === 0 ? i * order + j : j * order + i];
            gram[side === 0 ? pivot * order + j : j * order + pivot] = sum;
          }
        }
      }
      const free = new Float64Array(sdp.free);
      const offset = triangle(n);
      for (const [k, i] of scalars.entries()) free[i] = u[offset + k] * scaled.columns[offset + k];
      for (const { index, row } of [...eliminations].reverse()) {
        let rest = row.bound;
        for (const [key, value] of row.gram) rest -= value * gram[key];
        for (const [i, value] of row.free) if (i !== index) rest -= value * free[i];
        free[index] = rest / row.free.get(index)!;
      }
      return { gram, free };
    },
    multipliers(y) {
      const multipliers = new Float64Array(sdp.constraints.length);
      for (const [k, row] of rows.entries()) multipliers[row.source] = y[k] * scaled.rows[k];
      // The row of an elimination, in the form it had then; later rows of the list no longer hold earlier scalars.
      for (const { index, row } of [...eliminations].reverse()) {
        let rest = coefficient(sdp.objective.free, index);
        for (const [k, { form }] of sdp.constraints.entries()) {
          if (k !== row.source) rest -= multipliers[k] * coefficient(form.free, index);
        }
        multipliers[row.source] = rest / coefficient(sdp.constraints[row.source].form.free, index);
      }
      if (faces.length > 0) raise(sdp, faces, relations, multipliers);
      return multipliers;
    },
  };
}

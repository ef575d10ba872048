import type { Sdp } from '../sdp.js';
import { cholesky } from './cholesky.js';
import { add, addCancelling, label, type Row, range } from './row.js';

/** A vector that must vanish or depends on others: g_pivot = sum of value * g_i. */
export interface Relation {
  readonly pivot: number;
  readonly by: readonly (readonly [i: number, value: number])[];
}

/** A constraint that forces some directions of G to zero, with its matrix and the relations it implies. */
export interface Face {
  readonly source: number;
  readonly matrix: ReadonlyMap<number, number>;
  /** Relations known before this face, as a count. */
  readonly before: number;
  readonly sign: 1 | -1;
}

interface Faces {
  readonly rows: Row[];
  readonly relations: readonly Relation[];
  readonly faces: readonly Face[];
  /** Which constraint can't hold, if one can't. */
  readonly infeasible?: string;
}

/**
 * Finds constraints <A, G> <= 0 with A >= 0 and nothing else, which force A G = 0, and substitutes what follows in the
 * objective and the other rows, until there are none. Rows that are left without terms are dropped.
 */
export function findFaces(sdp: Sdp, objective: Row, all: readonly Row[]): Faces {
  const { order } = sdp;
  const relations: Relation[] = [];
  const faces: Face[] = [];
  let rows = [...all];
  for (;;) {
    const found = firstFace(rows, order);
    if (!found) return { rows, relations, faces };
    const { row, sign, implied } = found;
    rows = rows.filter((other) => other !== row);
    if (row.gram.size === 0) {
      if (row.equality ? Math.abs(row.bound) > 1e-12 : row.bound < -1e-12)
        return { rows, relations, faces, infeasible: `${label(sdp, row)} has no solution` };
      continue;
    }
    if (row.bound !== 0)
      return { rows, relations, faces, infeasible: `${label(sdp, row)} asks a non-negative quantity to be negative` };
    faces.push({ source: row.source, matrix: new Map(row.gram), before: relations.length, sign });
    for (const relation of implied) {
      relations.push(relation);
      for (const other of [objective, ...rows]) substitute(other.gram, relation, order);
    }
  }
}

/** A row with nothing but a semidefinite form whose value can't be positive. */
function firstFace(
  rows: readonly Row[],
  order: number,
): { row: Row; sign: 1 | -1; implied: readonly Relation[] } | undefined {
  for (const row of rows) {
    if (row.free.size > 0 || (!row.equality && row.bound > 0)) continue;
    if (row.gram.size === 0) return { row, sign: 1, implied: [] };
    for (const sign of row.equality ? ([1, -1] as const) : ([1] as const)) {
      if (sign * row.bound > 0) continue;
      const implied = semidefinitePivots(row.gram, order, sign);
      if (implied) return { row, sign, implied };
    }
  }
  return undefined;
}

/** The relations A G = 0 implies when sign * A is positive semidefinite; undefined when it is not, by pivoting on diagonals. */
function semidefinitePivots(gram: ReadonlyMap<number, number>, order: number, sign: number): Relation[] | undefined {
  const rest = new Map<number, number>();
  let scale = 0;
  for (const [key, value] of gram) {
    rest.set(key, sign * value);
    scale = Math.max(scale, Math.abs(value));
  }
  const at = (i: number, j: number): number => rest.get(Math.min(i, j) * order + Math.max(i, j)) ?? 0;
  const support = new Set([...rest.keys()].flatMap((key) => [Math.floor(key / order), key % order]));
  for (const i of support) if (!(at(i, i) > 0)) return undefined;
  const relations: Relation[] = [];
  while (support.size > 0) {
    const pivot = [...support].reduce((p, i) => (at(i, i) > at(p, p) ? i : p));
    const d = at(pivot, pivot);
    if (d <= 1e-13 * scale) {
      if (
        d < -1e-13 * scale ||
        [...support].some((i) => [...support].some((j) => Math.abs(at(i, j)) > 1e-12 * scale))
      ) {
        return undefined;
      }
      return relations;
    }
    support.delete(pivot);
    const by: [number, number][] = [];
    // An off-diagonal coefficient is twice the entry of the matrix.
    for (const i of support) if (at(pivot, i) !== 0) by.push([i, (-0.5 * at(pivot, i)) / d]);
    for (const [a, [i, vi]] of by.entries()) {
      for (const [j, vj] of by.slice(a)) {
        addCancelling(rest, Math.min(i, j) * order + Math.max(i, j), -d * vi * vj * (i === j ? 1 : 2));
      }
    }
    for (const i of support) rest.delete(Math.min(i, pivot) * order + Math.max(i, pivot));
    relations.push({ pivot, by });
  }
  return relations;
}

/** Replaces g_pivot in a form. */
function substitute(gram: Map<number, number>, { pivot, by }: Relation, order: number): void {
  for (const [key, value] of [...gram]) {
    const i = Math.floor(key / order);
    const j = key % order;
    if (i !== pivot && j !== pivot) continue;
    gram.delete(key);
    const left = i === pivot ? by : ([[i, 1]] as const);
    const right = j === pivot ? by : ([[j, 1]] as const);
    for (const [a, va] of left) {
      for (const [b, vb] of right) addCancelling(gram, Math.min(a, b) * order + Math.max(a, b), value * va * vb);
    }
  }
}

/** Multipliers of the constraints behind faces: doubled until the slack matrix is semidefinite. */
export function raise(
  sdp: Sdp,
  faces: readonly Face[],
  relations: readonly Relation[],
  multipliers: Float64Array,
): void {
  const { order } = sdp;
  for (let f = faces.length - 1; f >= 0; f--) {
    const { source, matrix, before, sign } = faces[f];
    const known = relations.slice(0, before);
    const gone = new Set(known.map(({ pivot }) => pivot));
    const alive = range(order).filter((i) => !gone.has(i));
    const n = alive.length;
    const slack = new Map<number, number>();
    for (const [form, weight] of [
      [sdp.objective, -1] as const,
      ...sdp.constraints.map(({ form: k }, i) => [k, multipliers[i]] as const),
    ]) {
      if (weight !== 0)
        for (const [i, j, v] of form.gram) add(slack, Math.min(i, j) * order + Math.max(i, j), weight * v);
    }
    for (const relation of known) substitute(slack, relation, order);
    for (let size = 1, tries = 0; tries < 80; size *= 2, tries++) {
      const a = new Float64Array(n * n);
      for (let i = 0; i < n; i++) {
        for (let j = 0; j <= i; j++) {
          const key = alive[j] * order + alive[i];
          const value = (slack.get(key) ?? 0) + sign * size * (sign * (matrix.get(key) ?? 0));
          a[i * n + j] = a[j * n + i] = i === j ? value : 0.5 * value;
        }
      }
      multipliers[source] = sign * size;
      if (cholesky(a, n)) break;
    }
  }
}

import type { Form, Sdp } from '../sdp.js';
import { cholesky } from './cholesky.js';
import { type Program, packed } from './program.js';

/** A constraint <A, G> + B f <= b (or = b) whose entries can be edited; keys of gram are i * order + j, i <= j. */
interface Row {
  readonly gram: Map<number, number>;
  readonly free: Map<number, number>;
  bound: number;
  readonly equality: boolean;
  /** Place among the constraints of the problem; -1 for the objective. */
  readonly source: number;
}

/** A vector that must vanish or depends on others: g_pivot = sum of value * g_i. */
interface Relation {
  readonly pivot: number;
  readonly by: readonly (readonly [i: number, value: number])[];
}

/** A constraint that forces some directions of G to zero, with its matrix and the relations it implies. */
interface Face {
  readonly source: number;
  readonly matrix: ReadonlyMap<number, number>;
  /** Relations known before this face, as a count. */
  readonly before: number;
  readonly sign: 1 | -1;
}

/** f_index was expressed by the other unknowns of an equality. */
interface Elimination {
  readonly index: number;
  readonly row: Row;
}

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
  const objective = toRow(sdp.objective, false, -1, order);
  let rows = sdp.constraints.map(({ form, is }, k) => toRow(form, is === '=', k, order));
  const relations: Relation[] = [];
  const faces: Face[] = [];
  const eliminations: Elimination[] = [];
  const gone = new Set<number>();
  const failed = (infeasible: string): Presolved => ({
    infeasible,
    offset: 0,
    factor: 1,
    point: () => ({ gram: new Float64Array(order * order), free: new Float64Array(sdp.free) }),
    multipliers: () => new Float64Array(sdp.constraints.length),
  });
  const label = (row: Row): string => sdp.constraints[row.source].name ?? `constraint ${row.source}`;

  // Faces of the cone, and rows with nothing in them.
  for (let again = true; again; ) {
    again = false;
    for (const row of rows) {
      if (row.free.size > 0 || (row.equality ? false : row.bound > 0)) continue;
      if (row.gram.size === 0) {
        if (row.equality ? Math.abs(row.bound) > 1e-12 : row.bound < -1e-12)
          return failed(`${label(row)} has no solution`);
        rows = rows.filter((other) => other !== row);
        again = true;
        break;
      }
      for (const sign of row.equality ? ([1, -1] as const) : ([1] as const)) {
        if (sign * row.bound > 0) continue;
        const found = semidefinitePivots(row.gram, order, sign);
        if (found === undefined) continue;
        if (row.bound !== 0) return failed(`${label(row)} asks a non-negative quantity to be negative`);
        faces.push({ source: row.source, matrix: new Map(row.gram), before: relations.length, sign });
        rows = rows.filter((other) => other !== row);
        for (const relation of found) {
          relations.push(relation);
          gone.add(relation.pivot);
          for (const other of [objective, ...rows]) substitute(other.gram, relation, order);
        }
        again = true;
        break;
      }
      if (again) break;
    }
  }

  // Free scalars from equalities.
  const uses = new Map<number, Set<Row>>();
  for (const row of rows) {
    for (const index of row.free.keys()) uses.set(index, (uses.get(index) ?? new Set()).add(row));
  }
  for (const row of rows.filter(({ equality }) => equality)) {
    if (row.free.size === 0) continue;
    const largest = Math.max(...[...row.free.values()].map(Math.abs));
    const [index] = [...row.free]
      .filter(([, value]) => Math.abs(value) >= 0.1 * largest)
      .map(([i]) => i)
      .sort((i, j) => uses.get(i)!.size - uses.get(j)!.size);
    for (const other of [objective, ...uses.get(index)!]) {
      if (other === row || !other.free.has(index)) continue;
      addMultiple(other, row, -other.free.get(index)! / row.free.get(index)!);
      other.free.delete(index);
      for (const i of other.free.keys()) uses.get(i)?.add(other);
    }
    for (const set of uses.values()) set.delete(row);
    rows = rows.filter((other) => other !== row);
    eliminations.push({ index, row });
  }
  for (const row of rows.filter(({ gram, free }) => gram.size === 0 && free.size === 0)) {
    const wrong = row.equality ? Math.abs(row.bound) : -row.bound;
    if (wrong > 1e-12) return failed(`${label(row)} contradicts the other constraints`);
    rows = rows.filter((other) => other !== row);
  }

  const eliminated = new Set(eliminations.map(({ index }) => index));
  const unused = (i: number): boolean => !objective.free.has(i) && !rows.some(({ free }) => free.has(i));
  const vectors = range(order).filter((i) => !gone.has(i));
  const scalars = range(sdp.free).filter((i) => !eliminated.has(i) && !unused(i));
  const independent = independentEqualities(rows);
  if (independent === undefined) return failed('the equalities contradict each other');
  rows = [...rows.filter(({ equality }) => !equality), ...independent].sort((p, q) => q.gram.size - p.gram.size);

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
      const offset = (n * (n + 1)) / 2;
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

const range = (n: number): number[] => Array.from({ length: n }, (_, i) => i);

const coefficient = (entries: readonly (readonly [number, number])[], index: number): number =>
  entries.reduce((sum, [i, value]) => (i === index ? sum + value : sum), 0);

/** Coefficients of which a float has no inverse are 0. */
const TINY = 1e-300;

function toRow(form: Form, equality: boolean, source: number, order: number): Row {
  const gram = new Map<number, number>();
  const free = new Map<number, number>();
  for (const [i, j, value] of form.gram) add(gram, Math.min(i, j) * order + Math.max(i, j), value);
  for (const [i, value] of form.free) add(free, i, value);
  for (const map of [gram, free]) for (const [key, value] of map) if (Math.abs(value) < TINY) map.delete(key);
  return { gram, free, bound: -form.constant, equality, source };
}

function add(map: Map<number, number>, key: number, value: number): void {
  map.set(key, (map.get(key) ?? 0) + value);
}

/** Drops what is only the rounding of a cancellation. */
function addCancelling(map: Map<number, number>, key: number, value: number): void {
  const before = map.get(key) ?? 0;
  const sum = before + value;
  if (Math.abs(sum) <= 1e-14 * Math.abs(before)) map.delete(key);
  else map.set(key, sum);
}

function addMultiple(to: Row, row: Row, factor: number): void {
  for (const [key, value] of row.gram) addCancelling(to.gram, key, factor * value);
  for (const [key, value] of row.free) addCancelling(to.free, key, factor * value);
  to.bound += factor * row.bound;
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

/** The equalities (all without free scalars by now) less those that depend on others; undefined when they contradict. */
function independentEqualities(rows: readonly Row[]): Row[] | undefined {
  const kept: Row[] = [];
  const basis: { vector: Map<number, number>; bound: number; pivot: number }[] = [];
  for (const row of rows.filter(({ equality }) => equality)) {
    const vector = new Map(row.gram);
    const size = Math.max(...[...vector.values()].map(Math.abs));
    let bound = row.bound;
    for (const other of basis) {
      const value = vector.get(other.pivot);
      if (value === undefined) continue;
      for (const [key, entry] of other.vector) addCancelling(vector, key, -value * entry);
      vector.delete(other.pivot);
      bound -= value * other.bound;
    }
    let pivot = -1;
    let largest = 1e-11 * size;
    for (const [key, value] of vector) {
      if (Math.abs(value) > largest) {
        largest = Math.abs(value);
        pivot = key;
      }
    }
    if (pivot < 0) {
      if (Math.abs(bound) > 1e-9 * Math.max(1, Math.abs(row.bound))) return undefined;
      continue;
    }
    const scale = vector.get(pivot)!;
    for (const [key, value] of vector) vector.set(key, value / scale);
    basis.push({ vector, bound: bound / scale, pivot });
    kept.push(row);
  }
  return kept;
}

/** Each round halves the distance to balance, in orders of magnitude. */
const ROUNDS = 16;

function scale(
  objective: Row,
  rows: readonly Row[],
  vectors: readonly number[],
  scalars: readonly number[],
  order: number,
): { problem: Program; columns: Float64Array; rows: Float64Array; factor: number } {
  const n = vectors.length;
  const gram = (n * (n + 1)) / 2;
  const unknowns = gram + scalars.length;
  const place = new Map(vectors.map((i, k) => [i, k]));
  const scalarPlace = new Map(scalars.map((i, k) => [i, gram + k]));
  const keyPlace = (key: number): number => packed(n, place.get(Math.floor(key / order))!, place.get(key % order)!);

  const entries = rows.map((row) =>
    [
      ...[...row.gram].map(([key, value]) => [keyPlace(key), value] as const),
      ...[...row.free].map(([i, value]) => [scalarPlace.get(i)!, value] as const),
    ].sort(([i], [j]) => i - j),
  );
  const start = new Int32Array(rows.length + 1);
  for (const [k, list] of entries.entries()) start[k + 1] = start[k] + list.length;
  const index = Int32Array.from(entries.flatMap((list) => list.map(([i]) => i)));
  const value = Float64Array.from(entries.flatMap((list) => list.map(([, v]) => v)));
  const c = new Float64Array(unknowns);
  for (const [key, v] of objective.gram) c[keyPlace(key)] += v;
  for (const [i, v] of objective.free) c[scalarPlace.get(i)!] += v;

  // sizes of vectors and scalars: an unknown G_ij has the size t_i t_j
  const t = new Float64Array(n).fill(1);
  const e = new Float64Array(scalars.length).fill(1);
  const r = new Float64Array(rows.length).fill(1);
  const columns = new Float64Array(unknowns);
  const ends = range(n).flatMap((i) => range(n - i).map((j) => [i, i + j] as const));
  const spread = (): void => {
    for (let k = 0; k < gram; k++) columns[k] = t[ends[k][0]] * t[ends[k][1]];
    for (let k = 0; k < scalars.length; k++) columns[gram + k] = e[k];
  };
  spread();
  for (let round = 0; round < ROUNDS; round++) {
    const largest = new Float64Array(unknowns);
    for (let k = 0; k < rows.length; k++) {
      let row = 0;
      for (let p = start[k]; p < start[k + 1]; p++) row = Math.max(row, Math.abs(value[p]) * columns[index[p]]);
      // A constant is part of what a row balances: it says how large the unknowns are.
      const bound = Math.abs(rows[k].bound);
      r[k] = 1 / (bound > 0 ? Math.sqrt(row * bound) : row);
      for (let p = start[k]; p < start[k + 1]; p++) {
        largest[index[p]] = Math.max(largest[index[p]], Math.abs(value[p]) * columns[index[p]] * r[k]);
      }
    }
    const vector = new Float64Array(n);
    for (let k = 0; k < gram; k++) for (const i of ends[k]) vector[i] = Math.max(vector[i], largest[k]);
    for (let i = 0; i < n; i++) if (vector[i] > 0) t[i] /= vector[i] ** 0.25;
    for (let k = 0; k < scalars.length; k++) if (largest[gram + k] > 0) e[k] /= Math.sqrt(largest[gram + k]);
    spread();
  }
  for (let k = 0; k < rows.length; k++) {
    let row = 0;
    for (let p = start[k]; p < start[k + 1]; p++) row = Math.max(row, Math.abs(value[p]) * columns[index[p]]);
    r[k] = 1 / row;
  }
  const b = Float64Array.from(rows, ({ bound }, k) => bound * r[k]);
  for (let k = 0; k < rows.length; k++)
    for (let p = start[k]; p < start[k + 1]; p++) value[p] *= r[k] * columns[index[p]];
  for (let k = 0; k < unknowns; k++) c[k] *= columns[k];
  const sizeB = b.reduce((size, v) => Math.max(size, Math.abs(v)), 0) || 1;
  const sizeC = c.reduce((size, v) => Math.max(size, Math.abs(v)), 0) || 1;
  for (let k = 0; k < rows.length; k++) b[k] /= sizeB;
  for (let k = 0; k < unknowns; k++) {
    c[k] /= sizeC;
    columns[k] *= sizeB;
  }
  return {
    problem: {
      order: n,
      free: scalars.length,
      unknowns,
      rows: rows.length,
      inequality: Uint8Array.from(rows, ({ equality }) => (equality ? 0 : 1)),
      start,
      middle: Int32Array.from(rows, (row, k) => start[k] + row.gram.size),
      index,
      value,
      b,
      c,
    },
    columns,
    rows: r.map((scale) => scale * sizeC),
    factor: sizeB * sizeC,
  };
}

/** Multipliers of the constraints behind faces: doubled until the slack matrix is semidefinite. */
function raise(sdp: Sdp, faces: readonly Face[], relations: readonly Relation[], multipliers: Float64Array): void {
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

import type { Sdp } from '../sdp.js';
import { addCancelling, addMultiple, label, type Row } from './row.js';

/** f_index was expressed by the other unknowns of an equality. */
export interface Elimination {
  readonly index: number;
  readonly row: Row;
}

/**
 * Solves equalities with free scalars for one of them each, the one that the fewest rows use among the large ones, and
 * substitutes it in the objective and the other rows.
 */
export function eliminateScalars(
  sdp: Sdp,
  objective: Row,
  all: readonly Row[],
): { rows: Row[]; eliminations: readonly Elimination[]; infeasible?: string } {
  const eliminations: Elimination[] = [];
  const uses = new Map<number, Set<Row>>();
  for (const row of all) for (const index of row.free.keys()) uses.set(index, (uses.get(index) ?? new Set()).add(row));
  const solved = new Set<Row>();
  for (const row of all) {
    if (!row.equality || row.free.size === 0) continue;
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
    solved.add(row);
    eliminations.push({ index, row });
  }
  const rows = all.filter((row) => !solved.has(row) && (row.gram.size > 0 || row.free.size > 0));
  const empty = all.filter((row) => !solved.has(row) && row.gram.size === 0 && row.free.size === 0);
  const wrong = empty.find(({ equality, bound }) => (equality ? Math.abs(bound) : -bound) > 1e-12);
  return {
    rows,
    eliminations,
    ...(wrong ? { infeasible: `${label(sdp, wrong)} contradicts the other constraints` } : {}),
  };
}

/** The equalities (all without free scalars by now) less those that depend on others; undefined when they contradict. */
export function independentEqualities(rows: readonly Row[]): Row[] | undefined {
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

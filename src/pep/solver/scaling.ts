import { type Program, packed, triangle } from './program.js';
import { type Row, range } from './row.js';

/** Each round halves the distance to balance, in orders of magnitude. */
const ROUNDS = 16;

export function scale(
  objective: Row,
  rows: readonly Row[],
  vectors: readonly number[],
  scalars: readonly number[],
  order: number,
): { problem: Program; columns: Float64Array; rows: Float64Array; factor: number } {
  const n = vectors.length;
  const gram = triangle(n);
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

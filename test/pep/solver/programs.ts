import type { Constraint, Form, Sdp } from '../../../src/pep/sdp.js';

type Entries = [i: number, j: number, value: number][];
type Terms = [index: number, value: number][];

/** sum of the entries' value * G_ij + sum of the terms' value * f_i + constant */
export const form = (gram: Entries, constant = 0, free: Terms = []): Form => ({ constant, gram, free });
export const equal = (gram: Entries, to: number, free: Terms = []): Constraint => ({
  form: form(gram, -to, free),
  is: '=',
});
export const atMost = (gram: Entries, bound: number, free: Terms = []): Constraint => ({
  form: form(gram, -bound, free),
  is: '<=',
});
export const trace = (order: number, value = 1): Entries => Array.from({ length: order }, (_, i) => [i, i, value]);
export const program = (
  order: number,
  objective: Entries,
  constraints: Constraint[],
  free = 0,
  terms: Terms = [],
): Sdp => ({ order, free, objective: form(objective, 0, terms), constraints });

export type Edges = readonly (readonly [number, number])[];

export const cycle = (n: number): Edges => Array.from({ length: n }, (_, i) => [i, (i + 1) % n] as const);
export const complete = (n: number): Edges =>
  Array.from({ length: n }, (_, i) => Array.from({ length: i }, (_, j) => [j, i] as const)).flat();
/** k-subsets of {0..n-1}, joined where they are disjoint. */
export function kneser(n: number, k: number): { order: number; edges: Edges } {
  const sets = Array.from({ length: 2 ** n }, (_, s) => s).filter(
    (s) => s.toString(2).replaceAll('0', '').length === k,
  );
  return { order: sets.length, edges: complete(sets.length).filter(([i, j]) => (sets[i] & sets[j]) === 0) };
}

/** Lovasz 1979, Theorem 4: max sum of G_ij over G >= 0 with trace 1 and G_ij = 0 on edges. */
export const theta = (order: number, edges: Edges): Sdp =>
  program(
    order,
    [...trace(order), ...complete(order).map(([i, j]): [number, number, number] => [i, j, 2])],
    [equal(trace(order), 1), ...edges.map(([i, j]) => equal([[i, j, 1]], 0))],
  );

/** Goemans & Williamson 1995: max sum over edges of (1 - G_ij) / 2 over G >= 0 with ones on the diagonal. */
export const maxCut = (order: number, edges: Edges): Sdp => ({
  order,
  free: 0,
  objective: form(
    edges.map(([i, j]) => [Math.min(i, j), Math.max(i, j), -0.5]),
    edges.length / 2,
  ),
  constraints: Array.from({ length: order }, (_, i) => equal([[i, i, 1]], 1)),
});

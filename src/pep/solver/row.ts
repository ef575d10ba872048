import type { Form, Sdp } from '../sdp.js';

/** A constraint <A, G> + B f <= b (or = b) whose entries can be edited; keys of gram are i * order + j, i <= j. */
export interface Row {
  readonly gram: Map<number, number>;
  readonly free: Map<number, number>;
  bound: number;
  readonly equality: boolean;
  /** Place among the constraints of the problem; -1 for the objective. */
  readonly source: number;
}

/** Coefficients of which a float has no inverse are 0. */
const TINY = 1e-300;

export function toRow(form: Form, equality: boolean, source: number, order: number): Row {
  const gram = new Map<number, number>();
  const free = new Map<number, number>();
  for (const [i, j, value] of form.gram) add(gram, Math.min(i, j) * order + Math.max(i, j), value);
  for (const [i, value] of form.free) add(free, i, value);
  for (const map of [gram, free]) for (const [key, value] of map) if (Math.abs(value) < TINY) map.delete(key);
  return { gram, free, bound: -form.constant, equality, source };
}

export function add(map: Map<number, number>, key: number, value: number): void {
  map.set(key, (map.get(key) ?? 0) + value);
}

/** Drops what is only the rounding of a cancellation. */
export function addCancelling(map: Map<number, number>, key: number, value: number): void {
  const before = map.get(key) ?? 0;
  const sum = before + value;
  if (Math.abs(sum) <= 1e-14 * Math.abs(before)) map.delete(key);
  else map.set(key, sum);
}

export function addMultiple(to: Row, row: Row, factor: number): void {
  for (const [key, value] of row.gram) addCancelling(to.gram, key, factor * value);
  for (const [key, value] of row.free) addCancelling(to.free, key, factor * value);
  to.bound += factor * row.bound;
}

export const coefficient = (entries: readonly (readonly [number, number])[], index: number): number =>
  entries.reduce((sum, [i, value]) => (i === index ? sum + value : sum), 0);

/** What a user calls a constraint. */
export const label = ({ constraints }: Sdp, { source }: Row): string =>
  constraints[source].name ?? `constraint ${source}`;

export const range = (n: number): number[] => Array.from({ length: n }, (_, i) => i);

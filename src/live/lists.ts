import { type Shape, type Sizes, sample } from '../core/shape.js';
import { hash } from '../random/streams.js';

/** The length that data give to a size, found in the first list of it. */
export function lengthOf(shape: Shape<unknown>, value: unknown, size: string): number | undefined {
  const { form } = shape;
  if (form.kind === 'list') {
    const items = value as readonly unknown[];
    if (form.size === size) return items.length;
    return items.length > 0 ? lengthOf(form.item, items[0], size) : undefined;
  }
  if (form.kind !== 'record') return undefined;
  const entries = value as Readonly<Record<string, unknown>>;
  for (const [key, field] of Object.entries(form.fields)) {
    const length = lengthOf(field, entries[key], size);
    if (length !== undefined) return length;
  }
  return undefined;
}

/** The data with another length for a size: items at the end are dropped, or drawn, the same ones each time. */
export function resized(shape: Shape<unknown>, value: unknown, sizes: Sizes, size: string): unknown {
  const { form } = shape;
  if (form.kind === 'list') {
    const items = (value as readonly unknown[]).map((item) => resized(form.item, item, sizes, size));
    if (form.size !== size) return items;
    return Array.from({ length: sizes[size] }, (_, i) => items[i] ?? sample(form.item, hash('grown', size, i), sizes));
  }
  if (form.kind !== 'record') return value;
  const entries = value as Readonly<Record<string, unknown>>;
  return Object.fromEntries(
    Object.entries(form.fields).map(([key, field]) => [key, resized(field, entries[key], sizes, size)]),
  );
}

/** Positive numbers with their largest where it is told; their ratios stay, as far as the range allows. */
export function withLargest(
  values: readonly number[],
  largest: number,
  [min, max]: readonly [number, number],
): number[] {
  const old = Math.max(...values);
  return values.map((x) => Math.min(max, Math.max(min, x === old ? largest : (x / old) * largest)));
}

/**
 * Positive numbers spread so that the largest is `spread` times the smallest. The largest stays, and so does the order;
 * equal ones are spread evenly on the log scale.
 */
export function withSpread(values: readonly number[], spread: number, [min, max]: readonly [number, number]): number[] {
  const largest = Math.max(...values);
  const old = largest / Math.min(...values);
  const depth = (x: number, i: number): number =>
    old > 1 ? Math.log(largest / x) / Math.log(old) : i / Math.max(1, values.length - 1);
  return values.map((x, i) => Math.min(max, Math.max(min, largest * spread ** -depth(x, i))));
}

/** Numbers of either sign, made larger or smaller together, up to the largest absolute value told. */
export function withMagnitude(values: readonly number[], magnitude: number): number[] {
  const old = Math.max(...values.map(Math.abs));
  return values.map((x) => (Math.abs(x) === old ? Math.sign(x) * magnitude : (x / old) * magnitude));
}

import fc from 'fast-check';
import type { Stream } from '../random/streams.js';
import { InstanceError, shown } from './errors.js';

/**
 * The shape of instance data: plain JSON that can be drawn, checked, perturbed by the adversarial search, shrunk, stored
 * and replayed. `sizes` are lengths shared between lists ("d" coordinates in both spectrum and start).
 */
export interface Shape<T> {
  /** What the data are made of, for those who offer them to people. */
  readonly form: Form;
  /** Draws with fast-check; edges of ranges come up often. */
  draw(sizes: Sizes): fc.Arbitrary<T>;
  /** Throws an InstanceError with the path of the first misfit; records the lengths it meets. */
  check(value: unknown, path: string, sizes: Record<string, number>): void;
  /** A nearby value of the same shape. */
  perturb(value: T, stream: Stream, reach: number): T;
  /** Simpler values of the same shape, simplest first. */
  simpler(value: T): T[];
}

export type Form =
  | {
      readonly kind: 'number';
      readonly min: number;
      readonly max: number;
      readonly scale: 'linear' | 'log';
      readonly whole: boolean;
    }
  | { readonly kind: 'choice'; readonly options: readonly (string | number | boolean)[] }
  | { readonly kind: 'list'; readonly size: string; readonly item: Shape<unknown> }
  | {
      readonly kind: 'record';
      readonly fields: Readonly<Record<string, Shape<unknown>>>;
      /** Fewest and most items of each length. */
      readonly sizes: Readonly<Record<string, readonly [number, number]>>;
    };

export type Sizes = Readonly<Record<string, number>>;
export type Data<S> = S extends Shape<infer T> ? T : never;

function misfit(path: string, expected: string, received: string): never {
  throw new InstanceError({ where: path, expected, received });
}

const STEPS = 1 << 24;

/** A number between two ends, mapped from [0, 1] by `to`. */
function ranged(
  min: number,
  max: number,
  scale: 'linear' | 'log',
  to: (u: number) => number,
  from: (x: number) => number,
): Shape<number> {
  const clip = (x: number): number => Math.min(max, Math.max(min, x));
  const inner = fc.integer({ min: 0, max: STEPS }).map(
    (i) => clip(to(i / STEPS)),
    (x) => Math.round(from(x as number) * STEPS),
  );
  const what = scale === 'log' ? 'a positive number' : 'a number';
  return {
    form: { kind: 'number', min, max, scale, whole: false },
    draw: () => fc.oneof({ weight: 6, arbitrary: inner }, { weight: 1, arbitrary: fc.constantFrom(min, max) }),
    check(value, path) {
      if (typeof value !== 'number' || !(value >= min && value <= max))
        misfit(path, `${what} in [${min}, ${max}]`, shown(value));
    },
    perturb: (x, stream, reach) => {
      if (stream.uniform() < 0.05) return stream.sign() > 0 ? max : min;
      return clip(to(Math.min(1, Math.max(0, from(x) + reach * stream.normal()))));
    },
    simpler: (x) => {
      const rounded = [1, 2, 3, 6].map((digits) => Number(x.toPrecision(digits)));
      const nice = [1, 0, ...rounded].filter((y) => y >= min && y <= max);
      return [...new Set(nice)].filter((y) => y !== x && complexity(y) < complexity(x));
    },
  };
}

/** How much there is to read in a number: its digits. */
function complexity(x: number): number {
  return x === 0 ? 0 : x === 1 ? 0.5 : String(x).replace(/[-.]|e.*$/g, '').length + (x < 0 ? 0.5 : 0);
}

/** A real number, uniform between two ends. */
export function real(min: number, max: number): Shape<number> {
  return ranged(
    min,
    max,
    'linear',
    (u) => min + u * (max - min),
    (x) => (max === min ? 0 : (x - min) / (max - min)),
  );
}

/** A positive number, uniform on the logarithmic scale: constants such as L, mu, kappa, sigma. */
export function positive(min = 0.01, max = 100): Shape<number> {
  const span = Math.log(max / min);
  return ranged(
    min,
    max,
    'log',
    (u) => min * Math.exp(u * span),
    (x) => Math.log(x / min) / span,
  );
}

/** A whole number; small ones and ends come up often. */
export function integer(min: number, max: number): Shape<number> {
  const clip = (x: number): number => Math.min(max, Math.max(min, Math.round(x)));
  return {
    form: { kind: 'number', min, max, scale: 'linear', whole: true },
    draw: () =>
      fc.oneof({ weight: 3, arbitrary: fc.integer({ min, max }) }, { weight: 1, arbitrary: fc.constantFrom(min, max) }),
    check(value, path) {
      if (!Number.isInteger(value) || (value as number) < min || (value as number) > max)
        misfit(path, `a whole number in [${min}, ${max}]`, shown(value));
    },
    perturb: (x, stream, reach) =>
      clip(x + stream.sign() * Math.ceil(Math.abs(stream.normal()) * reach * (1 + max - min) * 0.5)),
    simpler: (x) => [...new Set([min, Math.floor((min + x) / 2), x - 1])].filter((y) => y >= min && y < x),
  };
}

/** One of a few values. */
export function choice<const T extends string | number | boolean>(...options: readonly T[]): Shape<T> {
  return {
    form: { kind: 'choice', options },
    draw: () => fc.constantFrom(...options),
    check(value, path) {
      if (!options.includes(value as T)) misfit(path, `one of ${options.map(shown).join(', ')}`, shown(value));
    },
    perturb: (x, stream, reach) => (stream.uniform() < reach ? options[stream.index(options.length)]! : x),
    simpler: (x) => options.slice(0, options.indexOf(x)),
  };
}

/** A list whose length is the named size of the record around it. */
export function list<T>(size: string, item: Shape<T>): Shape<T[]> {
  return {
    form: { kind: 'list', size, item },
    draw: (sizes) => {
      const length = sizes[size]!;
      return fc.array(item.draw(sizes), { minLength: length, maxLength: length });
    },
    check(value, path, sizes) {
      if (!Array.isArray(value)) return misfit(path, 'a list', shown(value));
      sizes[size] ??= value.length;
      if (value.length !== sizes[size])
        misfit(path, `a list of length ${size} = ${sizes[size]}`, `${value.length} items`);
      for (const [i, entry] of value.entries()) item.check(entry, `${path}[${i}]`, sizes);
    },
    perturb: (values, stream, reach) =>
      values.map((value) => (stream.uniform() < 0.6 ? item.perturb(value, stream, reach) : value)),
    simpler: (values) =>
      values.flatMap((value, i) =>
        item.simpler(value).map((simple) => values.map((old, j) => (j === i ? simple : old))),
      ),
  };
}

/** A table of numbers: `rows` lists of length `columns`. */
export function table<T>(rows: string, columns: string, item: Shape<T>): Shape<T[][]> {
  return list(rows, list(columns, item));
}

type Fields = Readonly<Record<string, Shape<never> | Shape<unknown>>>;
type Values<F> = { [K in keyof F]: Data<F[K]> };

/**
 * A record of named fields. `sizes` gives the range of each length used by its lists; lists of one size are drawn,
 * and lose items, together.
 */
export function record<F extends Fields>(
  fields: F,
  sizes: Readonly<Record<string, readonly [number, number]>> = {},
): Shape<Values<F>> {
  type T = Values<F>;
  const shapes = Object.entries(fields) as [keyof F & string, Shape<unknown>][];
  const sized = (name: string): string[] =>
    shapes.filter(([, { form }]) => form.kind === 'list' && form.size === name).map(([key]) => key);
  return {
    form: { kind: 'record', fields: Object.fromEntries(shapes), sizes },
    draw: (outer) => {
      const lengths = fc.record(
        Object.fromEntries(Object.entries(sizes).map(([name, [min, max]]) => [name, integer(min, max).draw({})])),
      );
      return lengths.chain((inner) => {
        const all = { ...outer, ...(inner as Record<string, number>) };
        return fc.record(Object.fromEntries(shapes.map(([key, shape]) => [key, shape.draw(all)])), {
          noNullPrototype: true,
        }) as fc.Arbitrary<T>;
      });
    },
    check(value, path, outer) {
      if (value === null || typeof value !== 'object' || Array.isArray(value))
        return misfit(path, 'an object', shown(value));
      const known = shapes.map(([key]) => key);
      const extra = Object.keys(value).find((key) => !known.includes(key));
      if (extra !== undefined) misfit(path, `fields ${known.join(', ')}`, `the field "${extra}"`);
      const lengths = { ...outer };
      for (const [key, shape] of shapes) {
        if (!(key in value)) misfit(path, `fields ${known.join(', ')}`, `no field "${key}"`);
        shape.check((value as Record<string, unknown>)[key], path ? `${path}.${key}` : key, lengths);
      }
      for (const [name, [min, max]] of Object.entries(sizes)) {
        const length = lengths[name];
        if (length !== undefined && (length < min || length > max))
          misfit(path || 'instance', `between ${min} and ${max} for the length ${name}`, String(length));
      }
    },
    perturb: (value, stream, reach) =>
      Object.fromEntries(
        shapes.map(([key, shape]) => [
          key,
          stream.uniform() < 0.7 ? shape.perturb(value[key], stream, reach) : value[key],
        ]),
      ) as T,
    simpler: (value) => {
      const shorter = Object.entries(sizes).flatMap(([name, [min]]) => {
        const keys = sized(name);
        const length = (value[keys[0]!] as unknown[] | undefined)?.length ?? 0;
        if (length <= min || tableSize(value, name)) return [];
        return Array.from({ length }, (_, drop) => ({
          ...value,
          ...Object.fromEntries(keys.map((key) => [key, (value[key] as unknown[]).filter((_item, i) => i !== drop)])),
        }));
      });
      const simplerFields = shapes.flatMap(([key, shape]) =>
        shape.simpler(value[key]).map((simple) => ({ ...value, [key]: simple })),
      );
      return [...shorter, ...simplerFields] as T[];
    },
  };

  /** Whether a size is also the inner length of a table, whose columns can't be dropped with the outer lists. */
  function tableSize(value: T, name: string): boolean {
    return shapes.some(([key]) => {
      const entry = value[key] as unknown;
      return Array.isArray(entry) && Array.isArray(entry[0]) && sized(name).every((other) => other !== key);
    });
  }
}

/** A shape whose values must also pass a test; drawn again until they do. */
export function where<T>(shape: Shape<T>, expected: string, test: (value: T) => boolean): Shape<T> {
  return {
    form: shape.form,
    draw: (sizes) => shape.draw(sizes).filter(test),
    check(value, path, sizes) {
      shape.check(value, path, sizes);
      if (!test(value as T)) misfit(path, expected, shown(value));
    },
    perturb: (value, stream, reach) => {
      const next = shape.perturb(value, stream, reach);
      return test(next) ? next : value;
    },
    simpler: (value) => shape.simpler(value).filter(test),
  };
}

/** Drawn and perturbed as one shape, accepted and simplified as another that takes in more: data that were computed. */
export function drawnAs<T>(drawn: Shape<T>, accepted: Shape<T>): Shape<T> {
  return {
    form: drawn.form,
    draw: drawn.draw,
    perturb: drawn.perturb,
    check: accepted.check,
    simpler: accepted.simpler,
  };
}

/** One value for a seed, the same on every machine. */
export function sample<T>(shape: Shape<T>, seed: number, sizes: Sizes = {}): T {
  return fc.sample(shape.draw(sizes), { seed, numRuns: 1 })[0]!;
}

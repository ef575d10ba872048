import type { Form, Shape } from '../core/shape.js';
import type { Control, Group, Value } from './control.js';
import { lengthOf, resized, withLargest, withMagnitude, withSpread } from './lists.js';
import { symbolText } from './symbols.js';

/** A control of instance data, and what turning it makes of them. */
export interface Knob {
  readonly control: Control;
  /** How little it tells: constants first, raw data last. */
  readonly rank: number;
  set(value: Value): unknown;
}

/**
 * Knobs for data of a shape: one for each number and each choice of a record, for its lengths, and for lists their
 * largest item and, where they are positive, their spread. Data in tables and in lists of records have none.
 */
export function knobsOf(shape: Shape<unknown>, data: unknown, at: { group: Group }): Knob[] {
  const { form } = shape;
  if (form.kind !== 'record') return [];
  const entries = data as Readonly<Record<string, unknown>>;
  const lengths = Object.entries(form.sizes).flatMap(([size, range]) => lengthKnob(shape, form, data, size, range, at));
  const fields = Object.entries(form.fields).flatMap(([field, { form: inner }]) =>
    fieldKnobs(field, inner, entries[field], at).map((knob) => ({
      ...knob,
      set: (value: Value) => ({ ...entries, [field]: knob.set(value) }),
    })),
  );
  return [...lengths, ...fields];
}

type RecordForm = Extract<Form, { kind: 'record' }>;
type At = { readonly group: Group };

function lengthKnob(
  shape: Shape<unknown>,
  form: RecordForm,
  data: unknown,
  size: string,
  [min, max]: readonly [number, number],
  { group }: At,
): Knob[] {
  const value = lengthOf(shape, data, size);
  if (value === undefined || min === max) return [];
  const others = Object.keys(form.sizes).map((name) => [name, lengthOf(shape, data, name) ?? 0] as const);
  return [
    {
      control: {
        kind: 'slider',
        key: `${group} ${size}`,
        group,
        label: LENGTHS[size] ?? `number of ${size}`,
        ...{ value, min, max, scale: 'linear', whole: true },
      },
      rank: 3,
      set: (length) => resized(shape, data, { ...Object.fromEntries(others), [size]: Number(length) }, size),
    },
  ];
}

function fieldKnobs(field: string, form: Form, value: unknown, { group }: At): Knob[] {
  const key = `${group}.${field}`;
  const label = symbolText(field);
  if (form.kind === 'number') {
    const { min, max, scale, whole } = form;
    const control = { kind: 'slider', key, group, label, value: value as number, min, max, scale, whole } as const;
    return [{ control, rank: scale === 'log' ? 0 : 2, set: (to) => to }];
  }
  if (form.kind === 'choice') {
    const control = { kind: 'choice', key, group, label, value: value as Value, options: form.options } as const;
    return form.options.length > 1 ? [{ control, rank: 1, set: (to) => to }] : [];
  }
  if (form.kind === 'list' && form.item.form.kind === 'number')
    return listKnobs(key, label, group, form.item.form, value as readonly number[]);
  return [];
}

type NumberForm = Extract<Form, { kind: 'number' }>;

function listKnobs(key: string, label: string, group: Group, item: NumberForm, values: readonly number[]): Knob[] {
  if (values.length === 0 || item.whole) return [];
  const slider = { kind: 'slider', group, whole: false } as const;
  if (item.scale === 'linear') {
    const value = Math.max(...values.map(Math.abs));
    const max = Math.min(Math.abs(item.min), Math.abs(item.max));
    if (value === 0 || value > max) return [];
    const control = { ...slider, key: `${key} size`, label: `size of ${label}`, value, min: max / 1000, max } as const;
    return [{ control: { ...control, scale: 'log' }, rank: 4, set: (to) => withMagnitude(values, Number(to)) }];
  }
  const range = [item.min, item.max] as const;
  const largest = Math.max(...values);
  const spread = largest / Math.min(...values);
  const [top, ratio] = LISTS[label] ?? [`largest of ${label}`, `spread of ${label}`];
  const knobs: Knob[] = [
    {
      control: {
        ...slider,
        key: `${key} largest`,
        label: top,
        value: largest,
        min: item.min,
        max: item.max,
        scale: 'log',
      },
      rank: 0,
      set: (to) => withLargest(values, Number(to), range),
    },
  ];
  const most = largest / item.min;
  if (values.length > 1 && most > 1)
    knobs.push({
      control: { ...slider, key: `${key} spread`, label: ratio, value: spread, min: 1, max: most, scale: 'log' },
      rank: 0,
      set: (to) => withSpread(values, Number(to), range),
    });
  return knobs;
}

/** Lengths by their usual letters. */
const LENGTHS: Readonly<Record<string, string>> = {
  d: 'dimension d',
  n: 'components n',
  m: 'rows m',
};

/** The largest item and the spread of lists that have a name for them. */
const LISTS: Readonly<Record<string, readonly [string, string]>> = {
  spectrum: ['largest eigenvalue L', 'condition number κ'],
};

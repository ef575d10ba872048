import type { ExactForm, ExactProgram } from './program.js';
import { isZero, type Rational, read, toNumber, written } from './rational.js';
import type { Proof } from './verify.js';

/** The schema of a certificate as JSON; fields may be added, never renamed or dropped. */
export const CERTIFICATE_SCHEMA = 'boundlab/certificate@1';

/** A linear form as it is written: rationals such as '1/2', or '5404319552844595/2^53' for a double as it is. */
export interface WrittenForm {
  readonly constant: string;
  /** [i, j, value]: value times G_ij, i <= j. */
  readonly gram: readonly (readonly [number, number, string])[];
  readonly free: readonly (readonly [number, string])[];
}

/** What the value of the program is of. */
export type Reading = 'left' | 'left squared' | 'minus left';

/** Which worst case a certificate is about. */
export interface Statement {
  readonly id: string;
  /** Index of the claim among those of the theorem. */
  readonly claim: number;
  readonly horizon: number;
  readonly symbols: Readonly<Record<string, number>>;
  readonly classes: readonly string[];
  /** The left side of the claim; with a right side that is measured too, what becomes of both. */
  readonly left: string;
  readonly bounds: Reading;
}

/** A program, multipliers, and the upper bound of its value that they prove. */
export interface Certificate extends Statement {
  readonly schema: typeof CERTIFICATE_SCHEMA;
  readonly says: string;
  readonly upper: string;
  readonly tolerance: string;
  readonly conventions: string;
  readonly program: {
    readonly order: number;
    readonly free: number;
    readonly maximize: WrittenForm;
    readonly constraints: readonly (WrittenForm & { readonly name: string; readonly is: '<=' | '=' })[];
  };
  /** One per constraint, in their order. */
  readonly multipliers: readonly string[];
}

const CONVENTIONS =
  'maximize the form over positive semidefinite G and free scalars, subject to form <= 0 or form = 0; a form is ' +
  'constant + sum of value * G_ij + sum of value * free_m; its coefficients may be off by tolerance times the largest ' +
  'of those of G in the form, constants by tolerance times themselves';

export function certificateOf(statement: Statement, program: ExactProgram, proof: Proof): Certificate {
  const { order, free, objective, constraints } = program;
  return {
    schema: CERTIFICATE_SCHEMA,
    says: says(statement, proof),
    ...statement,
    upper: written(proof.upper),
    tolerance: written(proof.tolerance),
    conventions: CONVENTIONS,
    multipliers: proof.multipliers.map(written),
    program: {
      order,
      free,
      maximize: writtenForm(objective),
      constraints: constraints.map(({ name, is, form }) => ({ name, is, ...writtenForm(form) })),
    },
  };
}

function writtenForm({ constant, gram, free }: ExactForm): WrittenForm {
  return {
    constant: written(constant),
    gram: gram.map(([i, j, value]) => [i, j, written(value)]),
    free: free.map(([index, value]) => [index, written(value)]),
  };
}

/** What is proved, in words; derived from the numbers alone, so that a reader of a verified file can trust it. */
export function says(
  { left, bounds, classes, horizon, symbols, id }: Statement,
  { upper, tolerance }: Pick<Proof, 'upper' | 'tolerance'>,
): string {
  const rounded = isZero(tolerance) ? ', if steps and constants are the doubles that they were rounded to' : '';
  const given = Object.entries(symbols)
    .filter(([symbol]) => symbol !== 'T')
    .map(([symbol, value]) => `${symbol} = ${value}`);
  const claims: Record<Reading, string> = {
    left: `${left} <= ${written(upper)}`,
    'left squared': `(${left})^2 <= ${written(upper)}`,
    'minus left': `${left} >= -(${written(upper)})`,
  };
  const about = { left: 1, 'left squared': 1, 'minus left': -1 }[bounds] * toNumber(upper);
  return (
    `${id}: after ${horizon} ${horizon === 1 ? 'step' : 'steps'} with ${given.join(', ')}, for all ${classes.join(' + ')}, ` +
    `${claims[bounds]} (about ${about.toPrecision(12)})${rounded}`
  );
}

/** A certificate as text that can't be read, and where. */
export class MalformedCertificate extends Error {}

function malformed(what: string): never {
  throw new MalformedCertificate(what);
}

/** @throws MalformedCertificate  naming the field */
export function readCertificate(text: string): { certificate: Certificate; program: ExactProgram; proof: Proof } {
  let data: unknown;
  try {
    data = JSON.parse(text);
  } catch (error) {
    malformed(`it is no JSON (${(error as Error).message})`);
  }
  const all = record(data, 'the file');
  if (all.schema !== CERTIFICATE_SCHEMA) malformed(`its schema is not ${CERTIFICATE_SCHEMA}`);
  const { order, free, maximize, constraints } = record(all.program, 'program');
  const sizes = { order: count(order, 'program.order'), free: count(free, 'program.free') };
  const program: ExactProgram = {
    ...sizes,
    objective: readForm(maximize, sizes, 'program.maximize'),
    constraints: list(constraints, 'program.constraints').map((item, k) => {
      const where = `program.constraints[${k}]`;
      const { name, is } = record(item, where);
      if (is !== '<=' && is !== '=') malformed(`${where}.is is neither "<=" nor "="`);
      return { name: string(name, `${where}.name`), is, form: readForm(item, sizes, where) };
    }),
  };
  const proof: Proof = {
    upper: rational(all.upper, 'upper'),
    tolerance: rational(all.tolerance, 'tolerance'),
    multipliers: list(all.multipliers, 'multipliers').map((value, k) => rational(value, `multipliers[${k}]`)),
  };
  const statement = readStatement(all);
  return {
    program,
    proof,
    certificate: { ...certificateOf(statement, program, proof), says: string(all.says, 'says') },
  };
}

const READINGS: readonly Reading[] = ['left', 'left squared', 'minus left'];

function readStatement(all: Readonly<Record<string, unknown>>): Statement {
  const bounds = READINGS.find((reading) => reading === all.bounds);
  const symbols = Object.entries(record(all.symbols, 'symbols')).map(([name, value]): [string, number] => {
    if (typeof value !== 'number') malformed(`symbols.${name} is no number`);
    return [name, value];
  });
  return {
    id: string(all.id, 'id'),
    claim: count(all.claim, 'claim'),
    horizon: count(all.horizon, 'horizon'),
    symbols: Object.fromEntries(symbols),
    classes: list(all.classes, 'classes').map((title, i) => string(title, `classes[${i}]`)),
    left: string(all.left, 'left'),
    bounds: bounds ?? malformed(`bounds is none of ${READINGS.join(', ')}`),
  };
}

function readForm(item: unknown, sizes: { order: number; free: number }, where: string): ExactForm {
  const { constant, gram, free } = record(item, where);
  const below = (value: unknown, size: number, place: string): number => {
    const index = count(value, place);
    return index < size ? index : malformed(`${place} is ${index}, of ${size}`);
  };
  return {
    constant: rational(constant, `${where}.constant`),
    gram: list(gram, `${where}.gram`).map((entry, e) => {
      const place = `${where}.gram[${e}]`;
      const [i, j, value] = list(entry, place);
      return [
        below(i, sizes.order, `${place}[0]`),
        below(j, sizes.order, `${place}[1]`),
        rational(value, `${place}[2]`),
      ] as const;
    }),
    free: list(free, `${where}.free`).map((entry, e) => {
      const place = `${where}.free[${e}]`;
      const [index, value] = list(entry, place);
      return [below(index, sizes.free, `${place}[0]`), rational(value, `${place}[1]`)] as const;
    }),
  };
}

function record(value: unknown, where: string): Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
    ? (value as Record<string, unknown>)
    : malformed(`${where} is missing or no object`);
}

function list(value: unknown, where: string): readonly unknown[] {
  return Array.isArray(value) ? value : malformed(`${where} is missing or no list`);
}

function string(value: unknown, where: string): string {
  return typeof value === 'string' ? value : malformed(`${where} is missing or no text`);
}

function count(value: unknown, where: string): number {
  return Number.isSafeInteger(value) && (value as number) >= 0
    ? (value as number)
    : malformed(`${where} is missing or no whole number`);
}

function rational(value: unknown, where: string): Rational {
  return read(value) ?? malformed(`${where} is missing or no rational such as "1/2"`);
}

import type { Streams } from '../random/streams.js';
import { DefinitionError } from './errors.js';
import type { Formula } from './formula.js';
import type { Measure } from './measure.js';
import type { Method, Oracle } from './method.js';
import type { Placed } from './scenario.js';
import type { Shape } from './shape.js';
import type { Field, Scalar, Space, Vector } from './space.js';
import type { World } from './world.js';

/**
 * Where and how often a claim holds.
 *
 * - every-run: in every row of every run.
 * - in-expectation: the mean of `left` over runs, row by row. Upper bounds need left >= 0. Lower bounds and equalities
 *   are judged by exact moments or enumeration, or sampled with a declared `range`, `secondMoment` bound (left >= 0) or
 *   `variance` bound (either sign) of left.
 * - with-probability: fails with probability at most `delta` in each row, or in any row of a run if `simultaneous`.
 * - almost-surely: about the infinite run; `surrogate` says in words what finite event, of probability at most `delta`,
 *   the claim's formulas describe.
 * - limit: left approaches right; compared where `when` holds (late in the run), to the claim's tolerance.
 * - rate: the slope of log left against log k over the rows where `when` holds is at most the claim's right side.
 */
export type Quantifier =
  | { readonly kind: 'every-run' }
  | {
      readonly kind: 'in-expectation';
      readonly range?: readonly [Formula, Formula];
      readonly secondMoment?: Formula;
      readonly variance?: Formula;
    }
  | { readonly kind: 'with-probability'; readonly delta: Formula; readonly simultaneous?: boolean }
  | { readonly kind: 'almost-surely'; readonly delta: Formula; readonly surrogate: string }
  | { readonly kind: 'limit' }
  | { readonly kind: 'rate' };

export const everyRun: Quantifier = { kind: 'every-run' };
export const inExpectation: Quantifier = { kind: 'in-expectation' };

export type Relation = '<=' | '>=' | '=' | '<=>';

export interface Claim {
  readonly left: Formula;
  /** '<=>' compares two conditions. */
  readonly is: Relation;
  readonly right: Formula;
  /** Rows the claim speaks of; all where missing. */
  readonly when?: Formula;
  /** What this claim assumes beyond the theorem, such as 'quadratic': it speaks of those instances only. */
  readonly assumes: readonly string[];
  readonly quantifier: Quantifier;
  /** What equalities are measured against; max(|left|, |right|) where missing. */
  readonly scale?: Formula;
  /** Relative accuracy of an equality; the float64 rounding slack where missing. */
  readonly tolerance?: number;
  readonly expected: 'holds' | 'violated';
  /** Whether left is a measure that is never negative; its bound then must not be negative either. */
  readonly nonNegative: boolean;
  /** One line in words, for readers. */
  readonly says?: string;
}

/** How a parameter is chosen: computed by a formula, drawn from a range, or one of a few values. */
export type ParameterRule =
  | { readonly kind: 'formula'; readonly formula: Formula }
  | {
      readonly kind: 'range';
      readonly low: Formula;
      readonly high: Formula;
      readonly open: { readonly low: boolean; readonly high: boolean };
      readonly scale: 'linear' | 'log';
      readonly whole: boolean;
    }
  | { readonly kind: 'choice'; readonly values: readonly number[] };

type End = Formula | number;

/** Drawn from [low, high]; `open` ends are approached, never reached. */
export function between(
  low: End,
  high: End,
  options: { open?: 'low' | 'high' | 'both'; scale?: 'linear' | 'log' } = {},
): ParameterRule {
  const { open, scale = 'linear' } = options;
  return {
    kind: 'range',
    low: String(low),
    high: String(high),
    open: { low: open === 'low' || open === 'both', high: open === 'high' || open === 'both' },
    scale,
    whole: false,
  };
}

/** A whole number from low to high. */
export function whole(low: End, high: End): ParameterRule {
  return {
    kind: 'range',
    low: String(low),
    high: String(high),
    open: { low: false, high: false },
    scale: 'log',
    whole: true,
  };
}

export function oneOf(...values: readonly number[]): ParameterRule {
  return { kind: 'choice', values };
}

/** Symbols by name: numbers, or scalars of the arithmetic the observation was asked for. */
export type Row = Readonly<Record<string, number | Scalar>>;
export interface Observation {
  readonly constants: Row;
  readonly rows: readonly Row[];
}

export interface ObserveContext {
  readonly streams: Streams;
  readonly parameters: Readonly<Record<string, Scalar>>;
  /** Symbols of the assumptions and of the built world (L, mu, n, d, ...). */
  readonly constants: Readonly<Record<string, Scalar>>;
  readonly A: Field;
  /** The parameters and constants as doubles, for texts that stay in float64. */
  readonly number: (symbol: string) => number;
  /** The world made runnable in the arithmetic, for experiments that step a method themselves; needs an objective. */
  readonly machine: () => Machine;
}

/** A space and an oracle on it: what a method is run with. */
export interface Machine {
  readonly space: Space;
  readonly oracle: Oracle;
  /** A vector of the space with these coordinates. */
  place(coordinates: readonly number[]): Vector;
}

/** One exactly specified experiment: placed scenarios, own data, and the drawn parameters. */
export interface Case<I = unknown> {
  readonly objective?: Placed;
  readonly noise?: Placed;
  readonly network?: Placed;
  readonly compressor?: Placed;
  readonly own?: I;
  /** Values of drawn parameters; may also override computed ones (a step beyond its range). `T` is the horizon. */
  readonly parameters?: Readonly<Record<string, number>>;
  /** Constants claimed for this instance instead of its facts: what a counterexample pretends. */
  readonly pretend?: Readonly<Record<string, number>>;
}

/** What a mutant or counterexample changes in the theorem before it is judged by the same engine. */
export interface Change<I = unknown> {
  /** Index of the claim that is changed or tried; the first where missing. */
  readonly claim?: number;
  readonly left?: Formula;
  readonly is?: Relation;
  readonly right?: Formula;
  readonly when?: Formula;
  readonly quantifier?: Quantifier;
  readonly method?: Method;
  readonly with?: Readonly<Record<string, Formula>>;
  readonly parameters?: Readonly<Record<string, ParameterRule | Formula>>;
  readonly observe?: (world: World<I>, context: ObserveContext) => Observation;
  readonly why: string;
}

export interface Mutant<I = unknown> extends Change<I> {
  /** Where it is seen to fail; the theorem's own observations where missing. */
  readonly on?: Case<I> | readonly Case<I>[];
}

export interface Counterexample<I = unknown> extends Change<I> {
  /** The assumption or condition that is dropped. */
  readonly drops: string;
  readonly on: Case<I> | readonly Case<I>[];
}

export interface Source {
  /** Author, title, year. */
  readonly cite: string;
  /** Number of the statement, where known for sure. */
  readonly at?: string;
  readonly arxiv?: string;
}

export const RUNGS = ['well-formed', 'dimensions', 'simulated', 'searched', 'sensitive', 'exact', 'certified'] as const;
export type Rung = (typeof RUNGS)[number];

export interface Theorem<I = unknown> {
  readonly title: string;
  readonly about?: string;
  readonly source: Source;
  readonly assumptions: readonly string[];
  /** Shape of the theorem's own instance data. */
  readonly instance?: Shape<I>;
  readonly parameters: Readonly<Record<string, ParameterRule>>;
  readonly where: readonly Formula[];
  /** Steps taken, drawn for each run: [fewest, most]. */
  readonly horizon: readonly [number, number];
  readonly method?: Method;
  /** Formulas for the method's parameters; the method's own letter where missing. May speak of k in schedules. */
  readonly with: Readonly<Record<string, Formula>>;
  readonly measures: readonly Measure[];
  readonly observe?: (world: World<I>, context: ObserveContext) => Observation;
  /** 'any' if `observe` computes in the arithmetic it is given. */
  readonly precision: 'float64' | 'any';
  /** Dimensions of symbols that are not standard letters. */
  readonly symbols: Readonly<Record<string, string>>;
  readonly claims: readonly Claim[];
  readonly tight: readonly Case<I>[];
  readonly mutants: readonly Mutant<I>[];
  readonly counterexamples: readonly Counterexample<I>[];
  /** Reasons why a rung does not apply, where the engine can't know. */
  readonly why: Readonly<Partial<Record<Rung, string>>>;
}

type ClaimText = Omit<Claim, 'quantifier' | 'expected' | 'is' | 'assumes' | 'nonNegative'> &
  Partial<Pick<Claim, 'quantifier' | 'expected' | 'is' | 'assumes'>>;

/** A theorem as a leaf writes it. The short form `measure` + `bound` is one claim: measure <= bound. */
export interface TheoremText<I> {
  readonly title: string;
  readonly about?: string;
  readonly source: Source;
  readonly assumptions?: readonly string[];
  readonly instance?: Shape<I>;
  readonly parameters?: Readonly<Record<string, ParameterRule | Formula>>;
  readonly where?: readonly Formula[];
  readonly horizon?: readonly [number, number];
  readonly method?: Method;
  readonly with?: Readonly<Record<string, Formula>>;
  readonly measures?: readonly Measure[];
  readonly observe?: (world: World<I>, context: ObserveContext) => Observation;
  readonly precision?: 'float64' | 'any';
  readonly symbols?: Readonly<Record<string, string>>;
  readonly claims?: readonly ClaimText[];
  readonly measure?: Measure;
  readonly bound?: Formula;
  readonly when?: Formula;
  readonly quantifier?: Quantifier;
  /** An erratum says 'violated': the published claim is known to be false. */
  readonly expected?: 'holds' | 'violated';
  readonly tight?: Case<I> | readonly Case<I>[];
  readonly mutants?: readonly Mutant<I>[];
  readonly counterexamples?: readonly Counterexample<I>[];
  readonly why?: Readonly<Partial<Record<Rung, string>>>;
}

/**
 * Completes the text of a theorem.
 *
 * @throws DefinitionError if there is nothing to claim or nothing to observe
 */
export function theorem<I = undefined>(text: TheoremText<I>): Theorem {
  const reject = (expected: string, received: string): never => {
    throw new DefinitionError({ where: `theorem "${text.title}"`, expected, received });
  };
  const { measure, bound, quantifier = everyRun, expected = 'holds' } = text;
  if ((measure === undefined) !== (bound === undefined)) reject('measure and bound together', 'only one of them');
  const short: ClaimText[] = measure && bound ? [{ left: measure.symbol, right: bound, when: text.when }] : [];
  const texts = [...short, ...(text.claims ?? [])];
  if (texts.length === 0) reject('a bound or claims', 'neither');
  if (!text.method === !text.observe)
    reject('either a method or an observe function', text.method ? 'both' : 'neither');
  const measures = [...new Set([...(measure ? [measure] : []), ...(text.measures ?? [])])];
  if (text.method && measures.length === 0) reject('a measure of the run', 'none');
  const sizes = new Set(measures.filter(({ signed }) => !signed).map(({ symbol }) => symbol));
  const claims = texts.map(
    (claim): Claim => ({ is: '<=', assumes: [], quantifier, expected, ...claim, nonNegative: sizes.has(claim.left) }),
  );
  const complete: Theorem<I> = {
    title: text.title,
    about: text.about,
    source: text.source,
    assumptions: text.assumptions ?? [],
    instance: text.instance,
    parameters: parameterRules(text.parameters),
    where: text.where ?? [],
    horizon: text.horizon ?? [1, 40],
    method: text.method,
    with: text.with ?? {},
    measures,
    observe: text.observe,
    precision: text.precision ?? (text.method ? 'any' : 'float64'),
    symbols: text.symbols ?? {},
    claims,
    tight: text.tight === undefined ? [] : ([text.tight].flat() as readonly Case<I>[]),
    mutants: text.mutants ?? [],
    counterexamples: text.counterexamples ?? [],
    why: text.why ?? {},
  };
  return complete as unknown as Theorem;
}

/** A formula alone is a parameter computed by it. */
export function parameterRules(rules: TheoremText<unknown>['parameters']): Theorem['parameters'] {
  return Object.fromEntries(
    Object.entries(rules ?? {}).map(([name, rule]) => [
      name,
      typeof rule === 'string' ? ({ kind: 'formula', formula: rule } as const) : rule,
    ]),
  );
}

/**
 * The theorem with a mutant's or counterexample's change made. On a case of its own the claim is tried whatever that
 * case satisfies.
 */
export function changed(theorem: Theorem, change: Change & { readonly on?: unknown }): Theorem {
  const index = change.claim ?? 0;
  const claim = theorem.claims[index];
  if (!claim)
    throw new DefinitionError({
      where: `theorem "${theorem.title}"`,
      expected: `a claim index below ${theorem.claims.length}`,
      received: String(index),
    });
  const { left, is, right, when, quantifier } = change;
  const edits = Object.fromEntries(
    Object.entries({ left, is, right, when, quantifier }).filter(([, value]) => value !== undefined),
  );
  const alone = change.on !== undefined;
  return {
    ...theorem,
    assumptions: alone ? [...theorem.assumptions, ...claim.assumes] : theorem.assumptions,
    claims: [{ ...claim, ...edits, assumes: alone ? [] : claim.assumes, expected: 'violated' }],
    method: change.method ?? theorem.method,
    with: change.with ?? theorem.with,
    parameters: { ...theorem.parameters, ...parameterRules(change.parameters) },
    observe: change.observe ?? theorem.observe,
  };
}

import type { Subject } from '../check/experiment.js';
import { knownAssumption } from '../check/library.js';
import { type Requirement, requirement } from '../core/assumption.js';
import { DefinitionError, InstanceError, Refusal } from '../core/errors.js';
import { compile, type Formula, symbolsOf } from '../core/formula.js';
import { didYouMean } from '../core/near.js';
import type { Scalar } from '../core/space.js';
import type { Claim, ParameterRule } from '../core/theorem.js';
import { floatField } from '../spaces/float64.js';

/** Constants and parameters of a worst case by their symbols. */
export type Symbols = Readonly<Record<string, number>>;

/** What the start may be known by: the distance to x*, and the gap. */
export const STARTS = ['D', 'Delta'] as const;

/** Values where none are given: constants by what they bound, the start, and where parameters lie in their ranges. */
export interface Draw {
  readonly upper: number;
  readonly lower: number;
  /** A count, such as n. */
  readonly exact: number;
  readonly start: number;
  /** From 0 to 1; parameters at 1, at what a tight case has, or in the middle of their ranges where missing. */
  readonly within?: number;
}

/** One everywhere, but a lower bound such as mu, or a fraction, a tenth, and a count two. */
const DEFAULTS: Draw = { upper: 1, lower: 0.1, exact: 2, start: 1 };
/** Further draws: short steps and good conditioning, long steps and bad conditioning, none of the units 1. */
export const DRAWS: readonly Draw[] = [
  DEFAULTS,
  { upper: 2, lower: 0.8, exact: 2, start: 0.5, within: 0.2 },
  { upper: 0.5, lower: 0.01, exact: 3, start: 2, within: 0.9 },
];

/** What a claim of a theorem assumes, taken apart. */
export function assumed({ theorem }: Subject, claim: Claim): Requirement[] {
  return [...new Set([...theorem.assumptions, ...claim.assumes])].map(requirement);
}

/** Symbols of the formulas that make a bound and the steps it is about. */
export function spokenOf({ theorem, id }: Subject, claim: Claim): Set<string> {
  const computed = Object.values(theorem.parameters).flatMap((rule) => (rule.kind === 'formula' ? [rule.formula] : []));
  const formulas: Formula[] = [claim.right, ...computed, ...Object.values(theorem.with)];
  return new Set(formulas.flatMap((formula) => symbolsOf(formula, `theorem ${id}`)));
}

/**
 * Completes symbols by defaults: constants of the assumptions, the start that the bound speaks of, then the parameters in
 * their order.
 *
 * @throws InstanceError for symbols the theorem doesn't have, or values outside its region
 */
export function completed(
  subject: Subject,
  claim: Claim,
  horizon: number,
  given: Symbols,
  draw: Draw = DEFAULTS,
): Symbols {
  const { theorem, library, id } = subject;
  const where = `theorem ${id}`;
  const symbols: Record<string, number> = {};
  for (const needed of assumed(subject, claim)) {
    const { constants = [] } = knownAssumption(library, needed, where);
    needed.symbols.forEach((symbol, i) => {
      const { is = 'upper', dimension = '' } = constants[i] ?? {};
      // Bounds that are pure numbers, such as a relative error, are fractions.
      symbols[symbol] = given[symbol] ?? draw[is === 'upper' && dimension === '1' ? 'lower' : is];
    });
  }
  const spoken = spokenOf(subject, claim);
  for (const symbol of STARTS) if (spoken.has(symbol)) symbols[symbol] = given[symbol] ?? draw.start;
  if (symbols.L !== undefined && symbols.mu !== undefined) symbols.kappa = symbols.L / symbols.mu;
  symbols.T = horizon;
  for (const [name, rule] of Object.entries(theorem.parameters))
    symbols[name] = given[name] ?? defaultOf(subject, name, rule, symbols, draw.within);
  const unknown = Object.keys(given).find((symbol) => !(symbol in symbols) || symbol === 'T' || symbol === 'kappa');
  if (unknown !== undefined) {
    const settable = Object.keys(symbols).filter((symbol) => symbol !== 'T' && symbol !== 'kappa');
    const advice = didYouMean(unknown, settable).trim();
    throw new InstanceError({
      where,
      expected: `symbols among ${settable.join(', ')}`,
      received: `"${unknown}"`,
      advice,
    });
  }
  const strange = Object.entries(symbols).find(([, value]) => !Number.isFinite(value));
  if (strange) throw new InstanceError({ where, expected: `a finite ${strange[0]}`, received: String(strange[1]) });
  expectInside(subject, symbols);
  return symbols;
}

/** A parameter where none is given. */
function defaultOf(
  { theorem, id }: Subject,
  name: string,
  rule: ParameterRule,
  symbols: Symbols,
  within: number | undefined,
): number {
  const where = `theorem ${id}, parameter ${name}`;
  if (rule.kind === 'formula') return valueIn(rule.formula, symbols, where);
  const attained = theorem.tight.flatMap(({ parameters }) => parameters?.[name] ?? []);
  const wanted = [1, ...attained].find((value) => outsideRule(name, rule, value, symbols) === undefined);
  if (wanted !== undefined && within === undefined) return wanted;
  const u = within ?? 0.5;
  if (rule.kind === 'choice') return rule.values[Math.floor(u * rule.values.length)];
  const [low, high] = [rule.low, rule.high].map((end) => valueIn(end, symbols, where));
  const inside = rule.scale === 'log' && low > 0 ? low * (high / low) ** u : low + u * (high - low);
  return rule.whole ? Math.round(inside) : inside;
}

export function valueIn(formula: Formula, symbols: Symbols, where: string): number {
  const missing = symbolsOf(formula, where).find((symbol) => !(symbol in symbols));
  if (missing === 'd') throw new Refusal('it speaks of the dimension, and the worst case is over functions of any');
  if (missing !== undefined) throw new Refusal(`it speaks of ${missing}, which belongs to an instance, not to a class`);
  return compile(formula, floatField, where)(symbols as unknown as Record<string, Scalar>) as unknown as number;
}

function outsideRule(name: string, rule: ParameterRule, value: number, symbols: Symbols): string | undefined {
  if (rule.kind === 'formula') return undefined;
  if (rule.kind === 'choice') return rule.values.includes(value) ? undefined : `one of ${rule.values.join(', ')}`;
  const [low, high] = [rule.low, rule.high].map((end) => valueIn(end, symbols, `parameter ${name}`));
  // Ends that were computed are met to their rounding.
  const slack = 4 * Number.EPSILON * Math.abs(high);
  const fits =
    (rule.open.low ? value > low : value >= low - slack) &&
    (rule.open.high ? value < high : value <= high + slack) &&
    (!rule.whole || Number.isInteger(value));
  return fits ? undefined : `${rule.open.low ? '(' : '['}${low}, ${high}${rule.open.high ? ')' : ']'}`;
}

function expectInside({ theorem, id }: Subject, symbols: Symbols): void {
  const where = `theorem ${id}`;
  for (const [name, rule] of Object.entries(theorem.parameters)) {
    const expected = outsideRule(name, rule, symbols[name], symbols);
    if (expected) throw new InstanceError({ where, expected: `${name} in ${expected}`, received: `${symbols[name]}` });
  }
  for (const condition of theorem.where) {
    const names = symbolsOf(condition, where);
    const free = STARTS.some((symbol) => names.includes(symbol) && !(symbol in symbols));
    if (free || valueIn(condition, symbols, where) !== 0) continue;
    const received = names.map((symbol) => `${symbol} = ${symbols[symbol]}`).join(', ');
    throw new InstanceError({ where, expected: condition, received });
  }
}

/** The claim with this index. */
export function claimAt({ theorem, id }: Subject, index: number): Claim {
  const claim = theorem.claims[index];
  if (claim) return claim;
  const expected = `a claim from 0 to ${theorem.claims.length - 1}`;
  throw new DefinitionError({ where: `theorem ${id}`, expected, received: String(index) });
}

import type { Subject } from '../../check/experiment.js';
import { Refusal } from '../../core/errors.js';
import { compile, symbolsOf } from '../../core/formula.js';
import type { Posed } from '../pose.js';
import { claimAt } from '../symbols.js';
import {
  absolute,
  compared,
  exactly,
  isZero,
  minus,
  negated,
  over,
  plus,
  type Rational,
  times,
  toNumber,
} from './rational.js';
import { rationals } from './rationals.js';

/** Relative accuracy to which a proved upper bound of the worst case confirms the bound of a claim. */
export const WITHIN = 1e-6;

/** How a proved upper bound of the program's value compares with the bound of the claim, in exact arithmetic. */
export interface Comparison {
  /** Whether the claim is proved, for these symbols, with the bound loosened by a part of `within` of itself. */
  readonly proved: boolean;
  readonly within: number;
  /** (proved worst case - bound) / |bound| for '<='; negative when the bound itself is proved. */
  readonly excess: number;
  /** Whether the bound's formula has a rational value here that is known; otherwise its float64 value is compared. */
  readonly bound: 'exact' | 'float64';
}

/** Decides whether `upper` proves the claim up to `WITHIN`. */
export function comparison(subject: Subject, posed: Posed, upper: Rational): Comparison {
  const exact = posed.measuredRight === 'none' ? exactBound(subject, posed) : undefined;
  const bound = exact ?? exactly(posed.bound);
  const known = exact || posed.measuredRight !== 'none' ? 'exact' : 'float64';
  const slack = times(exactly(WITHIN), absolute(bound));
  const one = { within: WITHIN, bound: known } as const;
  const relative = (difference: Rational): number =>
    isZero(bound) ? toNumber(difference) : toNumber(over(difference, absolute(bound)));
  if (posed.least) {
    const short = minus(bound, negated(upper));
    return { ...one, proved: compared(short, slack) <= 0, excess: relative(short) };
  }
  if (!posed.squared) {
    const excess = minus(upper, bound);
    return { ...one, proved: compared(excess, slack) <= 0, excess: relative(excess) };
  }
  const most = plus(bound, slack);
  const proved = bound.numerator >= 0n && compared(upper, times(most, most)) <= 0;
  return { ...one, proved, excess: Math.sqrt(Math.max(0, toNumber(upper))) / toNumber(bound) - 1 };
}

/** The right side with parameters computed from the given ones exactly too; nothing where it is no rational. */
function exactBound(subject: Subject, { claim, symbols }: Posed): Rational | undefined {
  const { theorem, id } = subject;
  const where = `theorem ${id}`;
  const scope: Record<string, Rational> = Object.fromEntries(
    Object.entries(symbols).map(([symbol, value]) => [symbol, exactly(value)]),
  );
  scope.k = exactly(symbols.T);
  if (symbols.kappa !== undefined) scope.kappa = over(scope.L, scope.mu);
  try {
    for (const [name, rule] of Object.entries(theorem.parameters)) {
      if (rule.kind !== 'formula') continue;
      const computed = compile(rule.formula, rationals, where)(scope);
      // A value that was given instead stays.
      if (Math.abs(toNumber(computed) - symbols[name]) <= 1e-12 * Math.abs(symbols[name])) scope[name] = computed;
    }
    const { right } = claimAt(subject, claim);
    // Others, such as the weights of an acceleration, come from the run and are known in float64 only.
    return symbolsOf(right, where).every((symbol) => symbol in scope)
      ? compile(right, rationals, where)(scope)
      : undefined;
  } catch (error) {
    if (error instanceof Refusal) return undefined;
    throw error;
  }
}

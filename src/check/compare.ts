import { DefinitionError } from '../core/errors.js';
import { compile, symbolsOf } from '../core/formula.js';
import type { Field, Scalar } from '../core/space.js';
import type { Claim, Row } from '../core/theorem.js';
import { assumedName, floatField } from './experiment.js';

/** Relative rounding of a float64 run: closer calls than this are decided with many digits. */
export const SLACK = 1e-9;
/** The same with 60 digits. */
const PRECISE_SLACK = 1e-40;
/** A bound below this many rounding errors of the measure is not compared in float64. */
const FLOORS = 1e3;

/** One comparison of a claim with one row. */
export interface Comparison {
  /** left/right for '<=', right/left for '>=', the larger of both for '='; above 1 means violated. */
  readonly ratio: number;
  /** `close`: within rounding, for many digits to decide; `skipped`: the bound is below rounding. */
  readonly outcome: 'holds' | 'close' | 'violated' | 'skipped';
  readonly left: number;
  readonly right: number;
  readonly leftText: string;
  readonly rightText: string;
}

/** A claim compiled for one arithmetic. */
export interface Comparer {
  applies(scope: Record<string, Scalar>): boolean;
  left(scope: Record<string, Scalar>): Scalar;
  right(scope: Record<string, Scalar>): Scalar;
  /** Compares two sides; `floor` is the absolute rounding error of their difference. */
  compare(left: Scalar, right: Scalar, scope: Record<string, Scalar>, floor: number): Comparison;
  /** Sum of the rounding errors of the symbols the claim compares. */
  floor(floors: Readonly<Record<string, number>>): number;
}

/**
 * Compiles a claim. A right side that is NaN, or infinite where left is finite, is the claim's fault and an error; `outside`
 * the theorem's region, where nothing is claimed, it is one more way not to hold.
 */
export function comparer(claim: Claim, A: Field, where: string, outside = false): Comparer {
  const when = claim.when ? compile(claim.when, A, where) : undefined;
  const scale = claim.scale ? compile(claim.scale, A, where) : undefined;
  const compared = [...symbolsOf(claim.left, where), ...symbolsOf(claim.right, where)];
  const needed = neededBy(claim, compared);
  const float = A === floatField;
  const slack = float ? SLACK : PRECISE_SLACK;
  return {
    applies: (scope) => needed.every((name) => name in scope) && (!when || A.toNumber(when(scope)) !== 0),
    left: compile(claim.left, A, where),
    right: compile(claim.right, A, where),
    floor: (floors) => compared.reduce((sum, symbol) => sum + (floors[symbol] ?? 0), 0),
    compare(l, r, scope, floor) {
      const [ln, rn] = [A.toNumber(l), A.toNumber(r)];
      const base = { left: ln, right: rn, leftText: String(l), rightText: String(r) };
      if (claim.is === '<=>') {
        const agree = (ln !== 0) === (rn !== 0);
        return { ...base, ratio: agree ? 0 : Number.POSITIVE_INFINITY, outcome: agree ? 'holds' : 'violated' };
      }
      const illFormed = Number.isNaN(rn) || (Math.abs(rn) === Number.POSITIVE_INFINITY && Number.isFinite(ln));
      // A right side that measures a diverged run is an observation; one that is ill-formed by itself is an error.
      const diverged = illFormed && Object.values(scope).some((value) => !Number.isFinite(A.toNumber(value)));
      if (diverged || (illFormed && outside)) return { ...base, ratio: Number.POSITIVE_INFINITY, outcome: 'violated' };
      if (illFormed)
        throw new DefinitionError({
          where,
          expected: 'a finite right side in the admissible region',
          received: `${rn} for "${claim.right}"`,
          advice: 'Check the range of the parameters, or restrict the claim with `when`.',
        });
      const neverNegative = claim.nonNegative && claim.is === '<=' && claim.expected === 'holds' && !outside;
      if (neverNegative && rn < -floor && rn < 0)
        throw new DefinitionError({
          where,
          expected: `a bound >= 0, as ${claim.left} is never negative`,
          received: `${rn} for "${claim.right}"`,
          advice: 'Check the range of the parameters, or restrict the claim with `when`.',
        });
      if (Number.isNaN(ln)) return { ...base, ratio: Number.POSITIVE_INFINITY, outcome: 'violated' };
      const size = larger(A, l, r);
      const allowed = (relative: number, unit: Scalar): Scalar => A.add(A.mul(A.of(relative), unit), A.of(floor));
      const belowRounding = (side: Scalar): boolean => floor > 0 && A.compare(A.abs(side), A.of(FLOORS * floor)) < 0;
      if (claim.is === '=') {
        const unit = scale ? A.abs(scale(scope)) : size;
        const error = A.abs(A.sub(l, r));
        if (belowRounding(unit) && belowRounding(error)) return { ...base, ratio: 0, outcome: 'skipped' };
        const holds = A.compare(error, allowed(Math.max(claim.tolerance ?? 0, slack), unit)) <= 0;
        return { ...base, ratio: 1 + quotient(A, error, unit), outcome: holds ? 'holds' : 'violated' };
      }
      const [small, big] = claim.is === '<=' ? [l, r] : [r, l];
      const excess = A.sub(small, big);
      const nonNegative = A.compare(small, A.of(0)) >= 0 && A.compare(big, A.of(0)) > 0;
      // 0 <= 0 says nothing of how tight a bound is.
      const trivial = A.compare(size, A.of(0)) === 0;
      const ratio = nonNegative ? quotient(A, small, big) : trivial ? 0 : Math.max(0, 1 + quotient(A, excess, size));
      if (belowRounding(big) && belowRounding(small)) return { ...base, ratio: 0, outcome: 'skipped' };
      // Written so that what overflows on the left counts as an excess.
      if (!(A.compare(excess, allowed(slack, size)) <= 0) || (ln === Number.POSITIVE_INFINITY && float))
        return { ...base, ratio, outcome: 'violated' };
      const close = float && A.compare(excess, A.mul(A.of(-slack), size)) > 0;
      // What exceeds the bound by rounding only attains it.
      return { ...base, ratio: Math.min(1, ratio), outcome: close ? 'close' : 'holds' };
    },
  };
}

/** What a row must have for the claim to speak of it: the facts it assumes, and a row before if it compares with that. */
function neededBy(claim: Claim, compared: readonly string[]): string[] {
  const spoken = [...compared, ...(claim.when ? symbolsOf(claim.when) : [])];
  return [...claim.assumes.map(assumedName), ...spoken.filter((symbol) => symbol.endsWith('Prev'))];
}

function larger(A: Field, a: Scalar, b: Scalar): Scalar {
  const [x, y] = [A.abs(a), A.abs(b)];
  return A.compare(x, y) > 0 ? x : y;
}

/** a/b as a double, with 0/0 = 0 and the sign of a over zero. */
function quotient(A: Field, a: Scalar, b: Scalar): number {
  if (A.compare(b, A.of(0)) !== 0) return A.toNumber(A.div(a, b));
  const sign = A.compare(a, A.of(0));
  return sign === 0 ? 0 : sign * Number.POSITIVE_INFINITY;
}

/** Plain numbers of a row as scalars of the arithmetic, over the scope of the run. */
export function rowScope(scope: Readonly<Record<string, Scalar>>, row: Row, A: Field): Record<string, Scalar> {
  const all: Record<string, Scalar> = { ...scope };
  for (const [symbol, value] of Object.entries(row)) all[symbol] = typeof value === 'number' ? A.of(value) : value;
  return all;
}

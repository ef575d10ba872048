import { DefinitionError } from '../core/errors.js';
import { compile, symbolsOf } from '../core/formula.js';
import type { Field, Scalar } from '../core/space.js';
import type { Claim, Row } from '../core/theorem.js';
import { floatField } from './experiment.js';

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

/** Names the row a comparison was made at: k, i and the like, whatever small whole-number symbols it has. */
export function rowName(row: Row, A: Field): Record<string, number> {
  return Object.fromEntries(
    ['k', 'i', 'j', 't']
      .filter((symbol) => row[symbol] !== undefined)
      .map((symbol) => [symbol, A.toNumber(row[symbol] as Scalar)]),
  );
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
 * Compiles a claim. A right side that is NaN, or infinite where left is finite, is the claim's fault and an error.
 */
export function comparer(claim: Claim, A: Field, where: string): Comparer {
  const when = claim.when ? compile(claim.when, A, where) : undefined;
  const scale = claim.scale ? compile(claim.scale, A, where) : undefined;
  const compared = [...symbolsOf(claim.left, where), ...symbolsOf(claim.right, where)];
  const float = A === floatField;
  const slack = float ? SLACK : PRECISE_SLACK;
  return {
    applies: (scope) => !when || A.toNumber(when(scope)) !== 0,
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
      if (Number.isNaN(rn) || (Math.abs(rn) === Number.POSITIVE_INFINITY && Number.isFinite(ln)))
        throw new DefinitionError({
          where,
          expected: 'a finite right side in the admissible region',
          received: `${rn} for "${claim.right}"`,
          advice: 'Check the range of the parameters, or restrict the claim with `when`.',
        });
      if (Number.isNaN(ln)) return { ...base, ratio: Number.POSITIVE_INFINITY, outcome: 'violated' };
      const size = Math.max(Math.abs(ln), Math.abs(rn));
      if (claim.is === '=') {
        const unit = scale ? A.toNumber(scale(scope)) : size;
        const error = Math.abs(A.toNumber(A.sub(l, r)));
        if (floor > 0 && unit < FLOORS * floor) return { ...base, ratio: 0, outcome: 'skipped' };
        const ratio = unit > 0 ? 1 + error / unit : error > 0 ? Number.POSITIVE_INFINITY : 1;
        const allowed = Math.max(claim.tolerance ?? 0, slack) * unit + floor;
        return { ...base, ratio, outcome: error <= allowed ? 'holds' : 'violated' };
      }
      const [small, big] = claim.is === '<=' ? [ln, rn] : [rn, ln];
      const excess = A.toNumber(claim.is === '<=' ? A.sub(l, r) : A.sub(r, l));
      const ratio = quotient(small, big, excess);
      if (floor > 0 && Math.abs(big) < FLOORS * floor) return { ...base, ratio: 0, outcome: 'skipped' };
      if (excess > slack * size + floor) return { ...base, ratio, outcome: 'violated' };
      return { ...base, ratio, outcome: float && excess > -slack * size ? 'close' : 'holds' };
    },
  };
}

/** small/big where that means something; otherwise 1 plus the excess in units of the sides. */
function quotient(small: number, big: number, excess: number): number {
  if (big > 0 && small >= 0) return small / big;
  const size = Math.max(Math.abs(small), Math.abs(big));
  return size === 0 ? 0 : Math.max(0, 1 + excess / size);
}

/** Plain numbers of a row as scalars of the arithmetic, over the scope of the run. */
export function rowScope(scope: Readonly<Record<string, Scalar>>, row: Row, A: Field): Record<string, Scalar> {
  const all: Record<string, Scalar> = { ...scope };
  for (const [symbol, value] of Object.entries(row)) all[symbol] = typeof value === 'number' ? A.of(value) : value;
  return all;
}

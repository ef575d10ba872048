import { DefinitionError } from '../../core/errors.js';
import { BettingTest, type Evidence, SecondMomentTest, SpreadTest, VarianceTest } from './betting.js';

/** What is certain of X before any run. Lower sides and signed measures can't be tested without it. */
export type Knowledge =
  /** X lies in [least, most]; `most` may be Infinity. */
  | { readonly range: readonly [number, number] }
  /** X >= 0 and E[X^2] is at most this, which is tested too. */
  | { readonly secondMoment: number }
  /** X has either sign and E[(X - E X)^2] is at most this, which is tested too. */
  | { readonly variance: number };

/** E[X] <=, >= or = bound. */
export interface Claim {
  readonly is: '<=' | '>=' | '=';
  readonly bound: number;
  /** Deviation that is tolerated, in units of the bound (see `Scale`). */
  readonly margin: number;
  /** Rounding error that X may carry, in its own units. */
  readonly floor: number;
  readonly known: Knowledge;
}

/**
 * The unit in which a mean is compared with its bound: bound - least, which is the bound itself for X >= 0, or the
 * declared standard deviation.
 */
export interface Scale {
  readonly least: number;
  readonly most: number;
  readonly unit: number;
  /** Margin and rounding, in this unit. */
  readonly tolerance: number;
  /** Nothing is known that could test the lower side: it can hold, but never fail. */
  readonly blind: boolean;
}

/** A test of one part of a claim: what is wrong when its wealth grows, and the observation it makes of X. */
export interface Side {
  readonly suspect: string;
  readonly evidence: Evidence;
  observation(x: number): number;
}

/** Relative rounding of a bound. */
const SLACK = 1e-9;

export function scaleOf({ is, bound, margin, floor, known }: Claim): Scale {
  const signed = 'variance' in known;
  const [least, most] = 'range' in known ? known.range : [signed ? -Infinity : 0, Infinity];
  const unit = signed ? Math.sqrt(known.variance) : bound - least;
  if (!Number.isFinite(bound) || !Number.isFinite(unit) || (signed && unit === 0)) {
    throw new DefinitionError({
      where: 'claim of an expectation',
      expected: 'a finite bound, and a measure with a least value or a positive variance',
      received: `bound ${bound} for a measure in [${least}, ${most}]`,
      advice:
        'Declare a range or a variance; for a measure bounded from above only, claim the opposite of its negative.',
    });
  }
  return {
    least,
    most,
    unit,
    tolerance: margin + SLACK + (unit > 0 ? floor / unit : 0),
    blind: is !== '<=' && 'range' in known && most === Infinity,
  };
}

/** excess / room. Where a claim leaves no room at all, anything beyond it speaks against it without limit. */
export function share(excess: number, room: number): number {
  if (room > 0) return excess / room;
  return excess > room ? Infinity : 0;
}

/** The tests of all parts of a claim that can be tested. Each is valid by itself; their average is the evidence. */
export function sidesOf({ is, bound, margin, floor, known }: Claim, { least, most, unit }: Scale): Side[] {
  const slack = (margin + SLACK) * unit + floor;
  const high = bound + slack;
  const low = bound - slack;
  const upper = is !== '>=';
  const lower = is !== '<=';
  const above = 'the mean is above the bound';
  const below = 'the mean is below the bound';
  const sides: Side[] = [];

  if ('variance' in known) {
    if (upper) sides.push({ suspect: above, evidence: new VarianceTest(), observation: (x) => (x - high) / unit });
    if (lower) sides.push({ suspect: below, evidence: new VarianceTest(), observation: (x) => (low - x) / unit });
    const suspect = 'the variance is above the declared one';
    sides.push({ suspect, evidence: new SpreadTest(), observation: (x) => (x - bound) / unit });
    return sides;
  }
  if (upper) {
    sides.push({ suspect: above, evidence: new BettingTest(), observation: (x) => share(x - least, high - least) });
  }
  if (lower && most < Infinity) {
    sides.push({ suspect: below, evidence: new BettingTest(), observation: (x) => share(most - x, most - low) });
  }
  if (lower && low > 0 && 'secondMoment' in known) {
    const V = known.secondMoment * (1 + SLACK);
    const ruledOut = 'the declared second moment rules out such a mean (Jensen)';
    sides.push({
      suspect: V < low ** 2 ? ruledOut : below,
      evidence: new SecondMomentTest(V / low ** 2),
      observation: (x) => x / low,
    });
    sides.push({
      suspect: 'the second moment is above the declared one',
      evidence: new BettingTest(),
      observation: (x) => share(Math.max(0, x - floor) ** 2, V),
    });
  }
  return sides;
}

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  compared,
  exactly,
  minus,
  over,
  plus,
  type Rational,
  ratio,
  read,
  roundedUp,
  times,
  toNumber,
  written,
  ZERO,
} from '../../../src/pep/certificate/rational.js';

const double = fc.double({ noNaN: true, noDefaultInfinity: true });
const rational = fc
  .tuple(fc.bigInt({ min: -(2n ** 80n), max: 2n ** 80n }), fc.bigInt({ min: 1n, max: 2n ** 80n }))
  .map(([numerator, denominator]) => ratio(numerator, denominator));

describe('exactly', () => {
  it('is the double itself, not a decimal near it', () => {
    fc.assert(fc.property(double, (x) => toNumber(exactly(x)) === (x === 0 ? 0 : x)));
    expect(written(exactly(0.1))).toBe('3602879701896397/2^55');
    expect(written(exactly(-0.75))).toBe('-3/4');
  });

  it('refuses what is no number', () => {
    for (const x of [Number.NaN, Number.POSITIVE_INFINITY]) expect(() => exactly(x)).toThrow(/no rational/);
  });
});

describe('rationals', () => {
  it('are a field', () => {
    fc.assert(
      fc.property(rational, rational, rational, (a, b, c) => {
        expect(times(a, plus(b, c))).toEqual(plus(times(a, b), times(a, c)));
        expect(plus(minus(a, b), b)).toEqual(a);
        if (compared(b, ZERO) !== 0) expect(times(over(a, b), b)).toEqual(a);
      }),
    );
  });

  it('are ordered as their differences', () => {
    fc.assert(
      fc.property(rational, rational, (a, b) => {
        expect(Math.sign(compared(a, b))).toBe(Math.sign(Number(minus(a, b).numerator)));
      }),
    );
  });

  it('are read as they are written', () => {
    fc.assert(fc.property(rational, (a) => void expect(read(written(a))).toEqual(a)));
    fc.assert(fc.property(double, (x) => void expect(read(written(exactly(x)))).toEqual(exactly(x))));
  });

  it('are not read from other texts', () => {
    for (const text of ['', '1.5', '1/0', '1/-2', '1/2^', 'x', '1e3', ' 1', 1, null])
      expect(read(text)).toBeUndefined();
  });

  it('are rounded up to some digits, and by no more than one of the last', () => {
    const up = (a: Rational): void => {
      const rounded = roundedUp(a, 12);
      expect(compared(rounded, a)).toBeGreaterThanOrEqual(0);
      expect(Math.abs(toNumber(minus(rounded, a)))).toBeLessThanOrEqual(1e-11 * Math.abs(toNumber(a)));
    };
    fc.assert(fc.property(rational, up));
    expect(written(roundedUp(ratio(1n, 3n), 3))).toBe('167/500');
    expect(written(roundedUp(ratio(-1n, 3n), 3))).toBe('-333/1000');
  });
});

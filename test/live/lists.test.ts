import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { integer, list, positive, real, record, table } from '../../src/core/shape.js';
import { lengthOf, resized, withLargest, withMagnitude, withSpread } from '../../src/live/lists.js';

const shape = record(
  { start: list('d', real(-5, 5)), rows: table('n', 'd', real(-1, 1)), count: integer(1, 4) },
  { d: [1, 6], n: [2, 5] },
);
const [min, max] = [0.05, 20];
const spectrum = fc.array(fc.double({ min, max, noNaN: true }), { minLength: 1, maxLength: 8 });
/** Rounding of a logarithm, a division and a power, on numbers that are at most 400 apart. */
const ROUNDING = 1e-12;

describe('resized', () => {
  it('gives data of the shape with the length that was asked for, keeping what was there', () => {
    fc.assert(
      fc.property(shape.draw({}), fc.integer({ min: 1, max: 6 }), (value, d) => {
        const next = resized(shape, value, { d, n: value.rows.length }, 'd') as typeof value;
        shape.check(next, 'x', {});
        expect(lengthOf(shape, next, 'd')).toBe(d);
        expect(lengthOf(shape, next, 'n')).toBe(value.rows.length);
        expect(next.start.slice(0, value.start.length)).toEqual(value.start.slice(0, d));
      }),
    );
  });

  it('draws the same new items each time', () => {
    const value = { start: [1], rows: [[0], [1]], count: 1 };
    const grown = () => resized(shape, value, { d: 4, n: 2 }, 'd');
    expect(grown()).toEqual(grown());
  });
});

describe('withLargest', () => {
  it('makes the largest number what was told, exactly, and keeps the range', () => {
    fc.assert(
      fc.property(spectrum, fc.double({ min, max, noNaN: true }), (values, largest) => {
        const next = withLargest(values, largest, [min, max]);
        expect(Math.max(...next)).toBe(largest);
        for (const x of next) positive(min, max).check(x, 'x', {});
      }),
    );
  });
});

describe('withSpread', () => {
  it('makes the largest number so many times the smallest, and keeps the largest', () => {
    fc.assert(
      fc.property(spectrum, fc.double({ min: 0, max: 1, noNaN: true }), (values, u) => {
        fc.pre(values.length > 1);
        const largest = Math.max(...values);
        const spread = (largest / min) ** u;
        const next = withSpread(values, spread, [min, max]);
        expect(Math.abs(Math.max(...next) / largest - 1)).toBeLessThan(ROUNDING);
        expect(Math.abs(Math.max(...next) / Math.min(...next) / spread - 1)).toBeLessThan(ROUNDING);
      }),
    );
  });

  it('spreads equal numbers evenly on the log scale', () => {
    const next = withSpread([8, 8, 8], 4, [min, max]);
    expect(next).toEqual([8, 4, 2]);
  });
});

describe('withMagnitude', () => {
  it('keeps signs and ratios, and makes the largest absolute value what was told', () => {
    expect(withMagnitude([-2, 1, 0], 6)).toEqual([-6, 3, 0]);
  });
});

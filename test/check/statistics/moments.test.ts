import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { moments, tailIndex } from '../../../src/check/statistics/moments.js';
import { stream } from '../../../src/random/streams.js';
import { laws } from './laws.js';

fc.configureGlobal({ seed: 1 });

const samples = fc
  .array(fc.double({ min: 0, max: 1, noNaN: true }), { minLength: 2, maxLength: 50 })
  .map((values) => Float64Array.from(values));

describe('moments', () => {
  it('moves with the sample and keeps its shape, also where the spread is 1e-9 of the mean', () => {
    fc.assert(
      fc.property(samples, (sample) => {
        // Multiples of 2^-20 stay exact when 2^30 is added.
        const grid = sample.map((y) => Math.round(y * 2 ** 20) / 2 ** 20);
        const here = moments(grid);
        const there = moments(grid.map((y) => y + 2 ** 30));
        expect(Math.abs(there.mean - 2 ** 30 - here.mean)).toBeLessThanOrEqual(2 ** 30 * Number.EPSILON);
        expect(Math.abs(there.sd - here.sd)).toBeLessThanOrEqual(1e-6);
      }),
    );
  });

  it('scales: mean and sd with the values, skewness and effective runs not at all', () => {
    fc.assert(
      fc.property(samples, fc.integer({ min: -30, max: 30 }), (sample, exponent) => {
        const factor = 2 ** exponent;
        const { n, mean, sd, skewness, effectiveRuns } = moments(sample);
        fc.pre(sd > 1e-30);
        expect(moments(sample.map((y) => factor * y))).toEqual({
          n,
          mean: factor * mean,
          sd: factor * sd,
          skewness: expect.closeTo(skewness, 9),
          effectiveRuns: expect.closeTo(effectiveRuns, 9),
        });
      }),
    );
  });

  it('gives the values of a sample worked by hand', () => {
    expect(moments(Float64Array.of(0, 0, 0, 4))).toEqual({ n: 4, mean: 1, sd: 2, skewness: 0.75, effectiveRuns: 1 });
  });

  it('finds no spread in a constant, whatever its last digit', () => {
    const { mean, sd, skewness, effectiveRuns } = moments(new Float64Array(1000).fill(0.1));
    expect([mean, sd, skewness]).toEqual([0.1, 0, 0]);
    expect(effectiveRuns).toBeCloseTo(1000, 6);
  });

  it('counts no effective run when all values are 0', () => {
    expect(moments(new Float64Array(10)).effectiveRuns).toBe(0);
  });
});

describe('tailIndex', () => {
  it.each([0.8, 1.5, 3])('finds the index %f in the quantiles of a Pareto law', (index) => {
    const sample = Float64Array.from({ length: 65536 }, (_, i) => ((i + 1) / 65537) ** (-1 / index));
    expect(Math.abs(tailIndex(sample) / index - 1)).toBeLessThan(0.02);
  });

  it('depends on the order of the values in no way', () => {
    fc.assert(
      fc.property(samples, (sample) => {
        expect(tailIndex(sample.slice().sort())).toBe(tailIndex(sample));
      }),
    );
  });

  it('tells laws with a second moment from laws without one', () => {
    const rng = stream('tail');
    const index = (law: keyof typeof laws) => tailIndex(Float64Array.from({ length: 16384 }, () => laws[law](rng)));
    expect(index('exponential')).toBeGreaterThan(2);
    expect(index('chi2, d=1')).toBeGreaterThan(2);
    expect(index('Pareto 1.5')).toBeLessThan(2);
    expect(index('rare, 1e-3')).toBe(0);
  });

  it('is infinite for a constant', () => {
    expect(tailIndex(new Float64Array(300).fill(7))).toBe(Infinity);
  });
});

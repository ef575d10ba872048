import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { clopperPearsonUpper, hallLower, hallUpper, provenLower } from '../../../src/check/statistics/limits.js';
import { moments } from '../../../src/check/statistics/moments.js';
import { stream } from '../../../src/random/streams.js';
import { type LawName, laws } from './laws.js';

fc.configureGlobal({ seed: 1 });

function sampleOf(name: LawName, n: number, repetition: number): Float64Array {
  const rng = stream('limits', name, repetition);
  return Float64Array.from({ length: n }, () => laws[name](rng));
}

/** Share of samples whose limit misses the mean, 1. */
function missRate(name: LawName, n: number, misses: (sample: Float64Array) => boolean, repetitions = 3000): number {
  let count = 0;
  for (let repetition = 0; repetition < repetitions; repetition++) {
    if (misses(sampleOf(name, n, repetition))) count++;
  }
  return count / repetitions;
}

describe('hallUpper and hallLower', () => {
  it('solve the transformed equation T + a T^2 / 3 + a^2 T^3 / 27 + a / 6 = -+z', () => {
    const range = (min: number, max: number) => fc.double({ min, max, noNaN: true });
    fc.assert(
      fc.property(range(-5, 5), fc.integer({ min: 64, max: 4096 }), range(1, 4), (skewness, n, z) => {
        const summary = { n, mean: 0, sd: Math.sqrt(n), skewness, effectiveRuns: n };
        const a = skewness / Math.sqrt(n);
        const transformed = (T: number) => T + (a * T ** 2) / 3 + (a ** 2 * T ** 3) / 27 + a / 6;
        expect(transformed(-hallUpper(summary, z))).toBeCloseTo(-z, 5);
        expect(transformed(-hallLower(summary, z))).toBeCloseTo(z, 5);
      }),
    );
  });

  it('are the mean itself for a constant', () => {
    const summary = moments(new Float64Array(300).fill(0.1));
    expect([hallLower(summary, 3), hallUpper(summary, 3)]).toEqual([0.1, 0.1]);
  });

  // Independent prototype: miss rates at nominal .05.
  it.each<[LawName, number, number]>([
    ['chi2, d=1', 256, 0.057],
    ['exponential', 64, 0.056],
    ['exponential', 256, 0.049],
    ['lognormal 1', 256, 0.063],
    ['lognormal 1', 1024, 0.052],
  ])('miss the mean of %s with n = %i at about the nominal 5 %%', (name, n, expected) => {
    const rate = missRate(name, n, (sample) => hallUpper(moments(sample), 1.645) < 1);
    expect(Math.abs(rate - expected)).toBeLessThan(0.012);
  });
});

describe('provenLower', () => {
  it.each<LawName>(['exponential', 'lognormal 2', 'Pareto 1.5', 'rare, 1e-2'])(
    'misses the mean of %s less often than it says',
    (name) => {
      expect(missRate(name, 256, (sample) => provenLower(sample, 0.05) > 1, 200)).toBeLessThanOrEqual(0.05);
    },
  );

  it('scales with the values', () => {
    const sample = sampleOf('exponential', 500, 0);
    const limit = provenLower(sample, 0.001);
    expect(
      provenLower(
        sample.map((y) => 1024 * y),
        0.001,
      ),
    ).toBe(1024 * limit);
  });

  // Independent prototype: at level .001 and n = 1024, .869 for the exponential and .828 for chi2_1.
  it.each<[LawName, number]>([
    ['exponential', 0.869],
    ['chi2, d=1', 0.828],
  ])('comes close to the mean of %s', (name, expected) => {
    const limits = Array.from({ length: 31 }, (_, i) => provenLower(sampleOf(name, 1024, i), 0.001));
    expect(Math.abs(limits.sort((a, b) => a - b)[15]! - expected)).toBeLessThan(0.02);
  });

  it('is 0 when nothing but 0 was seen', () => {
    expect(provenLower(new Float64Array(100), 0.001)).toBe(0);
  });
});

describe('clopperPearsonUpper', () => {
  it('is the p at which that many hits or fewer have probability alpha', () => {
    const cases = fc.integer({ min: 1, max: 60 }).chain((n) => fc.tuple(fc.constant(n), fc.nat(n - 1)));
    fc.assert(
      fc.property(cases, fc.double({ min: 1e-6, max: 0.5, noNaN: true }), ([n, hits], alpha) => {
        const p = clopperPearsonUpper(hits, n, alpha);
        let probability = 0;
        for (let k = 0, binomial = 1; k <= hits; binomial *= (n - k) / (k + 1), k++) {
          probability += binomial * p ** k * (1 - p) ** (n - k);
        }
        expect(Math.abs(probability / alpha - 1)).toBeLessThan(1e-8);
      }),
    );
  });

  it.each([1, 10, 1000, 65536])('has a closed form without hits and with a single miss, n = %i', (n) => {
    expect(clopperPearsonUpper(0, n, 0.001) / -Math.expm1(Math.log(0.001) / n)).toBeCloseTo(1, 12);
    expect(clopperPearsonUpper(n - 1, n, 0.001)).toBeCloseTo(0.999 ** (1 / n), 12);
    expect(clopperPearsonUpper(n, n, 0.001)).toBe(1);
  });

  it.each([
    [0.1, 66],
    [0.05, 135],
    [0.01, 688],
    [0.001, 6905],
  ])('is below %f from %i runs without a hit on', (delta, n) => {
    expect(clopperPearsonUpper(0, n, 0.001)).toBeLessThanOrEqual(delta);
    expect(clopperPearsonUpper(0, n - 1, 0.001)).toBeGreaterThan(delta);
  });

  // Independent prototype: runs until a true p = delta is resolved to 20 %.
  it.each([
    [0.1, 2435],
    [0.05, 5333],
    [0.01, 27127],
    [0.001, 281892],
  ])('is 20 %% above %f after about %i runs at that rate', (delta, n) => {
    expect(clopperPearsonUpper(Math.round(delta * n), n, 0.001) / delta).toBeCloseTo(1.2, 2);
  });
});

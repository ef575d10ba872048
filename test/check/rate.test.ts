import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { lawOf, lawText, measuredLaw } from '../../src/check/rate.js';

const steps = Array.from({ length: 40 }, (_, i) => i + 1);

describe('lawOf', () => {
  it('finds the exponent of a power of k through lower terms and constants', () => {
    const exponent = fc.constantFrom(-0.5, -2 / 3, -1, -2, -4);
    const number = fc.double({ min: 0.1, max: 10, noNaN: true });
    fc.assert(
      fc.property(exponent, number, number, (p, factor, shift) => {
        const law = lawOf((k) => factor * (k + shift) ** p);
        expect(law).toMatchObject({ kind: 'power' });
        if (law?.kind === 'power') expect(law.exponent).toBeCloseTo(p, 12);
      }),
    );
  });

  it('finds the factor of each step', () => {
    fc.assert(
      fc.property(fc.double({ min: 0.5, max: 0.99, noNaN: true }), (rho) => {
        const law = lawOf((k) => 3 * rho ** k);
        expect(law).toMatchObject({ kind: 'linear' });
        if (law?.kind === 'linear') expect(law.factor).toBeCloseTo(rho, 9);
      }),
    );
  });

  it.each<[string, (k: number) => number]>([
    ['a constant', () => 2],
    ['a floor under a geometric decay', (k) => 0.9 ** k + 0.1],
    ['a bound that grows', (k) => k],
    ['a decay slower than any power', (k) => 1 / Math.log(k + 1)],
  ])('finds none in %s', (_, bound) => {
    expect(lawOf(bound)).toBeUndefined();
  });
});

describe('lawText', () => {
  it.each([
    [{ kind: 'power', exponent: -1 }, 'k^-1'],
    [{ kind: 'power', exponent: -2 / 3 }, 'k^(-2/3)'],
    [{ kind: 'power', exponent: -0.5 }, 'k^(-1/2)'],
    [{ kind: 'linear', factor: 0.81 }, '0.81^k'],
  ] as const)('writes %o as %s', (law, text) => {
    expect(lawText(law)).toBe(text);
  });
});

describe('measuredLaw', () => {
  it('is exact on straight data, with an interval of no width', () => {
    const fit = measuredLaw(
      'power',
      steps.map((k) => ({ k, value: 5 * k ** -1.5 })),
    )!;
    expect(fit.slope).toBeCloseTo(-1.5, 12);
    expect(fit.high - fit.low).toBeLessThan(1e-12);
    const linear = measuredLaw(
      'linear',
      steps.map((k) => ({ k, value: 0.7 ** k })),
    )!;
    expect(linear.slope).toBeCloseTo(0.7, 12);
  });

  it('has a wider interval where the data bend, and no answer where they are few', () => {
    const bent = measuredLaw(
      'power',
      steps.map((k) => ({ k, value: 1 / (k + 20) })),
    )!;
    expect(bent.high - bent.low).toBeGreaterThan(0.01);
    expect(
      measuredLaw(
        'power',
        steps.slice(0, 2).map((k) => ({ k, value: 1 / k })),
      ),
    ).toBeUndefined();
  });
});

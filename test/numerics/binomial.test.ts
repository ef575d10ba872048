import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { binomial } from '../../src/numerics/binomial.js';

const law = fc.record({ n: fc.integer({ min: 1, max: 200 }), p: fc.double({ min: 0.001, max: 0.999, noNaN: true }) });

describe('binomial', () => {
  it('has mean n p and variance n p (1 - p)', () => {
    fc.assert(
      fc.property(law, ({ n, p }) => {
        const { probability } = binomial(n, p);
        const mean = probability.reduce((sum, weight, x) => sum + weight * x, 0);
        const variance = probability.reduce((sum, weight, x) => sum + weight * (x - mean) ** 2, 0);
        expect(Math.abs(mean - n * p)).toBeLessThanOrEqual(4 * n * n * Number.EPSILON);
        expect(Math.abs(variance - n * p * (1 - p))).toBeLessThanOrEqual(4 * n ** 3 * Number.EPSILON);
      }),
    );
  });

  it('gives P(X <= x) of three fair coins', () => {
    const { atMost } = binomial(3, 0.5);
    expect([-1, 0, 1, 1.5, 2, 3, 9].map(atMost)).toEqual([0, 0.125, 0.5, 0.5, 0.875, 1, 1]);
  });

  it('has quantiles that invert the distribution function', () => {
    fc.assert(
      fc.property(law, fc.double({ min: 1e-9, max: 1 - 1e-9, noNaN: true }), ({ n, p }, u) => {
        const { atMost, quantile } = binomial(n, p);
        const x = quantile(u);
        expect(atMost(x - 1)).toBeLessThan(u);
        if (x < n) expect(atMost(x)).toBeGreaterThanOrEqual(u);
      }),
    );
  });
});

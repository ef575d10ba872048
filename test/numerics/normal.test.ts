import { describe, expect, it } from 'vitest';
import { normalCdf } from '../../src/numerics/normal.js';

describe('normalCdf', () => {
  // Tables of the normal law: Abramowitz & Stegun, Handbook of mathematical functions, table 26.1.
  it.each([
    [0, 0.5],
    [1, 0.841344746068543],
    [2, 0.977249868051821],
    [3, 0.99865010196837],
    [5, 0.999999713348428],
  ])('is right to 15 digits at %d', (x, expected) => {
    expect(Math.abs(normalCdf(x) - expected)).toBeLessThanOrEqual(2e-15);
  });

  it('is symmetric and monotone, and reaches 0 and 1', () => {
    let before = 0;
    for (let x = -9; x <= 9; x += 1 / 64) {
      const here = normalCdf(x);
      expect(Math.abs(here + normalCdf(-x) - 1)).toBeLessThanOrEqual(4 * Number.EPSILON);
      expect(here).toBeGreaterThanOrEqual(before - 2e-15);
      before = here;
    }
    expect([normalCdf(-40), normalCdf(40)]).toEqual([0, 1]);
  });
});

import { describe, expect, it } from 'vitest';
import { WAVY_MU } from '../../scenarios/pl/wavy-square.js';
import { wavySquare } from '../../src/pieces/links.js';

describe('the PL constant of x^2 + 3 sin^2 x', () => {
  /** F(x) = f'(x)^2 - 2 mu f(x), which is even; f is PL with constant mu where F >= 0. */
  const excess = (x: number): number => wavySquare.slope(x) ** 2 - 2 * WAVY_MU * wavySquare.value(x);

  it("holds for |x| >= 5, where |f'| >= 2|x| - 3 and f <= x^2 + 3", () => {
    // (2x - 3)^2 / (2x^2 + 6) increases for x > 1.5, so its value at 5 bounds all later ones.
    expect((2 * 5 - 3) ** 2 / (2 * 5 ** 2 + 6)).toBeGreaterThan(WAVY_MU);
  });

  it("holds for |x| <= 1/4, where f' >= 2x and f <= 4x^2 with slack", () => {
    // sin(2x) >= 2x - (2x)^3/6 >= 1.9 x there, so f'^2 >= (7.7 x)^2, and f <= x^2 + 3x^2.
    expect(7.7 ** 2).toBeGreaterThan(2 * WAVY_MU * 4);
  });

  it('holds between, by a grid: F changes by less than 232 a unit of x', () => {
    // |F'| = |2 f' (f'' - mu)| with |f'| <= 2|x| + 3 <= 13 and -4 <= f'' <= 8 on [0, 5].
    const [step, steepest] = [1e-5, 2 * 13 * 8.9];
    let least = Number.POSITIVE_INFINITY;
    for (let x = 0.25; x <= 5; x += step) least = Math.min(least, excess(x));
    expect(least).toBeGreaterThan((steepest * step) / 2 + 1e-9);
  });

  it('is within one percent of the best', () => {
    let least = Number.POSITIVE_INFINITY;
    for (let x = 0.01; x <= 5; x += 1e-4) least = Math.min(least, wavySquare.slope(x) ** 2 / (2 * wavySquare.value(x)));
    expect(WAVY_MU / least).toBeGreaterThan(0.99);
  });
});

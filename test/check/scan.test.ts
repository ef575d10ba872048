import { describe, expect, it } from 'vitest';
import { scan } from '../../src/handbook.js';

const GD = 'gd/convex-last-iterate-exact';
const onQuadratic = ({ h, kappa }: Readonly<Record<string, number>>) => ({
  params: { h, T: 20 },
  instance: {
    objective: { scenario: 'strongly-convex/quadratic', instance: { spectrum: [20 / kappa, 20], start: [0, 1] } },
  },
});

describe('scan', () => {
  it('gives the largest measured/bound after the start at each point, outside the region too', () => {
    const grid = {
      x: { symbol: 'h', from: 0.5, to: 2, points: 4 },
      y: { symbol: 'kappa', from: 1, to: 100, points: 3, scale: 'log' as const },
    };
    const { ratio, inside, x, y } = scan(GD, { ...grid, at: onQuadratic });
    expect(x.values).toEqual([0.5, 1, 1.5, 2]);
    y.values.forEach((kappa, j) => expect(kappa).toBeCloseTo(10 ** j, 12));
    for (const row of inside) expect(row).toEqual([true, true, false, false]);
    // gap_k = L (1 - h)^(2k) / 2 against L / (4kh + 2): the ratio is (1 - h)^(2k) (2kh + 1), whatever kappa is.
    for (const row of ratio)
      row.forEach((value, i) => {
        const h = x.values[i];
        const along = Array.from({ length: 20 }, (_, k) => (1 - h) ** (2 * (k + 1)) * (2 * (k + 1) * h + 1));
        expect(value).toBeCloseTo(Math.max(...along), 9);
      });
  });

  it('sets parameters of the theorem where it is not told what to do', () => {
    const { inside, ratio } = scan(GD, {
      scenario: 'convex/huber',
      x: { symbol: 'h', from: 0.5, to: 1, points: 2 },
      y: { symbol: 'T', from: 1, to: 3, points: 3 },
    });
    expect(inside.flat()).toEqual(Array(6).fill(true));
    for (const value of ratio.flat()) expect(value).toBeLessThanOrEqual(1);
  });

  it.each([
    [{ from: 1, to: 1, points: 5 }, 'a range from a smaller value to a larger one'],
    [{ from: 0, to: 1, points: 1 }, 'at least 2 points'],
    [{ from: 0, to: 1, points: 3, scale: 'log' as const }, 'positive values on a log scale'],
  ])('refuses the axis %o', (range, expected) => {
    const y = { symbol: 'T', from: 1, to: 2, points: 2 };
    expect(() => scan(GD, { x: { symbol: 'h', ...range }, y })).toThrow(`scan, h: expected ${expected}`);
  });
});

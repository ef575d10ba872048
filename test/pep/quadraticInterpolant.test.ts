import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { quadraticInterpolant } from '../../src/pep/quadraticInterpolant.js';

const coordinate = fc.double({ min: -3, max: 3, noNaN: true });
const point = fc.array(coordinate, { minLength: 4, maxLength: 4 });
const [mu, L] = [0.5, 4];

describe('quadraticInterpolant', () => {
  it('goes through points of a quadratic, with curvatures in [mu, L] in every direction', () => {
    const spectrum = fc.array(fc.double({ min: mu, max: L, noNaN: true }), { minLength: 4, maxLength: 4 });
    fc.assert(
      fc.property(spectrum, fc.array(point, { minLength: 2, maxLength: 3 }), point, (lambda, xs, direction) => {
        const points = xs.map((x) => ({
          x,
          g: x.map((xi, j) => lambda[j] * xi + 1),
          f: x.reduce((sum, xi, j) => sum + (lambda[j] / 2) * xi * xi + xi, 0),
        }));
        const f = quadraticInterpolant(points, mu, L);
        const gradient = new Float64Array(4);
        for (const { x, g, f: value } of points) {
          const at = Float64Array.from(x);
          expect(Math.abs(f.value(at) - value)).toBeLessThanOrEqual(SPREAD);
          f.gradient(at, gradient);
          gradient.forEach((gj, j) => {
            expect(Math.abs(gj - g[j])).toBeLessThanOrEqual(SPREAD);
          });
        }
        const origin = new Float64Array(4);
        const there = Float64Array.from(direction);
        const slope = new Float64Array(4);
        f.gradient(origin, slope);
        const square = direction.reduce((sum, v) => sum + v * v, 0);
        const bend = 2 * (f.value(there) - f.value(origin) - slope.reduce((sum, s, j) => sum + s * direction[j], 0));
        expect(bend).toBeGreaterThanOrEqual(mu * square - SPREAD);
        expect(bend).toBeLessThanOrEqual(L * square + SPREAD);
      }),
      { seed: 1 },
    );
  });
});

/** Points close to each other, or flat directions, are told apart to the root of the cut-off of small eigenvalues, 1e-9. */
const SPREAD = 2e-3;

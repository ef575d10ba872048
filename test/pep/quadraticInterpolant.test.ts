import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { quadraticInterpolant } from '../../src/pep/quadraticInterpolant.js';

const coordinate = fc.integer({ min: -3000, max: 3000 }).map((i) => i / 1000);
const point = fc.array(coordinate, { minLength: 4, maxLength: 4 });
const [mu, L] = [0.5, 4];

describe('quadraticInterpolant', () => {
  it('goes through points of a quadratic, with curvatures in [mu, L] in every direction', () => {
    const spectrum = fc.array(fc.double({ min: mu, max: L, noNaN: true }), { minLength: 4, maxLength: 4 });
    fc.assert(
      fc.property(spectrum, fc.array(point, { minLength: 2, maxLength: 3 }), (lambda, xs) => {
        const points = xs.map((x) => ({
          x,
          g: x.map((xi, j) => lambda[j] * xi),
          f: x.reduce((sum, xi, j) => sum + (lambda[j] / 2) * xi * xi, 0),
        }));
        const { spectrum: curvatures, directions } = quadraticInterpolant(points, mu, L);
        for (const curvature of curvatures) {
          expect(curvature).toBeGreaterThanOrEqual(mu);
          expect(curvature).toBeLessThanOrEqual(L);
        }
        for (const { x, g } of points) {
          const turned = directions.map((row) => row.reduce((sum, v, j) => sum + v * x[j], 0));
          g.forEach((gj, j) => {
            const slope = directions.reduce((sum, row, i) => sum + curvatures[i] * turned[i] * row[j], 0);
            expect(Math.abs(slope - gj)).toBeLessThanOrEqual(SPREAD);
          });
        }
      }),
      { seed: 1 },
    );
  });
});

/** Points close to each other, or flat directions, are told apart to the root of the cut-off of small eigenvalues, 1e-9. */
const SPREAD = 2e-3;

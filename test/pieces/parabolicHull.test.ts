import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { plainKernels } from '../../src/numerics/kernels.js';
import { parabolicHull } from '../../src/pieces/parabolicHull.js';

const number = fc.integer({ min: -300, max: 300 }).map((i) => i / 100);
const point = fc.tuple(number, number).map((x) => [...x]);
const hull = fc.array(fc.record({ anchor: point, height: fc.integer({ min: 0, max: 500 }).map((i) => i / 100) }), {
  maxLength: 4,
});

/** Terms here are below 1000. */
const ROUNDING = 1e-10;

describe('parabolicHull', () => {
  it('meets the interpolation conditions of its curvatures at any two points', () => {
    fc.assert(
      fc.property(hull, fc.constantFrom(-4, -1, 0, 0.5), point, point, (vertices, mu, a, b) => {
        const L = 4;
        const f = parabolicHull(
          2,
          [mu, L],
          vertices.map(({ anchor }) => anchor),
          vertices.map(({ height }) => height),
        ).float64(plainKernels);
        const gradient = (x: readonly number[]): Float64Array => {
          const g = new Float64Array(2);
          f.gradient(Float64Array.from(x), g);
          return g;
        };
        const [ga, gb] = [gradient(a), gradient(b)];
        const step = a.map((aj, j) => aj - b[j]);
        const turn = step.map((s, j) => ga[j] - gb[j] - mu * s);
        const square = (x: readonly number[]): number => x.reduce((sum, xj) => sum + xj * xj, 0);
        const tangent = f.value(Float64Array.from(b)) + step.reduce((sum, s, j) => sum + gb[j] * s, 0);
        const least = tangent + (mu / 2) * square(step) + square(turn) / (2 * (L - mu));
        expect(f.value(Float64Array.from(a))).toBeGreaterThanOrEqual(least - ROUNDING);
      }),
      { seed: 1 },
    );
  });
});

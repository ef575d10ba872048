import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { precise } from '../../src/core/arithmetic.js';
import type { Field, Scalar } from '../../src/core/space.js';
import { combination, difference, dot } from '../../src/pieces/fieldVectors.js';
import { hullWeights } from '../../src/pieces/hullWeights.js';
import { floatField } from '../../src/spaces/float64.js';

const many = precise as unknown as Field;
/** Small whole numbers make affinely dependent points and ties, where active sets are hard. */
const whole = fc.integer({ min: -3, max: 3 });
const point = fc.array(whole, { minLength: 2, maxLength: 2 });
const program = fc.record({
  x: point,
  points: fc.array(point, { minLength: 1, maxLength: 8 }),
  costs: fc.array(whole, { minLength: 8, maxLength: 8 }),
  curvature: fc.constantFrom(0.1, 1, 7),
});

describe('hullWeights', () => {
  it.each([
    ['float64', floatField],
    ['60 digits', many],
  ])('gives weights that meet the optimality conditions in %s', (_, A) => {
    fc.assert(
      fc.property(program, ({ x, points, costs, curvature }) => {
        const [to, ys, b] = [x.map(A.of), points.map((y) => y.map(A.of)), points.map((_y, i) => A.of(costs[i]))];
        const weights = hullWeights(A, A.of(curvature), to, ys, b);
        const numbers = weights.map(A.toNumber);
        expect(Math.min(...numbers)).toBeGreaterThanOrEqual(0);
        // Sizes here are below 100, so that a thousand rounding errors of them are few ulps of each term.
        const slack = 1e5 * A.epsilon;
        expect(Math.abs(numbers.reduce((sum, w) => sum + w, -1))).toBeLessThanOrEqual(1e-14);
        const off = difference(A, to, combination(A, ys, weights));
        const reduced = ys.map((y, i) => A.sub(b[i], A.mul(A.of(curvature), dot(A, off, y))));
        const level = weights.reduce<Scalar>((sum, w, i) => A.add(sum, A.mul(w, reduced[i])), A.of(0));
        for (const cost of reduced) expect(A.toNumber(A.sub(cost, level))).toBeGreaterThanOrEqual(-slack);
      }),
      { numRuns: A === many ? 100 : 2000, seed: 1 },
    );
  });
});

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Scalar } from '../../src/core/space.js';
import { simplexSet } from '../../src/pieces/sets.js';
import { floatField } from '../../src/spaces/float64.js';

const point = fc.array(fc.double({ min: -5, max: 5, noNaN: true }), { minLength: 1, maxLength: 6 });

function project(x: readonly number[]): number[] {
  const out = [...x];
  simplexSet.prox(floatField, x as unknown as Scalar[], floatField.of(1), out as unknown as Scalar[]);
  return out;
}

describe('simplexSet', () => {
  it('projects onto the simplex', () => {
    fc.assert(
      fc.property(point, (x) => {
        expect(floatField.toNumber(simplexSet.value(floatField, project(x) as unknown as Scalar[]))).toBe(0);
      }),
      { seed: 1 },
    );
  });

  it('projects at an obtuse angle to every corner, which is what makes the projection nearest', () => {
    fc.assert(
      fc.property(point, (x) => {
        const p = project(x);
        const residual = x.map((xi, i) => xi - p[i]);
        const height = residual.reduce((sum, r, i) => sum + r * p[i], 0);
        for (const r of residual) expect(r).toBeLessThanOrEqual(height + 1e-12);
      }),
      { seed: 1 },
    );
  });
});

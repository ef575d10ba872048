import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Scalar } from '../../src/core/space.js';
import { maxOfAffineProximal, polytope } from '../../src/pieces/polyhedra.js';
import { floatField as A } from '../../src/spaces/float64.js';

const number = fc.integer({ min: -300, max: 300 }).map((i) => i / 100);
const point = fc.tuple(number, number).map((x) => [...x]);
const scalars = (x: readonly number[]): Scalar[] => x.map(A.of);

/** Terms here are below 100. */
const ROUNDING = 1e-12;

describe('polytope', () => {
  it('projects to the nearest point: a vertex is nowhere more than a right angle away', () => {
    fc.assert(
      fc.property(fc.array(point, { minLength: 1, maxLength: 6 }), point, (vertices, x) => {
        const set = polytope(vertices);
        const out = scalars(x);
        set.prox(A, out, A.of(1), out);
        const p = out.map(A.toNumber);
        expect(A.toNumber(set.value(A, out))).toBe(0);
        for (const v of vertices) {
          const angle = v.reduce((sum, vj, j) => sum + (vj - p[j]) * (x[j] - p[j]), 0);
          expect(angle).toBeLessThanOrEqual(ROUNDING);
        }
      }),
      { seed: 1 },
    );
  });

  it('counts a projection as inside, however flat a corner lies beside it', () => {
    // Above the edge from the origin to the last vertex by two parts in a million.
    const set = polytope([
      [0, 0],
      [1, 0],
      [0, 1],
      [3, 6e-6],
    ]);
    const out = scalars([0.1, -0.01]);
    set.prox(A, out, A.of(1), out);
    expect(out.map(A.toNumber)).toEqual([0.1, 0]);
    expect(A.toNumber(set.value(A, out))).toBe(0);
  });

  it('is infinite outside', () => {
    expect(A.toNumber(polytope([[0], [1]]).value(A, scalars([1.001])))).toBe(Number.POSITIVE_INFINITY);
  });
});

describe('maxOfAffineProximal', () => {
  it('is soft thresholding for the absolute value', () => {
    const { prox } = maxOfAffineProximal([[1], [-1]], [0, 0]);
    fc.assert(
      fc.property(number, fc.constantFrom(0.5, 2), (x, step) => {
        const out = scalars([x]);
        prox(A, out, A.of(step), out);
        expect(Math.abs(A.toNumber(out[0]) - Math.sign(x) * Math.max(0, Math.abs(x) - step))).toBeLessThanOrEqual(
          ROUNDING,
        );
      }),
      { seed: 1 },
    );
  });
});

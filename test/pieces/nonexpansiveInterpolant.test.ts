import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Scalar } from '../../src/core/space.js';
import { nonexpansiveInterpolant } from '../../src/pieces/nonexpansiveInterpolant.js';
import { floatField } from '../../src/spaces/float64.js';

const coordinate = fc.double({ min: -5, max: 5, noNaN: true });
const point = fc.tuple(coordinate, coordinate);
const pairs = fc.array(fc.record({ z: point, image: point }), { maxLength: 6 });

function images(
  points: readonly (readonly number[])[],
  data: readonly { z: readonly number[]; image: readonly number[] }[],
) {
  const { apply } = nonexpansiveInterpolant(
    2,
    data.map(({ z }) => z),
    data.map(({ image }) => image),
  );
  return points.map((x) => {
    const out = [0, 0];
    apply(floatField, x as unknown as Scalar[], out as unknown as Scalar[]);
    return out;
  });
}
const apart = (x: readonly number[], y: readonly number[]): number => Math.hypot(x[0] - y[0], x[1] - y[1]);

/** Rounding of weights that are found for points of size 10. */
const SLACK = 1e-9;

describe('nonexpansiveInterpolant', () => {
  it('is nonexpansive with fixed point 0, whatever the data are', () => {
    fc.assert(
      fc.property(pairs, point, point, (data, x, y) => {
        const [tx, ty, t0] = images([x, y, [0, 0]], data);
        expect(apart(tx, ty)).toBeLessThanOrEqual(apart(x, y) + SLACK);
        expect(apart(t0, [0, 0])).toBeLessThanOrEqual(SLACK);
      }),
      { seed: 1, numRuns: 500 },
    );
  });

  it('takes each point to its image where a nonexpansive map does: here a turn followed by a projection', () => {
    fc.assert(
      fc.property(
        fc.array(point, { minLength: 1, maxLength: 6 }),
        fc.double({ min: -3, max: 3, noNaN: true }),
        (zs, angle) => {
          const data = zs.map((z) => {
            const turned = [
              Math.cos(angle) * z[0] - Math.sin(angle) * z[1],
              Math.sin(angle) * z[0] + Math.cos(angle) * z[1],
            ];
            return { z, image: [Math.max(0, turned[0]), turned[1]] };
          });
          images(zs, data).forEach((found, i) => {
            expect(apart(found, data[i].image)).toBeLessThanOrEqual(1e-6);
          });
        },
      ),
      { seed: 1, numRuns: 300 },
    );
  });
});

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Scalar } from '../../src/core/space.js';
import { ERRORS, type ErrorKind, errorDirection } from '../../src/pieces/errorDirection.js';
import { stream } from '../../src/random/streams.js';
import { floatField } from '../../src/spaces/float64.js';
import { expectClose } from '../expectClose.js';

/** Thousandths, whose squares don't underflow. */
const coordinate = fc.integer({ min: -1e9, max: 1e9 }).map((i) => i / 1000);
const gradients = fc.array(coordinate, { minLength: 1, maxLength: 5 });
const direction = (kind: ErrorKind, g: readonly number[]): number[] =>
  errorDirection(floatField, kind, g as unknown as Scalar[], stream('test')) as unknown as number[];
const inner = (u: readonly number[], v: readonly number[]): number => u.reduce((sum, ui, i) => sum + ui * v[i], 0);

describe('errorDirection', () => {
  it('has length 1, and at most that where it is random', () => {
    fc.assert(
      fc.property(gradients, fc.constantFrom(...ERRORS), (g, kind) => {
        const length = Math.hypot(...direction(kind, g));
        if (kind === 'random') expect(length).toBeLessThanOrEqual(1 + 4 * Number.EPSILON);
        else expectClose(length, 1, { scale: 1 });
      }),
    );
  });

  it('is orthogonal to the gradient where it turns it', () => {
    fc.assert(
      fc.property(gradients, (g) => {
        if (g.length > 1) expectClose(inner(direction('turned', g), g), 0, { scale: Math.hypot(...g) });
      }),
    );
  });

  it('shortens or lengthens a gradient, and points somewhere where there is none', () => {
    expect(direction('short', [3, 4])).toEqual([-0.6, -0.8]);
    expect(direction('long', [3, 4])).toEqual([0.6, 0.8]);
    expect(direction('short', [0, 0])).toEqual([-1, 0]);
  });
});

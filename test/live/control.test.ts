import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { positionOf, valueAt } from '../../src/live/control.js';

const track = fc
  .record({
    ends: fc.tuple(fc.double({ min: 1e-3, max: 1e3, noNaN: true }), fc.double({ min: 1.1, max: 1e6, noNaN: true })),
    scale: fc.constantFrom('linear' as const, 'log' as const),
  })
  .map(({ ends: [min, times], scale }) => ({ min, max: min * times, scale, whole: false }));

describe('valueAt', () => {
  it('is the inverse of positionOf, up to the four digits it is rounded to', () => {
    fc.assert(
      fc.property(track, fc.double({ min: 0, max: 1, noNaN: true }), (slider, position) => {
        const value = valueAt(slider, position);
        const back = valueAt(slider, positionOf(slider, value));
        expect(Math.abs(back / value - 1)).toBeLessThan(1e-3);
      }),
    );
  });

  it('reaches both ends exactly', () => {
    fc.assert(
      fc.property(track, (slider) => {
        expect(valueAt(slider, 0)).toBe(slider.min);
        expect(valueAt(slider, 1)).toBe(slider.max);
      }),
    );
  });
});

describe('positionOf', () => {
  it('puts values beyond an end on it', () => {
    fc.assert(
      fc.property(track, (slider) => {
        expect(positionOf(slider, slider.min / 2)).toBe(0);
        expect(positionOf(slider, slider.max * 2)).toBe(1);
      }),
    );
  });
});

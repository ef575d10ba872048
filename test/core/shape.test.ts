import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { InstanceError } from '../../src/core/errors.js';
import { choice, integer, list, positive, real, record, sample, table } from '../../src/core/shape.js';
import { stream } from '../../src/random/streams.js';

const shape = record(
  {
    L: positive(0.1, 10),
    start: list('d', real(-5, 5)),
    spectrum: list('d', positive()),
    rows: table('n', 'd', real(-1, 1)),
    kind: choice('a', 'b'),
    count: integer(1, 4),
  },
  { d: [1, 4], n: [2, 5] },
);

describe('record', () => {
  it('draws values that fit, with lists of one size equally long', () => {
    fc.assert(
      fc.property(shape.draw({}), (value) => {
        shape.check(value, 'x', {});
        expect(value.start.length).toBe(value.spectrum.length);
        expect(value.rows[0]!.length).toBe(value.start.length);
      }),
    );
  });

  it('perturbs and simplifies within itself', () => {
    fc.assert(
      fc.property(shape.draw({}), fc.integer(), (value, seed) => {
        shape.check(shape.perturb(value, stream(seed), 0.5), 'x', {});
        for (const simple of shape.simpler(value)) shape.check(simple, 'x', {});
      }),
    );
  });

  it('ends when simplified again and again', () => {
    fc.assert(
      fc.property(shape.draw({}), (value) => {
        let steps = 0;
        for (let current = value; ; steps++) {
          const [simple] = shape.simpler(current);
          if (simple === undefined) break;
          current = simple;
          expect(steps).toBeLessThan(1000);
        }
      }),
      { numRuns: 30 },
    );
  });

  it('draws the same value for the same seed', () => {
    expect(sample(shape, 7)).toEqual(sample(shape, 7));
    expect(sample(shape, 7)).not.toEqual(sample(shape, 8));
  });

  const good = {
    L: 1,
    start: [0, 1],
    spectrum: [1, 2],
    rows: [
      [0, 0],
      [1, 1],
    ],
    kind: 'a',
    count: 2,
  };
  it.each([
    [{ ...good, L: -1 }, 'L', 'a positive number in'],
    [{ ...good, spectrum: [1] }, 'spectrum', 'a list of length d = 2'],
    [{ ...good, rows: [[0, 0], [1]] }, 'rows[1]', 'a list of length d = 2'],
    [{ ...good, kind: 'c' }, 'kind', 'one of "a", "b"'],
    [{ ...good, count: 1.5 }, 'count', 'a whole number'],
    [{ ...good, extra: 1 }, 'instance', 'the field "extra"'],
    [{ L: 1 }, 'instance', 'no field "start"'],
    [[1], 'instance', 'an object'],
  ])('says where and what does not fit: %j', (value, where, complaint) => {
    expect(() => shape.check(value, 'instance', {})).toThrow(InstanceError);
    expect(() => shape.check(value, 'instance', {})).toThrow(complaint);
    expect(() => shape.check(value, 'instance', {})).toThrow(where);
  });
});

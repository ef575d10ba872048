import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Scalar, Space, Vector } from '../../src/core/space.js';
import { Arena } from '../../src/numerics/arena.js';
import { fieldSpace } from '../../src/spaces/field.js';
import { type FloatVector, floatField, floatSpace, floatsOf, placeFloats } from '../../src/spaces/float64.js';
import { expectClose } from '../expectClose.js';

const coordinate = fc.double({ min: -10, max: 10, noNaN: true });
const factor = fc.double({ min: -2, max: 2, noNaN: true }) as unknown as fc.Arbitrary<Scalar>;
const which = fc.nat({ max: 2 });

/** What methods may do to three vectors. */
const operation: fc.Arbitrary<(space: Space, v: Vector[]) => void> = fc.oneof(
  fc.tuple(which, which).map(
    ([i, j]) =>
      (space: Space, v: Vector[]) =>
        space.copy(v[i], v[j]),
  ),
  fc.tuple(which, factor).map(
    ([i, a]) =>
      (space: Space, v: Vector[]) =>
        space.scale(v[i], a),
  ),
  fc.tuple(which, factor, which).map(
    ([i, a, j]) =>
      (space: Space, v: Vector[]) =>
        space.addScaled(v[i], a, v[j]),
  ),
  fc.tuple(which, factor, which).map(
    ([i, a, j]) =>
      (space: Space, v: Vector[]) =>
        space.subtractScaled(v[i], a, v[j]),
  ),
  fc.tuple(which, factor, which, factor).map(
    ([i, a, j, b]) =>
      (space: Space, v: Vector[]) =>
        space.mix(v[i], a, v[j], b),
  ),
  fc.tuple(which, factor, which).map(
    ([i, a, j]) =>
      (space: Space, v: Vector[]) =>
        space.coordinates.addSquares(v[i], a, v[j]),
  ),
  fc.tuple(which, factor, which, which).map(([i, a, j, l]) => (space: Space, v: Vector[]) => {
    const square = space.zeros();
    space.coordinates.addSquares(square, space.scalar.of(1), v[l]);
    space.coordinates.subtractQuotient(v[i], a, v[j], square, space.scalar.of(1));
  }),
);

const programs = fc.integer({ min: 1, max: 19 }).chain((dim) =>
  fc.record({
    start: fc.array(fc.array(coordinate, { minLength: dim, maxLength: dim }), { minLength: 3, maxLength: 3 }),
    row: fc.array(coordinate, { minLength: dim, maxLength: dim }),
    steps: fc.array(operation, { maxLength: 12 }),
  }),
);

const arena = new Arena(1 << 22, 1 << 20);
const numbers = (x: Vector): number[] => Array.from(floatsOf(x));

describe('floatSpace', () => {
  it('computes what the same operations give number by number, bit for bit', () => {
    fc.assert(
      fc.property(programs, ({ start, steps }) =>
        arena.during(() => {
          const dim = start[0].length;
          const [fast, plain] = [floatSpace(dim, arena), fieldSpace(dim, floatField)];
          const vectors = start.map((x) => placeFloats(x, arena));
          const lists = start.map((x) => [...x]) as unknown as Vector[];
          for (const step of steps) {
            step(fast, vectors);
            step(plain, lists);
          }
          expect(vectors.map(numbers)).toEqual(lists);
        }),
      ),
    );
  });

  it('takes a vector that is a multiple of data for what it stands for, to rounding', () => {
    fc.assert(
      fc.property(programs, which, coordinate, ({ start, row, steps }, i, multiple) =>
        arena.during(() => {
          const space = floatSpace(row.length, arena);
          const data = arena.place(row) as Float64Array & { address: number };
          const lazy = start.map((x) => placeFloats(x, arena));
          (lazy[i] as unknown as FloatVector).become(multiple, data.address);
          const written = start.map((x, j) => placeFloats(j === i ? row.map((a) => multiple * a) : x, arena));
          steps.slice(0, 3).forEach((step) => {
            step(space, lazy);
            step(space, written);
          });
          lazy.forEach((x, j) => {
            const size = Math.max(
              1,
              ...written.flatMap(numbers).map(Math.abs),
              ...[multiple, ...row].map((a) => a * a),
            );
            numbers(x).forEach((value, c) => expectClose(value, numbers(written[j])[c], { scale: size }));
          });
          expect(Array.from(data)).toEqual(row);
        }),
      ),
    );
  });

  it("gives inner products, and zeros that are nobody else's", () => {
    const space = floatSpace(3, arena);
    const [x, y] = [placeFloats([1, 2, 3], arena), placeFloats([4, -5, 6], arena)];
    expect(space.dot(x, y)).toBe(12);
    const [zero, other] = [space.zeros(), space.zeros()];
    space.copy(zero, x);
    expect([numbers(zero), numbers(other)]).toEqual([
      [1, 2, 3],
      [0, 0, 0],
    ]);
  });
});

import fc from 'fast-check';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { Arena } from '../../src/numerics/arena.js';
import { type Kernels, plainKernels } from '../../src/numerics/kernels.js';

const { WebAssembly: webAssembly } = globalThis as unknown as { WebAssembly: { validate(bytes: Uint8Array): boolean } };
const MEGABYTE = 1 << 20;
/** All doubles, infinite and tiny ones too; NaN is left out because its bits carry no meaning. */
const double = fc.double({ noNaN: true });
const doubles = (length: number) => fc.array(double, { minLength: length, maxLength: length });

/** Two vectors, the second inside a longer one at any offset; lengths around every block size of the kernels. */
const vectors = fc
  .tuple(fc.integer({ min: 0, max: 41 }), fc.integer({ min: 0, max: 5 }))
  .chain(([n, from]) => fc.record({ x: doubles(n), y: doubles(from + n + 3), from: fc.constant(from) }));

/** Rows of a matrix, a vector for its columns and one for its rows. */
const systems = fc
  .tuple(fc.integer({ min: 0, max: 6 }), fc.integer({ min: 1, max: 21 }))
  .chain(([m, n]) => fc.record({ rows: doubles(m * n), x: doubles(n), c: doubles(m) }));

function expectBits(actual: ArrayLike<number>, expected: ArrayLike<number>): void {
  expect(Array.from(actual)).toEqual(Array.from(expected));
}

/** Every kernel gives the bits of the plain loops, however `place` brings vectors into memory. */
function expectPlainResults(kernels: Kernels, place: (data: readonly number[]) => Float64Array): void {
  fc.assert(
    fc.property(vectors, double, double, ({ x, y, from }, a, b) => {
      const plain = Float64Array.from(y);
      expectBits([kernels.dot(place(x), place(y), from)], [plainKernels.dot(Float64Array.from(x), plain, from)]);
      const changes: ((k: Kernels, u: Float64Array, v: Float64Array) => void)[] = [
        (k, u, v) => k.addScaled(u, a, v, from),
        (k, u, v) => k.setScaled(u, a, v, from),
        (k, u, v) => k.mix(u, a, v, b, from),
        (k, u) => k.scale(u, a),
        (k, u) => k.addScaled(u, a, u),
        (k, u) => k.mix(u, a, u, b),
      ];
      for (const change of changes) {
        const [changed, expected] = [place(x), Float64Array.from(x)];
        change(kernels, changed, place(y));
        change(plainKernels, expected, plain);
        expectBits(changed, expected);
      }
    }),
  );
  fc.assert(
    fc.property(systems, ({ rows, x, c }) => {
      const [out, expectedOut] = [place(c), Float64Array.from(c)];
      kernels.products(place(rows), place(x), out);
      plainKernels.products(Float64Array.from(rows), Float64Array.from(x), expectedOut);
      expectBits(out, expectedOut);

      const [sum, expectedSum] = [place(x), Float64Array.from(x)];
      kernels.addCombination(sum, place(rows), place(c));
      plainKernels.addCombination(expectedSum, Float64Array.from(rows), Float64Array.from(c));
      expectBits(sum, expectedSum);
    }),
  );
}

afterEach(() => {
  vi.restoreAllMocks();
});

describe('Arena', () => {
  it('computes with SIMD what plain loops compute, bit for bit', () => {
    const arena = new Arena(64 * MEGABYTE, MEGABYTE);
    expectPlainResults(arena, (data) => arena.place(data));
  });

  it('computes the same for arrays from elsewhere', () => {
    const arena = new Arena(64 * MEGABYTE, MEGABYTE);
    expectPlainResults(arena, (data) => Float64Array.from(data));
    const mixed = [Float64Array.of(1, 2, 3), arena.place([4, 5, 6])];
    expect([arena.dot(mixed[0], mixed[1]), arena.dot(mixed[1], mixed[0])]).toEqual([32, 32]);
  });

  it('computes the same on a machine without SIMD', () => {
    vi.spyOn(webAssembly, 'validate').mockReturnValue(false);
    const arena = new Arena(64 * MEGABYTE, MEGABYTE);
    expectPlainResults(arena, (data) => arena.place(data));
  });

  it('does not reach beyond the vectors it is given', () => {
    const arena = new Arena(MEGABYTE, MEGABYTE);
    for (let n = 1; n <= 33; n++) {
      const [before, x, after, y] = [1, n, 1, n].map((length) => arena.place(new Array<number>(length).fill(7)));
      arena.mix(x, 2, y, 3);
      arena.addScaled(x, 1, y);
      arena.scale(x, 0);
      expect([...before, ...x, ...after]).toEqual([7, ...new Array<number>(n).fill(0), 7]);
    }
  });

  it('hands out zeros, also where something was before', () => {
    const arena = new Arena(MEGABYTE, MEGABYTE);
    arena.during(() => arena.place([1, 2, 3]));
    expectBits(arena.floats(3), [0, 0, 0]);
  });

  it('frees what is made during a run, also one that throws', () => {
    const arena = new Arena(MEGABYTE, MEGABYTE);
    const run = (): number => arena.during(() => arena.allocate(4));
    const first = run();
    expect(() =>
      arena.during(() => {
        arena.allocate(100);
        throw new Error('diverged');
      }),
    ).toThrow('diverged');
    expect(run()).toBe(first);
  });

  it('keeps what outlives runs until it is crowded, and then makes it again', () => {
    const arena = new Arena(MEGABYTE, 1000);
    let made = 0;
    const get = arena.keep(() => {
      made++;
      return arena.place([1, 2, 3]);
    });
    expectBits(get(), [1, 2, 3]);
    arena.during(() => arena.floats(1000));
    expectBits(get(), [1, 2, 3]);
    expect(made).toBe(1);

    arena.keep(() => arena.floats(1000))();
    arena.keep(() => arena.floats(10).fill(9))();
    expectBits(get(), [1, 2, 3]);
    expect(made).toBe(2);
  });

  it('never clears what a run under way has made or asked for', () => {
    const arena = new Arena(MEGABYTE, 100);
    const get = arena.keep(() => arena.place([1, 2, 3]));
    arena.during(() => {
      const mine = arena.place(new Array<number>(1000).fill(5));
      expectBits(get(), [1, 2, 3]);
      expect(mine.every((value) => value === 5)).toBe(true);
    });
    arena.floats(3).fill(9);
    expectBits(get(), [1, 2, 3]);
  });

  it('says when data do not fit', () => {
    const arena = new Arena(MEGABYTE, MEGABYTE);
    expect(() => arena.floats(MEGABYTE)).toThrow(/arena: expected at most 1048576 bytes of vectors, got 83886/);
  });
});

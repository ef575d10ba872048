import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { interpretFloat } from '../../src/check/interpret.js';
import type { Objective } from '../../src/core/problem.js';
import type { Scalar } from '../../src/core/space.js';
import { Arena } from '../../src/numerics/arena.js';
import { plainKernels } from '../../src/numerics/kernels.js';
import { absolute, huberLink, logistic, square } from '../../src/pieces/links.js';
import { ridges } from '../../src/pieces/ridges.js';
import { StackedRidges } from '../../src/pieces/stackedRidges.js';
import { sum } from '../../src/pieces/sum.js';
import { seededStreams } from '../../src/random/streams.js';
import { floatsOf, placeFloats } from '../../src/spaces/float64.js';
import { expectClose } from '../expectClose.js';

const coordinate = fc.double({ min: -3, max: 3, noNaN: true });
const sums = fc
  .record({ dim: fc.integer({ min: 1, max: 19 }), link: fc.constantFrom(square, huberLink(0.5), logistic) })
  .chain(({ dim, link }) =>
    fc.record({
      link: fc.constant(link),
      terms: fc.array(
        fc.record({
          row: fc.array(coordinate, { minLength: dim, maxLength: dim }),
          offset: coordinate,
          weight: coordinate,
        }),
        { minLength: 1, maxLength: 6 },
      ),
      x: fc.array(coordinate, { minLength: dim, maxLength: dim }),
    }),
  );

const arena = new Arena(1 << 22, 1 << 20);

describe('StackedRidges', () => {
  it('has the values and gradients of its functions, bit for bit', () => {
    fc.assert(
      fc.property(sums, ({ link, terms, x }) =>
        arena.during(() => {
          const functions = terms.map(({ row, offset, weight }) => ridges(link, [row], [offset], [weight]));
          const stacked = StackedRidges.of(functions, arena)!;
          const [point, out] = [placeFloats(x, arena), placeFloats(x, arena)];
          functions.forEach((f, i) => {
            const plain = f.float64(plainKernels);
            const gradient = new Float64Array(x.length);
            plain.gradient(Float64Array.from(x), gradient);
            stacked.gradient(i, point, out);
            // 0 for -0, which a sum that starts from 0 never is.
            expect(floatsOf(out).map((g) => g + 0)).toEqual(gradient);
            expect((stacked.value(i, point) as unknown as number) + 0).toBe(plain.value(Float64Array.from(x)));
          });
        }),
      ),
    );
  });

  it('is made of single ridges of one link only', () => {
    const one = (link = square): Objective => ridges(link, [[1, 2]]);
    expect(StackedRidges.of([one(), one()], arena)).toBeDefined();
    const others = [
      [],
      [one(), one(logistic)],
      [
        one(),
        ridges(square, [
          [1, 2],
          [3, 4],
        ]),
      ],
      [one(absolute()), one(absolute())],
      [one(), sum([one(), one()])],
    ];
    for (const functions of others) expect(StackedRidges.of(functions, arena)).toBeUndefined();
  });
});

describe('interpretFloat', () => {
  /** x after steps of SGD with momentum, which also reads the gradient it has stepped along. */
  function run(components: readonly Objective[], start: readonly number[], stepSize: number): Float64Array {
    const world = {
      objective: { dim: start.length, start, components, facts: {} },
      noise: { sampling: 'uniform', facts: {} },
    } as const;
    const { space, oracle, place } = interpretFloat(world, arena);
    const [x, velocity, gradient] = [place(start), space.zeros(), space.zeros()];
    const stream = seededStreams('test').of('sample');
    const [eta, half] = [stepSize, 0.5] as unknown as Scalar[];
    for (let k = 0; k < 20; k++) {
      oracle.sample(x, gradient, stream);
      if (k % 2 === 0) space.subtractScaled(x, eta, gradient);
      space.mix(velocity, half, gradient, half);
      space.subtractScaled(x, space.scalar.mul(eta, space.dot(gradient, gradient)), velocity);
    }
    return floatsOf(x);
  }

  it('samples stacked ridges as it samples any functions, to rounding', () => {
    fc.assert(
      fc.property(sums, ({ link, terms, x }) =>
        arena.during(() => {
          const components = terms.map(({ row, offset, weight }) => ridges(link, [row], [offset], [weight]));
          const hidden = components.map((f) => ({ ...f, ridges: undefined }));
          const size = Math.max(
            1,
            ...terms.map(({ row, weight }) => Math.abs(weight) * row.reduce((s, a) => s + a * a, 1)),
          );
          const stepSize = 0.01 / size ** 2;
          const [fast, plain] = [run(components, x, stepSize), run(hidden, x, stepSize)];
          plain.forEach((value, j) => expectClose(fast[j], value, { scale: 100, ulps: 64 }));
        }),
      ),
    );
  });
});

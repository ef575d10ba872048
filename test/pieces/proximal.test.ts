import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { absoluteQuadratic } from '../../scenarios/weakly-convex/absolute-quadratic.js';
import { minimaxConcavePenalty } from '../../scenarios/weakly-convex/minimax-concave-penalty.js';
import { precise } from '../../src/core/arithmetic.js';
import type { Problem, Proximal } from '../../src/core/problem.js';
import type { Field, Scalar } from '../../src/core/space.js';
import { plainKernels } from '../../src/numerics/kernels.js';
import { l1Norm } from '../../src/pieces/l1Norm.js';
import { boxSet } from '../../src/pieces/sets.js';
import { floatField } from '../../src/spaces/float64.js';

const A = precise as unknown as Field;
const number = fc.double({ min: -5, max: 5, noNaN: true });

/** A proximal step in one variable, in float64 and in 60 digits. */
function steps(prox: Proximal['prox'], x: number, step: number): [number, number] {
  const [fast, exact] = [[0], [A.of(0)]] as [number[], Scalar[]];
  prox(floatField, [x] as unknown as Scalar[], floatField.of(step), fast as unknown as Scalar[]);
  prox(A, [A.of(x)], A.of(step), exact);
  return [fast[0], A.toNumber(exact[0])];
}

/** No point of a grid, nor one nearby, is better than the proximal step. */
function expectMinimal(phi: (y: number) => number, x: number, step: number, found: number): void {
  const total = (y: number): number => phi(y) + (y - x) ** 2 / (2 * step);
  const near = [1e-3, 1e-6, -1e-6, -1e-3].map((by) => found + by);
  for (const y of [...Array.from({ length: 101 }, (_, i) => (i - 50) / 5), ...near])
    expect(total(y)).toBeGreaterThanOrEqual(total(found) - 1e-12 * Math.max(1, total(found)));
}

describe('proximal steps', () => {
  it('of the l1 norm minimize, and agree in float64 and in many digits', () => {
    fc.assert(
      fc.property(number, fc.double({ min: 0.01, max: 3, noNaN: true }), (x, step) => {
        const [fast, exact] = steps(l1Norm(1.5).prox, x, step);
        expect(Math.abs(fast - exact)).toBeLessThanOrEqual(8 * Number.EPSILON * Math.max(1, Math.abs(x), step));
        expectMinimal((y) => 1.5 * Math.abs(y), x, step, fast);
      }),
      { seed: 1 },
    );
  });

  it('of a box are projections, and of the half-line keep 0', () => {
    expect(steps(boxSet([-1], [2]).prox, 5, 1)).toEqual([2, 2]);
    expect(steps(boxSet([0], [Number.POSITIVE_INFINITY]).prox, -3, 1)).toEqual([0, 0]);
    expect(floatField.toNumber(boxSet([0], [Infinity]).value(floatField, [-1e-9] as unknown as Scalar[]))).toBe(
      Infinity,
    );
  });

  const weaklyConvex: [string, Problem, number][] = [
    ['|x^2 - 1| on [-2, 2]', absoluteQuadratic.build({ weights: [1], root: 1, stretch: 2, corner: [0] }), 0.5],
    ['the minimax concave penalty', minimaxConcavePenalty.build({ weights: [1.5], width: 2, start: [1] }), 4 / 3],
  ];
  it.each(weaklyConvex)('of %s minimize where the subproblem is convex', (_name, problem, longest) => {
    fc.assert(
      fc.property(number, fc.double({ min: 0.01, max: 0.99, noNaN: true }), (x, share) => {
        const [fast, exact] = steps(problem.proximalPoint!, x, share * longest);
        expect(Math.abs(fast - exact)).toBeLessThanOrEqual((64 * Number.EPSILON * 10) / (1 - share));
        const f = problem.objective!.float64(plainKernels);
        const h = (y: number): number =>
          floatField.toNumber(problem.proximal!.value(floatField, [y] as unknown as Scalar[]));
        expectMinimal((y) => f.value(Float64Array.of(y)) + h(y), x, share * longest, fast);
      }),
      { seed: 1 },
    );
  });
});

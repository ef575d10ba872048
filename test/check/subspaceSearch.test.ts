import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { huber } from '../../scenarios/convex/huber.js';
import { quadratic } from '../../scenarios/strongly-convex/quadratic.js';
import { rotatedQuadratic } from '../../scenarios/strongly-convex/rotated-quadratic.js';
import { type Interpretation, interpretFloat } from '../../src/check/interpret.js';
import type { Problem } from '../../src/core/problem.js';
import { sample } from '../../src/core/shape.js';
import type { Vector } from '../../src/core/space.js';
import { sharedArena } from '../../src/numerics/arena.js';

const read = ({ space }: Interpretation, x: Vector): number[] => space.coordinates.read(x).map(Number);

/** Runs in float64 what a test does with a machine. */
function onMachine<T>(problem: Problem, what: (machine: Interpretation) => T): T {
  return sharedArena().during(() => what(interpretFloat({ objective: problem }, sharedArena())));
}

describe('subspaceSearch', () => {
  it('leaves a gradient orthogonal to all directions, whether or not they depend on each other', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 40 }), (seed) => {
        const problem = rotatedQuadratic.build(sample(rotatedQuadratic.instance, seed));
        onMachine(problem, (machine) => {
          const { space, oracle, place } = machine;
          const random = Array.from({ length: 2 }, (_, s) =>
            place(problem.start.map((_, i) => Math.sin(seed + 7 * s + 3 * i))),
          );
          const twice = place(read(machine, random[0]).map((v) => 2 * v));
          const x = place(problem.start);
          const grad = space.zeros();
          oracle.gradient(x, grad);
          const before = Number(space.dot(grad, grad)) ** 0.5;
          const directions = [random[0], twice, random[1], space.zeros()];
          oracle.subspaceSearch(x, directions, x);
          oracle.gradient(x, grad);
          for (const u of directions)
            expect(Math.abs(Number(space.dot(grad, u)))).toBeLessThanOrEqual(1e-10 * Math.max(1, before));
        });
      }),
      { seed: 1, numRuns: 20 },
    );
  });

  it('finds the minimizer where the directions span the space', () => {
    const problem = quadratic.build({ spectrum: [1, 3], start: [2, -1] });
    onMachine(problem, (machine) => {
      const x = machine.place(problem.start);
      machine.oracle.subspaceSearch(x, [machine.place([1, 1]), machine.place([1, -2])], x);
      for (const xi of read(machine, x)) expect(Math.abs(xi)).toBeLessThanOrEqual(8 * Number.EPSILON);
    });
  });

  it('is refused where f is not known to be a quadratic', () => {
    const problem = huber.build({ L: 1, kink: 1, start: 3 });
    onMachine(problem, ({ oracle, place }) => {
      const x = place(problem.start);
      expect(() => oracle.subspaceSearch(x, [place([1])], x)).toThrow(/not known to be a quadratic/);
    });
  });
});

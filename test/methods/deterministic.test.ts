import { describe, expect, it } from 'vitest';
import { huber } from '../../scenarios/convex/huber.js';
import { linearOnHalfLine } from '../../scenarios/convex/linear-on-half-line.js';
import { resistingMax } from '../../scenarios/convex/resisting-max.js';
import { linearOnSimplex } from '../../scenarios/online/linear-on-simplex.js';
import { quadratic } from '../../scenarios/strongly-convex/quadratic.js';
import { absoluteQuadratic } from '../../scenarios/weakly-convex/absolute-quadratic.js';
import { interpretFloat } from '../../src/check/interpret.js';
import { methodParameters, trajectory } from '../../src/check/trajectory.js';
import { type Measure, measure } from '../../src/core/measure.js';
import type { Method } from '../../src/core/method.js';
import type { Problem } from '../../src/core/problem.js';
import type { Scalar } from '../../src/core/space.js';
import { accelerationWeight } from '../../src/measures/accelerationWeight.js';
import { bestGap, leastGradientNormSquared } from '../../src/measures/best.js';
import { stepTaken } from '../../src/measures/stepTaken.js';
import { backtrackingGradientDescent } from '../../src/methods/backtrackingGradientDescent.js';
import { exponentiatedGradient } from '../../src/methods/exponentiatedGradient.js';
import { fista, fistaWithMomentum } from '../../src/methods/fista.js';
import { gradientDescent } from '../../src/methods/gradientDescent.js';
import { nesterov, nesterovWithMomentum } from '../../src/methods/nesterov.js';
import { projectedSubgradient } from '../../src/methods/projectedSubgradient.js';
import { sharedArena } from '../../src/numerics/arena.js';
import { seededStreams } from '../../src/random/streams.js';
import { floatField } from '../../src/spaces/float64.js';

/** The first coordinate of the iterate. */
const first = measure({
  title: 'first coordinate',
  symbol: 'x',
  dimension: 'X',
  latex: 'x_{k,1}',
  signed: true,
  start:
    ({ space }) =>
    (x) =>
      space.coordinates.read(x)[0],
});

/** What the measures read at k = 0, ..., steps. */
function run(
  problem: Problem,
  method: Method,
  scope: Record<string, number>,
  steps: number,
  measures: readonly Measure[] = [first],
  formulas: Record<string, string> = {},
): Record<string, number>[] {
  const at = Array.from({ length: steps + 1 }, (_, k) => k);
  const world = interpretFloat({ objective: problem }, sharedArena());
  const scalars = scope as unknown as Record<string, Scalar>;
  const parameters = methodParameters(method, formulas, scalars, floatField);
  const plan = { method, parameters, measures, at, horizon: steps, previous: false, floors: false };
  return trajectory(plan, problem, scalars, world, seededStreams('test')).rows as unknown as Record<string, number>[];
}

const bowl = quadratic.build({ spectrum: [1, 4], start: [1, -2] });

describe('nesterov', () => {
  it('follows its three-line recursion', () => {
    const rows = run(bowl, nesterov, { eta: 0.25 }, 6);
    let [x, y, t] = [1, 1, 1];
    rows.slice(1).forEach((row) => {
      const next = y - 0.25 * y;
      const after = (1 + Math.sqrt(1 + 4 * t * t)) / 2;
      y = next + ((t - 1) / after) * (next - x);
      [x, t] = [next, after];
      expect(row.x).toBeCloseTo(x, 14);
    });
  });

  it('with momentum 0 is the gradient method', () => {
    const accelerated = run(bowl, nesterovWithMomentum, { eta: 0.2 }, 5, [first], { momentum: '0' });
    const plain = run(bowl, gradientDescent, { eta: 0.2 }, 5);
    accelerated.forEach((row, k) => expect(row.x).toBeCloseTo(plain[k].x, 15));
  });

  it('has a weight t_k of at least (k + 1)/2', () => {
    run(bowl, nesterov, { eta: 0.2 }, 20, [accelerationWeight]).forEach(({ tk }, k) =>
      k === 0 ? expect(tk).toBe(0) : expect(tk).toBeGreaterThanOrEqual((k + 1) / 2),
    );
  });
});

describe('fista', () => {
  it('is nesterov where the constraint is not met, and stays feasible', () => {
    const problem = linearOnHalfLine.build({ slope: 0.1, L: 1, start: 5 });
    const rows = run(problem, fista, { eta: 1 }, 20);
    const free = run({ ...problem, proximal: undefined }, nesterov, { eta: 1 }, 20);
    rows.forEach(({ x }, k) => (free[k].x > 0 ? expect(x).toBeCloseTo(free[k].x, 12) : expect(x).toBe(0)));
  });

  it('travels (k^2 + 5k + 2)/8 slopes in k steps with momentum (k - 1)/(k + 2)', () => {
    const problem = linearOnHalfLine.build({ slope: 0.01, L: 1, start: 10 });
    const rows = run(problem, fistaWithMomentum, { eta: 1 }, 12, [first], { momentum: 'k/(k + 3)' });
    rows.slice(1).forEach(({ x, k }) => expect(10 - x).toBeCloseTo((0.01 * (k * k + 5 * k + 2)) / 8, 13));
  });
});

describe('backtrackingGradientDescent', () => {
  it('takes the first trial s b^j that lowers f by c eta ||g||^2', () => {
    const problem = quadratic.build({ spectrum: [0.8], start: [1] });
    const rows = run(problem, backtrackingGradientDescent, { s: 8, b: 0.5, c: 0.25 }, 3, [stepTaken]);
    // On 0.4 x^2 a trial is accepted up to 2 (1 - c) / 0.8 = 1.875.
    rows.slice(1).forEach(({ taken }) => expect(taken).toBeCloseTo(1, 14));
  });

  it('takes s where the function is linear', () => {
    const problem = huber.build({ L: 1, kink: 0.1, start: 5 });
    const rows = run(problem, backtrackingGradientDescent, { s: 2, b: 0.5, c: 0.9 }, 3, [stepTaken]);
    rows.slice(1).forEach(({ taken }) => expect(taken).toBeCloseTo(2, 14));
  });
});

describe('exponentiatedGradient', () => {
  it('keeps the total mass, and weighs by exponentials of the losses', () => {
    const problem = linearOnSimplex.build({ slopes: [[1, 0, -1]] });
    const rows = run(problem, exponentiatedGradient, { eta: 0.5 }, 4);
    rows.forEach(({ x, k }) => {
      const weights = [1, 0, -1].map((slope) => Math.exp(-0.5 * k * slope));
      expect(x).toBeCloseTo(weights[0] / weights.reduce((a, b) => a + b), 14);
    });
  });
});

describe('projectedSubgradient', () => {
  it('never leaves the feasible set', () => {
    const problem = absoluteQuadratic.build({ weights: [1], root: 1, stretch: 2, corner: [0.9] });
    run(problem, projectedSubgradient, { eta: 3 }, 20).forEach(({ x }) => expect(Math.abs(x)).toBeLessThanOrEqual(2));
  });
});

describe('best measures', () => {
  it('read the best of the points before x_k, none of which improves on the resisting max function', () => {
    const problem = resistingMax.build({ n: 9, G: 1, s: 1 });
    const rows = run(problem, gradientDescent, { eta: 1 }, 9, [bestGap]);
    rows.forEach(({ bestGap: value }) => expect(value).toBe(1));
  });

  it('read the least gradient up to x_k, which never grows', () => {
    const rows = run(bowl, gradientDescent, { eta: 0.6 }, 10, [leastGradientNormSquared]);
    rows
      .slice(1)
      .forEach(({ leastGradSquared }, k) => expect(leastGradSquared).toBeLessThanOrEqual(rows[k].leastGradSquared));
  });
});

import { describe, expect, it } from 'vitest';
import { rotation } from '../../scenarios/operators/nonexpansive-maps.js';
import { normalPair, rotationField } from '../../scenarios/operators/normal-operators.js';
import { quadratic } from '../../scenarios/strongly-convex/quadratic.js';
import { separableLasso } from '../../scenarios/strongly-convex/separable-lasso.js';
import { interpretFloat } from '../../src/check/interpret.js';
import { methodParameters, trajectory } from '../../src/check/trajectory.js';
import type { Method } from '../../src/core/method.js';
import type { Problem } from '../../src/core/problem.js';
import type { Scalar } from '../../src/core/space.js';
import { distance } from '../../src/measures/distance.js';
import { fixedPointResidual } from '../../src/measures/fixedPointResidual.js';
import { gap } from '../../src/measures/gap.js';
import { conjugateGradient } from '../../src/methods/conjugateGradient.js';
import { douglasRachford } from '../../src/methods/douglasRachford.js';
import { extragradient } from '../../src/methods/extragradient.js';
import { greedyFirstOrder } from '../../src/methods/greedyFirstOrder.js';
import { halpern } from '../../src/methods/halpern.js';
import { krasnoselskiiMann } from '../../src/methods/krasnoselskiiMann.js';
import { sharedArena } from '../../src/numerics/arena.js';
import { seededStreams } from '../../src/random/streams.js';
import { floatField } from '../../src/spaces/float64.js';

/** What a measure reads at k = 0, ..., steps. */
function values(
  method: Method,
  problem: Problem,
  measure: typeof gap,
  steps: number,
  given: Readonly<Record<string, string>>,
): number[] {
  const scope = { T: steps } as unknown as Record<string, Scalar>;
  const plan = {
    method,
    parameters: methodParameters(method, given, scope, floatField),
    measures: [measure],
    at: Array.from({ length: steps + 1 }, (_, k) => k),
    horizon: steps,
    previous: false,
    floors: false,
  };
  const run = () =>
    trajectory(plan, problem, scope, interpretFloat({ objective: problem }, sharedArena()), seededStreams('test'));
  return sharedArena()
    .during(run)
    .rows.map((row) => Number(row[measure.symbol]));
}

const origin = { u: 0, v: 0 };
const turning = rotation.build({
  angles: [2, -1],
  center: [origin, origin],
  start: [
    { u: 1, v: 2 },
    { u: -1, v: 0 },
  ],
});

describe('krasnoselskiiMann', () => {
  it('multiplies a rotation by (1 - w) + w e^(i angle) in each plane', () => {
    const one = rotation.build({ angles: [2], center: [origin], start: [{ u: 3, v: 4 }] });
    const factor = Math.hypot(0.7 + 0.3 * Math.cos(2), 0.3 * Math.sin(2));
    values(krasnoselskiiMann, one, distance, 5, { weight: '0.3' }).forEach((value, k) => {
      expect(Math.abs(value - 5 * factor ** k)).toBeLessThanOrEqual(1e-14);
    });
  });

  it('does nothing to the residual of an isometry where it is not averaged', () => {
    const residuals = values(krasnoselskiiMann, turning, fixedPointResidual, 6, { weight: '1' });
    for (const residual of residuals) expect(Math.abs(residual - residuals[0])).toBeLessThanOrEqual(1e-13);
  });
});

describe('halpern', () => {
  it('keeps the residual within 2 D / (k + 1)', () => {
    const D = Math.hypot(1, 2, 1);
    values(halpern, turning, fixedPointResidual, 30, { anchor: '1/(k + 2)' }).forEach((residual, k) => {
      expect(residual).toBeLessThanOrEqual(((2 * D) / (k + 1)) * (1 + 1e-12));
    });
  });
});

describe('extragradient', () => {
  it('multiplies a rotation field by (1 - a^2) - i a, a = eta w', () => {
    const game = rotationField.build({ speeds: [2], start: [{ u: 1, v: 0 }] });
    const factor = Math.hypot(1 - 0.6 ** 2, 0.6);
    values(extragradient, game, distance, 6, { stepSize: '0.3' }).forEach((value, k) => {
      expect(Math.abs(value - factor ** k)).toBeLessThanOrEqual(1e-14);
    });
  });
});

describe('douglasRachford', () => {
  it('comes to rest at a common zero of two operators', () => {
    const plane = { real: 1, imaginary: 0.5 };
    const center = { u: 1, v: -1 };
    const pair = normalPair.build({ first: [plane], second: [plane], center: [center], start: [{ u: 4, v: 4 }] });
    expect(values(douglasRachford, pair, distance, 60, { stepSize: '1', relaxation: '1' }).at(-1)).toBeLessThan(1e-12);
  });

  it('finds the solution of a lasso as the proximal point of h at its iterate', () => {
    const weight = 0.5;
    const lasso = separableLasso.build({
      spectrum: [1, 2],
      weight,
      support: [1, 0],
      values: [1.5, 0],
      dual: [0, 0.3],
      start: [5, -5],
    });
    // z tends to x* + eta u with u in the subdifferential of h at x*: its sign times the weight, and dual times it.
    const rest = [1.5 + weight, 0.3 * weight];
    const at = { ...lasso, minimizer: rest };
    expect(values(douglasRachford, at, distance, 80, { stepSize: '1', relaxation: '1' }).at(-1)).toBeLessThan(1e-12);
  });
});

describe('greedyFirstOrder', () => {
  it('is conjugate gradient on quadratics', () => {
    const problem = quadratic.build({ spectrum: [0.3, 1, 2, 7, 11], start: [3, -1, 2, 1, 0.5] });
    const [greedy, conjugate] = [greedyFirstOrder, conjugateGradient].map((method) =>
      values(method, problem, gap, 4, {}),
    );
    greedy.forEach((value, k) => {
      expect(Math.abs(value - conjugate[k])).toBeLessThanOrEqual(1e-12 * greedy[0]);
    });
  });
});

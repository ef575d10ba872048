import { describe, expect, it } from 'vitest';
import { rememberedQuadratics, tiltedQuadratics } from '../../scenarios/finite-sum/tilted-quadratics.js';
import { relativeError } from '../../scenarios/noise/gradient-error.js';
import { linearOnBox } from '../../scenarios/online/linear-on-box.js';
import { reddiLosses } from '../../scenarios/online/reddi-losses.js';
import { coordinateQuadratic } from '../../scenarios/strongly-convex/coordinate-quadratic.js';
import { dominatedQuadratic } from '../../scenarios/strongly-convex/dominated-quadratic.js';
import { quadratic } from '../../scenarios/strongly-convex/quadratic.js';
import { interpretFloat } from '../../src/check/interpret.js';
import type { Method } from '../../src/core/method.js';
import type { Noise, Problem } from '../../src/core/problem.js';
import type { Scalar, Vector } from '../../src/core/space.js';
import { onlineAdam } from '../../src/methods/adam.js';
import { inexactGradientDescent } from '../../src/methods/inexactGradientDescent.js';
import { inexactSteepestDescent } from '../../src/methods/inexactSteepestDescent.js';
import { onlineGradientDescent } from '../../src/methods/onlineGradientDescent.js';
import { polyakGradientDescent } from '../../src/methods/polyakGradientDescent.js';
import { randomCoordinateDescent } from '../../src/methods/randomCoordinateDescent.js';
import { saga, sagaFromMemory } from '../../src/methods/saga.js';
import { sharpnessAwareMinimization } from '../../src/methods/sharpnessAwareMinimization.js';
import { sharedArena } from '../../src/numerics/arena.js';
import { seededStreams } from '../../src/random/streams.js';
import { expectClose } from '../expectClose.js';

const number = (x: number): Scalar => x as unknown as Scalar;

/** The iterates x_0, ..., x_steps as plain numbers. */
function run(
  problem: Problem,
  method: Method,
  parameters: Record<string, unknown>,
  steps: number,
  noise?: Noise,
): number[][] {
  const { space, oracle, place } = interpretFloat({ objective: problem, noise }, sharedArena());
  const context = { space, oracle, start: place(problem.start), streams: seededStreams('test') };
  const started = method.init(context, parameters as never);
  const step = typeof started === 'function' ? started : started.step;
  const x: Vector = place(problem.start);
  const read = (): number[] => [...(space.coordinates.read(x) as unknown as number[])];
  const iterates = [read()];
  for (let k = 0; k < steps; k++) {
    step(x, k);
    iterates.push(read());
  }
  return iterates;
}

describe('saga', () => {
  it('starts with a gradient step, its table being exact, and converges where components disagree', () => {
    const problem = tiltedQuadratics.build({
      curvatures: [[1], [2]],
      tilts: [[3], [-1]],
      minimizer: [0.5],
      start: [2],
    });
    const iterates = run(problem, saga, { stepSize: number(1 / 6) }, 400);
    expectClose(iterates[1][0], 2 - (1.5 / 6) * 1.5, { scale: 2 });
    expectClose(iterates[400][0], 0.5, { scale: 2 });
  });
});

describe('sagaFromMemory', () => {
  it('starts from the gradients at the stored points', () => {
    const problem = rememberedQuadratics.build({
      curvatures: [[1], [1]],
      tilts: [[0], [0]],
      minimizer: [0],
      start: [2],
      stored: [[5], [5]],
    });
    // Both entries are 5: the step is that of gradient descent. Then one is 2, the other 5, whichever was drawn.
    const [, first, second] = run(problem, sagaFromMemory, { stepSize: number(0.5) }, 2);
    expect(first).toEqual([1]);
    expect([1 - 0.5 * (1 - 2 + 3.5), 1 - 0.5 * (1 - 5 + 3.5)]).toContain(second[0]);
  });
});

describe('inexact gradients', () => {
  const bowl = quadratic.build({ spectrum: [1, 4], start: [1, 1] });
  const shortened = relativeError.build({ eps: 0.5, kind: 'short' }, bowl);

  it('are the gradients without an error', () => {
    expect(run(bowl, inexactGradientDescent, { stepSize: () => number(0.25) }, 1)[1]).toEqual([0.75, 0]);
  });

  it('make steps as long as their error leaves them', () => {
    const [, [x, y]] = run(bowl, inexactGradientDescent, { stepSize: () => number(0.25) }, 1, shortened);
    expectClose(x, 0.875, { scale: 1 });
    expectClose(y, 0.5, { scale: 1 });
  });

  it('do not matter to an exact line search if they are only too short', () => {
    const [exact, short] = [undefined, shortened].map((noise) => run(bowl, inexactSteepestDescent, {}, 3, noise)[3]);
    short.forEach((xi, i) => expectClose(xi, exact[i], { scale: 1 }));
  });
});

describe('polyakGradientDescent', () => {
  it('arrives in one step with the factor 2 on an isotropic quadratic, and stays there', () => {
    const problem = quadratic.build({ spectrum: [3, 3], start: [1, -2] });
    const iterates = run(problem, polyakGradientDescent, { factor: number(2) }, 3);
    for (const x of iterates.slice(1)) for (const xi of x) expectClose(xi, 0, { scale: 2 });
  });
});

describe('randomCoordinateDescent', () => {
  it('moves one coordinate at a time, by its partial derivative', () => {
    const problem = coordinateQuadratic.build({ spectrum: [1, 3, 2], normal: [1, 0, 0], start: [1, 1, 1] });
    const iterates = run(problem, randomCoordinateDescent, { stepSize: number(0.25) }, 20);
    iterates.slice(1).forEach((x, k) => {
      const moved = x.flatMap((xi, i) => (xi === iterates[k][i] ? [] : [i]));
      expect(moved.length).toBe(1);
      const before = iterates[k][moved[0]];
      expectClose(x[moved[0]], before - 0.25 * [1, 3, 2][moved[0]] * before, { scale: 1 });
    });
  });
});

describe('onlineGradientDescent', () => {
  it('follows the loss of each round, back onto the set', () => {
    const problem = linearOnBox.build({ radius: 1, slopes: [[1], [-3]], start: [0.5] });
    const iterates = run(problem, onlineGradientDescent, { stepSize: () => number(0.5) }, 3);
    expect(iterates.flat()).toEqual([0.5, 0, 1, 0.5]);
  });
});

describe('onlineAdam', () => {
  it('is the recursion of its paper on one coordinate, bias corrections included', () => {
    const C = 4;
    const problem = reddiLosses.build({ C, slope: 1, radius: 1 });
    const [alpha, beta1, beta2, eps] = [0.1, 0.9, 0.99, 1e-3];
    const parameters = {
      stepSize: () => number(alpha),
      firstDecay: number(beta1),
      secondDecay: number(beta2),
      firstCorrection: (k: number) => number(1 - beta1 ** (k + 1)),
      secondCorrection: (k: number) => number(1 - beta2 ** (k + 1)),
      epsilon: number(eps),
    };
    const iterates = run(problem, onlineAdam, parameters, 9);
    let [x, m, v] = [1, 0, 0];
    for (let k = 0; k < 9; k++) {
      const g = k % 3 === 0 ? C : -1;
      m = beta1 * m + (1 - beta1) * g;
      v = beta2 * v + (1 - beta2) * g * g;
      x -= (alpha * (m / (1 - beta1 ** (k + 1)))) / (Math.sqrt(v / (1 - beta2 ** (k + 1))) + eps);
      x = Math.min(1, Math.max(-1, x));
      expectClose(iterates[k + 1][0], x, { scale: 1 });
    }
  });
});

describe('sharpnessAwareMinimization', () => {
  it('stays at a stationary point, and elsewhere steps with the gradient of the steepest neighbour', () => {
    const problem = dominatedQuadratic.build({ h: 2, first: 3, shares: [], rest: [] });
    const parameters = { stepSize: () => number(0.1), radius: () => number(0.5) };
    expectClose(run(problem, sharpnessAwareMinimization, parameters, 1)[1][0], 3 - 0.1 * 2 * 3.5, { scale: 3 });
    expect(run({ ...problem, start: [0] }, sharpnessAwareMinimization, parameters, 3)[3]).toEqual([0]);
  });
});

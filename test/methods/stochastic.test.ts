import { describe, expect, it } from 'vitest';
import { tiltedQuadratics } from '../../scenarios/finite-sum/tilted-quadratics.js';
import { reddiLosses } from '../../scenarios/online/reddi-losses.js';
import { dominatedQuadratic } from '../../scenarios/strongly-convex/dominated-quadratic.js';
import { interpretFloat } from '../../src/check/interpret.js';
import type { Method } from '../../src/core/method.js';
import type { Problem } from '../../src/core/problem.js';
import type { Scalar, Vector } from '../../src/core/space.js';
import { onlineAdam } from '../../src/methods/adam.js';
import { saga } from '../../src/methods/saga.js';
import { sharpnessAwareMinimization } from '../../src/methods/sharpnessAwareMinimization.js';
import { sharedArena } from '../../src/numerics/arena.js';
import { seededStreams } from '../../src/random/streams.js';
import { expectClose } from '../expectClose.js';

const number = (x: number): Scalar => x as unknown as Scalar;

/** The iterates x_0, ..., x_steps as plain numbers. */
function run(problem: Problem, method: Method, parameters: Record<string, unknown>, steps: number): number[][] {
  const { space, oracle, place } = interpretFloat({ objective: problem }, sharedArena());
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

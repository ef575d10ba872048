import { describe, expect, it } from 'vitest';
import { identity } from '../../scenarios/compressors/identity.js';
import { pulledQuadratics } from '../../scenarios/distributed/pulled-quadratics.js';
import { quadratics } from '../../scenarios/distributed/quadratics.js';
import { ring } from '../../scenarios/networks/ring.js';
import { type Interpretation, interpretFloat } from '../../src/check/interpret.js';
import type { Method } from '../../src/core/method.js';
import type { Problem } from '../../src/core/problem.js';
import { sample } from '../../src/core/shape.js';
import type { Scalar, Vector } from '../../src/core/space.js';
import type { World } from '../../src/core/world.js';
import { decentralizedGradientDescent } from '../../src/methods/decentralizedGradientDescent.js';
import { delayedGradientDescent } from '../../src/methods/delayedGradientDescent.js';
import { easgd } from '../../src/methods/easgd.js';
import { ef21 } from '../../src/methods/ef21.js';
import { fedAvg } from '../../src/methods/fedAvg.js';
import { gossipAveraging } from '../../src/methods/gossipAveraging.js';
import { gradientDescent } from '../../src/methods/gradientDescent.js';
import { minibatchSgd } from '../../src/methods/minibatchSgd.js';
import { stepMap } from '../../src/methods/stepMap.js';
import { sharedArena } from '../../src/numerics/arena.js';
import { seededStreams } from '../../src/random/streams.js';
import { floatField } from '../../src/spaces/float64.js';
import { expectClose } from '../expectClose.js';

const ETA = 0.05;
const number = (x: number): Scalar => x as unknown as Scalar;
const stepSize = (): Scalar => number(ETA);

/** The iterates x_0, ..., x_steps of a method as plain numbers, and its views at the end. */
function run(world: World, method: Method, parameters: Record<string, unknown>, steps: number) {
  const machine: Interpretation = interpretFloat(world, sharedArena());
  const { space, oracle, place } = machine;
  const { start } = world.objective as Problem;
  const read = (x: Vector): number[] => space.coordinates.read(x) as unknown as number[];
  const started = method.init(
    { space, oracle, start: place(start), streams: seededStreams('test') },
    parameters as never,
  );
  const { step, views } = typeof started === 'function' ? { step: started, views: {} } : started;
  const x = place(start);
  const iterates = [read(x)];
  for (let k = 0; k < steps; k++) {
    step(x, k);
    iterates.push(read(x));
  }
  return { iterates, views: (name: string) => (views[name as keyof typeof views] as readonly Vector[]).map(read) };
}

const problems = Array.from({ length: 8 }, (_, seed) => quadratics.build(sample(quadratics.instance, seed + 1)));

function expectSameIterates(a: number[][], b: number[][]): void {
  for (const [k, x] of a.entries())
    for (const [i, xi] of x.entries()) expectClose(xi, b[k][i], { scale: 10, ulps: 256 });
}

describe('reductions to gradient descent', () => {
  const descent = (objective: Problem, steps: number) =>
    run({ objective }, gradientDescent, { stepSize }, steps).iterates;

  it('FedAvg with one local step', () => {
    for (const objective of problems)
      expectSameIterates(run({ objective }, fedAvg, { stepSize, localSteps: 1 }, 10).iterates, descent(objective, 10));
  });

  it('data-parallel SGD without noise, whatever the workers and the batch', () => {
    for (const objective of problems)
      expectSameIterates(
        run({ objective }, minibatchSgd, { stepSize, workers: 3, batch: 2 }, 10).iterates,
        descent(objective, 10),
      );
  });

  it('delayed gradient descent without delay', () => {
    for (const objective of problems)
      expectSameIterates(
        run({ objective }, delayedGradientDescent, { stepSize, delay: 0 }, 10).iterates,
        descent(objective, 10),
      );
  });

  it('EF21 without compression, one step late as the estimates start at zero', () => {
    const objective = pulledQuadratics.build(sample(pulledQuadratics.instance, 3));
    const late = run({ objective, compressor: identity.build({}) }, ef21, { stepSize }, 11).iterates;
    expectSameIterates(late.slice(1), descent(objective, 10));
  });

  it('the workers of EASGD without elasticity, while the center is a moving average of them', () => {
    for (const objective of problems) {
      const parameters = { stepSize, workers: 2, elasticity: number(0), movingRate: number(0.25) };
      const { iterates, views } = run({ objective }, easgd, parameters, 10);
      const expected = descent(objective, 10);
      expectSameIterates(views('workers'), [expected[10], expected[10]]);
      const center = [...expected[0]];
      for (const [k, x] of iterates.entries()) {
        for (const [i, xi] of x.entries()) expectClose(xi, center[i], { scale: 10, ulps: 256 });
        for (let i = 0; i < center.length; i++) center[i] = 0.75 * center[i] + 0.25 * expected[k][i];
      }
    }
  });
});

describe('methods on networks', () => {
  const cases = problems.filter(({ components }) => components!.length >= 3);
  it('are tried on several problems', () => expect(cases.length).toBeGreaterThan(2));

  const network = ({ components }: Problem) => ring.build({ nodes: components!.length, self: 0.4 });

  it('keep the mean of gossiped vectors, which agree in the end', () => {
    for (const objective of cases) {
      const world = { objective, network: network(objective) };
      const { iterates, views } = run(world, gossipAveraging, { stepSize: number(ETA) }, 400);
      for (const node of views('nodes'))
        for (const [i, value] of node.entries()) expectClose(value, iterates[1][i], { scale: 10, ulps: 1e4 });
    }
  });

  it('move the mean of DGD along the mean of the nodes’ gradients', () => {
    for (const objective of cases) {
      const world = { objective, network: network(objective) };
      const [first, second] = run(world, decentralizedGradientDescent, { stepSize }, 1).iterates;
      const [, expected] = run({ objective }, gradientDescent, { stepSize }, 1).iterates;
      for (const [i, value] of second.entries())
        expectClose(value, expected[i], { scale: Math.abs(first[i]) + 10, ulps: 256 });
    }
  });
});

describe('stepMap', () => {
  it('predicts the step of a method with memory from its matrix and offset', () => {
    for (const objective of problems) {
      const machine = interpretFloat({ objective }, sharedArena());
      const context = { A: floatField, streams: seededStreams('test'), dim: objective.dim };
      const map = stepMap(machine, context, delayedGradientDescent, { stepSize, delay: 2 }, ['past']);
      const { iterates } = run({ objective }, delayedGradientDescent, { stepSize, delay: 2 }, 6);
      const state = [iterates[5], iterates[4], iterates[3]].flat();
      const rows = map.matrix as unknown as number[][];
      const offset = map.offset as unknown as number[];
      for (const [i, expected] of iterates[6].entries()) {
        const predicted = offset[i] + rows[i].reduce((sum, m, j) => sum + m * state[j], 0);
        expectClose(predicted, expected, { scale: 20, ulps: 256 });
      }
    }
  });
});

import { describe, expect, it } from 'vitest';
import { subject } from '../../src/check/experiment.js';
import type { Method } from '../../src/core/method.js';
import type { Scalar, Vector } from '../../src/core/space.js';
import { type TheoremText, theorem } from '../../src/core/theorem.js';
import { gap } from '../../src/measures/gap.js';
import { regret } from '../../src/measures/regret.js';
import { inexactGradientDescent } from '../../src/methods/inexactGradientDescent.js';
import { onlineGradientDescent } from '../../src/methods/onlineGradientDescent.js';
import { randomCoordinateDescent } from '../../src/methods/randomCoordinateDescent.js';
import { sagaFromMemory } from '../../src/methods/saga.js';
import { Affine } from '../../src/pep/affine.js';
import type { Condition } from '../../src/pep/classes/functionClass.js';
import { gramSpace } from '../../src/pep/gramSpace.js';
import { InexactGradient } from '../../src/pep/inexactGradient.js';
import { pose } from '../../src/pep/pose.js';
import { stream } from '../../src/random/streams.js';
import { floatField } from '../../src/spaces/float64.js';
import { library } from '../library.js';

const posed = (text: Partial<TheoremText<undefined>> & { method: Method }) =>
  pose(
    subject(
      'test',
      theorem({
        title: 'of this test',
        source: { cite: 'this test' },
        assumptions: ['convex', 'smooth(L)', 'minimizer'],
        parameters: { eta: '1/L' },
        measure: gap,
        bound: 'L*D^2',
        ...text,
      } as TheoremText<undefined>),
      library,
    ),
    { horizon: 1 },
  );

describe('a Gram space of several blocks', () => {
  const space = gramSpace(2);
  const [x, y] = [space.fresh(), space.fresh()];

  it('has in each new vector a part of its own in every block', () => {
    expect(x).toEqual([0, 1, 1]);
    expect(y).toEqual([0, 0, 0, 1, 1]);
    expect(space.part(y, 1)).toEqual([0, 0, 0, 0, 1]);
  });

  it('has no inner products across blocks', () => {
    const across = new Affine().plusInner(1, space.part(x, 0).slice(1), space.part(y, 1).slice(1));
    const within = new Affine().plusInner(1, x.slice(1), y.slice(1)).within(2);
    expect(across.within(2).known).toBe(true);
    expect([...within.entries()]).toEqual([
      [0, 2, 1],
      [1, 3, 1],
    ]);
  });
});

describe('InexactGradient', () => {
  it('is there only where an error is bounded', () => {
    expect(InexactGradient.of({ unbiased: [] })).toBeUndefined();
  });

  it('bounds each error once for each bound, and gives it again to the gradient it was met with', () => {
    const space = gramSpace();
    const imposed: Condition[] = [];
    const oracle = InexactGradient.of({ 'relative-error': [0.5], 'absolute-error': [2] })!;
    const [g, other] = [space.fresh().slice(1), space.fresh().slice(1)];
    const directions = [g, other].map((gradient) => oracle.answer(gradient, space, imposed));
    expect(imposed.map(({ name }) => name)).toEqual([
      'relative error',
      'absolute error',
      'relative error',
      'absolute error',
    ]);
    const coordinates = [4, 1, 3, 1.25];
    const place = (row: readonly number[]): number[] => [row.reduce((sum, c, i) => sum + c * coordinates[i], 0)];
    expect(directions.map(place)).toEqual([[3], [1.25]]);
    const met = [4.001, 0.999].map((value) => {
      const gradient = [value] as unknown as Scalar[];
      oracle.replay(place)(floatField, gradient, stream('test'));
      return gradient[0] as unknown as number;
    });
    expect(met[0]).toBeCloseTo(3.001, 12);
    expect(met[1]).toBeCloseTo(1.249, 12);
  });
});

describe('what an oracle is not asked for', () => {
  it.each<[string, Parameters<typeof posed>[0], RegExp]>([
    ['inexact gradients of which nothing is assumed', { method: inexactGradientDescent }, /with an error/],
    ['single coordinates', { method: randomCoordinateDescent }, /single coordinates/],
    [
      'points from before the start',
      { method: sagaFromMemory, assumptions: ['finite-sum(n)', 'convex@each', 'smooth(L)@each', 'minimizer'] },
      /stored before the start/,
    ],
    ['losses', { method: onlineGradientDescent }, /from round to round/],
    [
      'losses on a box',
      {
        method: onlineGradientDescent,
        assumptions: ['online-losses', 'lipschitz-losses(L)', 'box(Dinf)'],
        measure: regret,
      },
      /assumes box of losses or decisions/,
    ],
  ])('%s', (_what, text, why) => {
    expect(() => posed(text)).toThrow(why);
  });

  it('the regret of several numbers of rounds at once', () => {
    const twice = {
      ...regret,
      start: (run: Parameters<typeof regret.start>[0]) => (_x: Vector, k: number) =>
        k === 0 ? run.oracle.bestLoss(0) : run.space.scalar.sub(run.oracle.bestLoss(k), run.oracle.bestLoss(k + 1)),
    };
    const assumptions = ['online-losses', 'bounded-set(diam)', 'lipschitz-losses(G)'];
    const text = { assumptions, parameters: { eta: 'diam/G' }, measure: twice, bound: 'G*diam' };
    expect(() => posed({ ...text, method: onlineGradientDescent })).toThrow(/a best decision of its own/);
  });
});

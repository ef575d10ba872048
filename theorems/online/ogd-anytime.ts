import { linearOnBox } from '../../scenarios/online/linear-on-box.js';
import { at } from '../../src/core/scenario.js';
import { type Case, theorem } from '../../src/core/theorem.js';
import { regret } from '../../src/measures/regret.js';
import { onlineGradientDescent } from '../../src/methods/onlineGradientDescent.js';

/** Slopes on an interval of length 2, started at an end. */
const onInterval = (slopes: readonly number[], T: number): Case => ({
  objective: at(linearOnBox, { radius: 1, slopes: slopes.map((slope) => [slope]), start: [1] }),
  parameters: { T },
});

export default theorem({
  title: 'Online gradient descent with steps diam/(G sqrt(t)): regret at any time',
  about:
    'The exact worst case after 1, 2, 3, 5 rounds is 1, 1.5, 1.914, 2.642 times G diam: computed here, below 1.5 sqrt(T) in each.',
  source: { cite: 'Hazan, Introduction to online convex optimization, 2016', at: 'Theorem 3.1' },

  assumptions: ['online-losses', 'bounded-set(diam)', 'lipschitz-losses(G)'],
  method: onlineGradientDescent,
  with: { stepSize: 'diam/(G*sqrt(k + 1))' },
  where: ['G > 0'],
  horizon: [1, 40],
  measures: [regret],
  claims: [{ left: 'regret', right: '1.5*diam*G*sqrt(k)', when: 'k >= 1' }],

  tight: onInterval([1], 1),
  mutants: [
    { right: '0.6*diam*G*sqrt(k)', on: onInterval([1], 1), why: 'below what the first round can cost' },
    { right: '0.1*diam*G*sqrt(k)', on: onInterval([1, -1], 20), why: 'a fifteenth' },
    { right: 'diam*G', on: onInterval([1, -1], 40), why: 'no growth with the rounds' },
  ],
  counterexamples: [
    {
      drops: 'bounded-set',
      on: { ...onInterval([1], 1), pretend: { diam: 1 } },
      why: 'half the diameter there is',
    },
    {
      drops: 'lipschitz-losses',
      on: { ...onInterval([1, -1], 10), pretend: { G: 0.1 } },
      why: 'slopes ten times as large as is claimed',
    },
  ],
});

import { linearOnBox } from '../../scenarios/online/linear-on-box.js';
import { at } from '../../src/core/scenario.js';
import { between, type Case, theorem } from '../../src/core/theorem.js';
import { regret } from '../../src/measures/regret.js';
import { onlineGradientDescent } from '../../src/methods/onlineGradientDescent.js';

/** A cube with one loss for each of its T sides: every step of the balanced length runs along one, from corner to corner. */
const cube = (T: number): Case => ({
  objective: at(linearOnBox, {
    radius: 0.5,
    slopes: Array.from({ length: T }, (_, t) => Array.from({ length: T }, (_, j) => (j === t ? 1 : 0))),
    start: new Array<number>(T).fill(1),
  }),
  parameters: { s: 1, T },
});
/** Slopes that change their sign every round, on an interval of length 2: what a step gains is lost in the next. */
const alternating = (s: number, T: number): Case => ({
  objective: at(linearOnBox, { radius: 1, slopes: [[1], [-1]], start: [0] }),
  parameters: { s, T },
});
/** One slope for ever, with steps that are too short to get anywhere. */
const steady = (s: number, T: number): Case => ({
  objective: at(linearOnBox, { radius: 1, slopes: [[1]], start: [1] }),
  parameters: { s, T },
});

const bound = 'diam^2/(2*eta) + eta*G^2*k/2';

export default theorem({
  title: 'Online gradient descent with a fixed step: regret',
  about:
    'With eta = diam/(G sqrt(T)) the bound is G diam sqrt(T) after T rounds. This is the exact worst case: it is attained on a cube, one side a round.',
  source: {
    cite: 'Zinkevich, Online convex programming and generalized infinitesimal gradient ascent, 2003; Hazan, Introduction to online convex optimization, 2016, Chapter 3; attained: derived here',
  },

  assumptions: ['online-losses', 'bounded-set(diam)', 'lipschitz-losses(G)'],
  method: onlineGradientDescent,
  parameters: { s: between(0.1, 10, { scale: 'log' }), eta: 's*diam/(G*sqrt(T))' },
  where: ['G > 0'],
  horizon: [1, 40],
  measures: [regret],
  claims: [{ left: 'regret', right: bound, when: 'k >= 1' }],

  tight: [1, 2, 3, 4].map(cube),
  mutants: [
    { right: `0.999*(${bound})`, on: cube(4), why: 'one in a thousand less' },
    { right: 'diam^2/(4*eta) + eta*G^2*k/4', on: cube(3), why: 'half the bound' },
    { right: 'eta*G^2*k/2', on: steady(0.1, 10), why: 'the first term forgotten' },
    { right: 'diam^2/(2*eta)', on: cube(4), why: 'the second term forgotten' },
    { right: 'diam^2/(8*eta) + eta*G^2*k/2', on: cube(4), why: 'the radius in place of the diameter' },
  ],
  counterexamples: [
    {
      drops: 'bounded-set',
      on: { ...steady(0.1, 10), pretend: { diam: 0.1 } },
      why: 'a twentieth of the diameter there is',
    },
    {
      drops: 'lipschitz-losses',
      on: { ...alternating(10, 10), pretend: { G: 0.1 } },
      why: 'slopes ten times as large as is claimed',
    },
  ],
});

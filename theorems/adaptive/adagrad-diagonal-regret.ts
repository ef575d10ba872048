import { linearOnBox } from '../../scenarios/online/linear-on-box.js';
import { at } from '../../src/core/scenario.js';
import { between, theorem } from '../../src/core/theorem.js';
import { gradientHistory, totalGradientHistory } from '../../src/measures/gradientHistory.js';
import { regret } from '../../src/measures/regret.js';
import { onlineAdaGrad } from '../../src/methods/adaGrad.js';

/** The step of the published theorem, D_inf / sqrt(2). */
const TUNED = Math.SQRT1_2;

/** From a corner of [-1, 1]^d, the same losses in every coordinate. */
const corner = (d: number, slopes: number[], h: number, T: number) => ({
  objective: at(linearOnBox, {
    radius: 1,
    slopes: slopes.map((slope) => new Array<number>(d).fill(slope)),
    start: new Array<number>(d).fill(1),
  }),
  parameters: { h, T },
});

export default theorem({
  title: 'Diagonal AdaGrad on a box: regret',
  about: 'For any eta; the published eta = D_inf/sqrt(2) makes the bound sqrt(2) D_inf Q.',
  source: {
    cite: 'Duchi, Hazan & Singer, Adaptive subgradient methods for online learning and stochastic optimization, 2011',
  },

  assumptions: ['online-losses', 'box(Dinf)'],
  method: onlineAdaGrad,
  symbols: { eta: 'X' },
  parameters: { h: between(0.05, 20, { scale: 'log' }), eta: 'h*Dinf' },
  horizon: [1, 60],
  measures: [regret, gradientHistory, totalGradientHistory],
  claims: [
    { left: 'regret', right: '(Dinf^2/(2*eta) + eta)*Q', when: 'Q > 0' },
    {
      left: 'regret',
      right: 'sqrt(2)*Dinf*Q',
      when: 'Q > 0 and abs(h - 1/sqrt(2)) < 1e-12',
      says: 'with eta = D_inf/sqrt(2)',
    },
  ],

  // Alternating losses cost eta sqrt(T) in the long run, all of the second term, which for long steps is nearly all of the
  // bound. At the published step a single round comes closest: D_inf, of sqrt(2) D_inf.
  tight: [corner(1, [1, -1], 4, 1000), corner(1, [1], TUNED, 1), corner(2, [1, -1], TUNED, 20)],
  mutants: [
    {
      claim: 1,
      right: '0.7*sqrt(2)*Dinf*Q',
      on: corner(1, [1], TUNED, 1),
      why: 'a hundredth below what one round costs',
    },
    { claim: 1, right: 'sqrt(2)*Dinf*Q/2', on: corner(1, [1], TUNED, 1), why: 'half the bound' },
    { right: '(Dinf^2/(2*eta) + 0.9*eta)*Q', on: corner(1, [1, -1], 4, 1000), why: 'a tenth less for long steps' },
    { right: '(Dinf^2/(8*eta) + eta)*Q', on: corner(1, [1], TUNED, 1), why: 'half the width of the box for its width' },
    { right: 'Dinf^2/(2*eta)*Q', on: corner(1, [1, -1], 20, 20), why: 'no term for long steps' },
    { right: 'eta*Q', on: corner(1, [1], 0.05, 40), why: 'no term for short steps' },
    {
      claim: 1,
      right: 'sqrt(2)*Dinf*S',
      on: corner(4, [1], TUNED, 1),
      why: 'the length of the whole history for the sum over its coordinates',
    },
  ],
  counterexamples: [
    {
      drops: 'box(Dinf)',
      claim: 1,
      on: { ...corner(1, [1], TUNED, 1), pretend: { Dinf: 1 } },
      why: 'a box twice as wide as is claimed',
    },
  ],
});

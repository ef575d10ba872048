import { slope } from '../../scenarios/convex/slope.js';
import { sawtooth } from '../../scenarios/non-convex/sawtooth.js';
import { quadratic } from '../../scenarios/strongly-convex/quadratic.js';
import { at } from '../../src/core/scenario.js';
import { between, type Case, theorem } from '../../src/core/theorem.js';
import { leastGradientNormSquared } from '../../src/measures/best.js';
import { gradientDescent } from '../../src/methods/gradientDescent.js';

/** Every step lands at the end of a tooth, where the gradient is again 1. */
const teeth = (T: number, h = 1): Case => ({
  objective: at(sawtooth, { L: 1, u: 1, h, teeth: T, start: T * h }),
  parameters: { h, T },
});
/** (1/2) x^2 with h near 2: what the classic bound is about. */
const overshooting: Case = {
  objective: at(quadratic, { spectrum: [1], start: [1] }),
  parameters: { h: 1.99, T: 40 },
};

export default theorem({
  title: 'Gradient descent on smooth non-convex functions: smallest gradient norm',
  about: 'The classic bound needs smoothness only below the level of the start, for the iterates never leave it.',
  source: {
    cite: 'Nesterov, Lectures on convex optimization, 2018, Section 1.2.3 (classic); Abbaszadehpeivasti, de Klerk & Zamani, The exact worst-case convergence rate of the gradient method with fixed step lengths for L-smooth functions, 2022; Taylor, PhD thesis, 2017 (exact)',
  },

  assumptions: ['sublevel-smooth(L)', 'bounded-below'],
  method: gradientDescent,
  parameters: { h: between(0, 2, { open: 'both' }), eta: 'h/L' },
  measures: [leastGradientNormSquared],
  claims: [
    {
      left: 'leastGradSquared',
      right: '2*L*Delta / (h*(2 - h)*(k + 1))',
      says: 'classic, with the k + 1 gradients up to x_k',
    },
    {
      left: 'leastGradSquared',
      right: '4*L*Delta / (h*(4 - h)*k + 2)',
      when: 'h <= 1',
      assumes: ['smooth(L)'],
      says: 'exact for short steps',
    },
  ],

  tight: [teeth(1), teeth(10), teeth(30), teeth(10, 0.5), teeth(10, 0.2), overshooting],
  mutants: [
    { claim: 1, right: '4*L*Delta / (h*(4 - h)*k + 3)', on: teeth(10), why: 'constant just below the exact one' },
    { claim: 1, right: '0.999 * 4*L*Delta / (h*(4 - h)*k + 2)', on: teeth(10, 0.5), why: 'one in a thousand less' },
    { claim: 1, right: '4*L*Delta / (4*h*k + 2)', on: teeth(10), why: 'the denominator of convex functions' },
    { claim: 1, right: '2*L*Delta / (k + 1)^2', on: teeth(10), why: 'a rate 1/k^2' },
    { right: 'L*Delta / (h*(2 - h)*(k + 1))', on: teeth(10), why: 'the factor 2 forgotten' },
    { right: '2*L*Delta / (k + 1)', on: overshooting, why: 'the constant of h = 1 for all steps' },
  ],
  counterexamples: [
    {
      drops: 'bounded-below',
      on: {
        objective: at(slope, { slope: [-1], L: 1, start: [0] }),
        parameters: { h: 1, T: 10 },
        pretend: { Delta: 1 },
      },
      why: 'on -x the gradient is 1 for ever',
    },
    {
      drops: 'sublevel-smooth',
      on: {
        objective: at(quadratic, { spectrum: [1], start: [1] }),
        parameters: { h: 1.1, T: 10 },
        pretend: { L: 0.5 },
      },
      why: 'with twice the curvature that is claimed the step is beyond 2/L',
    },
    {
      drops: 'h <= 1',
      claim: 1,
      when: 'k >= 0',
      on: overshooting,
      why: 'the exact form of short steps does not hold for long ones',
    },
  ],
});

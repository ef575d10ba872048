import { huber } from '../../scenarios/convex/huber.js';
import { power } from '../../scenarios/convex/power.js';
import { slope } from '../../scenarios/convex/slope.js';
import { quadratic } from '../../scenarios/strongly-convex/quadratic.js';
import { at } from '../../src/core/scenario.js';
import { between, type Case, theorem } from '../../src/core/theorem.js';
import { averageGradientNormSquared } from '../../src/measures/gradientNormSquared.js';
import { stepGradientSquared, stepTaken } from '../../src/measures/stepTaken.js';
import { backtrackingGradientDescent } from '../../src/methods/backtrackingGradientDescent.js';

/** x^2/2, where a trial is accepted exactly up to 2 (1 - c); the first one is a little longer. */
const justRejected = (c: number, b = 0.5): Case => ({
  objective: at(quadratic, { spectrum: [1], start: [1] }),
  parameters: { s: 2 * (1 - c) * (1 + 1e-6), b, c, T: 3 },
});
/** Down the linear part of a Huber function every step of 0.09 lowers f by 0.09 ||g||^2, until f is all but used up. */
const straight: Case = {
  objective: at(huber, { L: 1, kink: 0.01, start: 0.01 * (1 + 200 * 0.09) }),
  parameters: { s: 0.09, b: 0.9, c: 0.95, T: 200 },
};
/** x^2/2 with trials far shorter, or far longer, than needed. */
const bowl = (s: number): Case => ({
  objective: at(quadratic, { spectrum: [1], start: [1] }),
  parameters: { s, b: 0.5, c: 0.5, T: 3 },
});

export default theorem({
  title: 'Backtracking line search: accepted steps are not short, and the gradient becomes small',
  about: 'Smoothness is needed only below the level of the start: short enough trials never leave that set.',
  source: {
    cite: 'Armijo, Minimization of functions having Lipschitz continuous first partial derivatives, 1966; Nocedal & Wright, Numerical optimization, 2006; Nesterov, Lectures on convex optimization, 2018',
  },

  assumptions: ['sublevel-smooth(L)', 'bounded-below'],
  method: backtrackingGradientDescent,
  parameters: {
    s: between('0.01/L', '100/L', { scale: 'log' }),
    b: between(0.3, 0.9),
    c: between(1e-4, 0.95),
  },
  horizon: [1, 20],
  measures: [stepTaken, stepGradientSquared, averageGradientNormSquared],
  symbols: { s: 'X^2/F', b: '1', c: '1' },
  claims: [
    {
      left: 'taken',
      is: '>=',
      right: 'min(s, 2*b*(1 - c)/L)',
      when: 'k >= 1 and stepGradSquared > 0',
      says: 'accepted step',
    },
    {
      left: 'meanGradSquared',
      right: 'Delta / (c*min(s, 2*b*(1 - c)/L)*k)',
      when: 'k >= 1',
      says: 'mean, hence smallest, squared gradient of the first k iterates',
    },
  ],

  tight: [justRejected(0.9), justRejected(0.1), justRejected(0.5, 0.8), straight],
  mutants: [
    { right: '1.001 * min(s, 2*b*(1 - c)/L)', on: justRejected(0.9), why: 'one in a thousand more' },
    { right: 'min(s, 2*(1 - c)/L)', on: justRejected(0.9), why: 'the last reduction by b forgotten' },
    { right: 'min(s, 2*b*c/L)', on: justRejected(0.9), why: 'c in the place of 1 - c' },
    { right: '2*b*(1 - c)/L', on: bowl(0.1), why: 'the first trial forgotten, which no step exceeds' },
    { right: 's', on: bowl(90), why: 'the first trial, accepted or not' },
    {
      claim: 1,
      right: '0.9 * Delta / (c*min(s, 2*b*(1 - c)/L)*k)',
      on: straight,
      why: 'ten percent less',
    },
    { claim: 1, right: 'Delta / (c*s*k)', on: bowl(90), why: 'the first trial in the place of the accepted step' },
    {
      claim: 1,
      right: 'Delta / (c*min(s, 2*b*(1 - c)/L)*k^2)',
      on: straight,
      why: 'a rate 1/k^2',
    },
  ],
  counterexamples: [
    {
      drops: 'sublevel-smooth',
      on: {
        objective: at(power, { power: 1.5, start: 1e-8 }),
        parameters: { s: 1, b: 0.5, c: 0.5, T: 1 },
        pretend: { L: 1 },
      },
      why: 'near 0 the curvature of |x|^1.5 has no bound, and accepted steps shrink with |x|^(1/2)',
    },
    {
      drops: 'bounded-below',
      claim: 1,
      on: {
        objective: at(slope, { slope: [-1], L: 1, start: [0] }),
        parameters: { s: 1, b: 0.5, c: 0.5, T: 20 },
        pretend: { Delta: 1 },
      },
      why: 'on -x the gradient is 1 for ever',
    },
  ],
});

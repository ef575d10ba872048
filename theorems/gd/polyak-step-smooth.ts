import { huber } from '../../scenarios/convex/huber.js';
import { quadratic } from '../../scenarios/strongly-convex/quadratic.js';
import { at } from '../../src/core/scenario.js';
import { type Case, theorem } from '../../src/core/theorem.js';
import { bestGap } from '../../src/measures/best.js';
import { distanceSquared } from '../../src/measures/distance.js';
import { gap } from '../../src/measures/gap.js';
import { polyakStepTaken } from '../../src/measures/polyakStepTaken.js';
import { polyakGradientDescent } from '../../src/methods/polyakGradientDescent.js';

/** (1/2) ||x||^2: every step halves the distance. */
const halving = (T: number): Case => ({
  objective: at(quadratic, { spectrum: [1], start: [1] }),
  parameters: { T },
});
/** On its linear part a step leads to the kink from the other side, however far away it starts. */
const kinked: Case = { objective: at(huber, { L: 1, kink: 0.01, start: 1 }), parameters: { T: 1 } };

const oneStep = 'distSquaredPrev - (taken + 1/L)*gapPrev';

export default theorem({
  title: 'Gradient descent with Polyak steps, smooth convex: no constant needed',
  about:
    'The step (f(x) - f*)/||grad f(x)||^2 is at least 1/(2 L). The inequality of one step, for its length, is exact; summed up it gives the rate with a constant three times smaller.',
  source: {
    cite: 'Polyak, Minimization of unsmooth functionals, 1969; Hazan & Kakade, Revisiting the Polyak step size, 2019, constants re-derived; the inequality of one step: derived here',
  },

  assumptions: ['convex', 'smooth(L)', 'minimizer'],
  method: polyakGradientDescent,
  parameters: { c: '1' },
  horizon: [1, 20],
  measures: [bestGap, distanceSquared, gap, polyakStepTaken],
  claims: [
    { left: 'bestGap', right: '2*L*D^2/k', when: 'k >= 1', says: 'the best of x_0, ..., x_{k-1}' },
    {
      left: 'distSquared',
      right: oneStep,
      when: 'k == 1',
      says: 'the first step, from any start: so every step',
    },
    {
      left: 'distSquared',
      right: '(1 - mu/(4*L))^k*D^2',
      when: '(1 - mu/(4*L))^k >= 1e-6',
      assumes: ['strongly-convex(mu)'],
    },
  ],

  tight: [halving(1), kinked],
  mutants: [
    { right: 'L*D^2/(3*k)', on: halving(1), why: 'a sixth of the bound' },
    { claim: 1, right: 'distSquaredPrev - 1.01*(taken + 1/L)*gapPrev', on: halving(1), why: 'a hundredth more' },
    { claim: 1, right: 'distSquaredPrev - (2*taken + 1/L)*gapPrev', on: kinked, why: 'twice the length of the step' },
    {
      claim: 2,
      right: '(1 - mu/L)^(2*k)*D^2',
      on: { ...halving(5), pretend: { mu: 0.6 } },
      why: 'eight times the rate',
    },
    {
      claim: 1,
      parameters: { c: '2' },
      on: kinked,
      why: 'the same for the doubled step',
    },
  ],
  counterexamples: [
    {
      claim: 2,
      drops: 'strongly-convex',
      on: {
        objective: at(quadratic, { spectrum: [1, 0.05], start: [Math.sqrt(0.05), 1] }),
        parameters: { T: 3 },
        pretend: { mu: 0.9 },
      },
      why: 'eighteen times the convexity there is',
    },
  ],
});

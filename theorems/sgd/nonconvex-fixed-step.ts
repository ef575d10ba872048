import { gaussian } from '../../scenarios/noise/gaussian.js';
import { noNoise } from '../../scenarios/noise/no-noise.js';
import { quadratic } from '../../scenarios/strongly-convex/quadratic.js';
import { at } from '../../src/core/scenario.js';
import { between, inExpectation, theorem } from '../../src/core/theorem.js';
import { averageGradientNormSquared } from '../../src/measures/gradientNormSquared.js';
import { stochasticGradientDescent } from '../../src/methods/stochasticGradientDescent.js';

/** One curvature, L: the descent lemma is an equality. */
const steepest = (h: number, T: number, sigma2: number, start = 1) => ({
  objective: at(quadratic, { spectrum: [1], start: [start] }),
  noise: sigma2 > 0 ? at(gaussian, { sigma2 }) : at(noNoise, { sigma2: 0 }),
  parameters: { h, T },
});

export default theorem({
  title: 'SGD, smooth non-convex, constant step: average squared gradient',
  about:
    'The average over the first k iterates is also the value at an iterate chosen uniformly at random. For eta <= 1/L the ' +
    'bound is at most 2 Delta/(eta k) + L eta sigma^2.',
  source: {
    cite: 'Ghadimi & Lan, Stochastic first- and zeroth-order methods for nonconvex stochastic programming, 2013; constants derived here',
  },

  assumptions: ['smooth(L)', 'bounded-below', 'unbiased', 'bounded-variance(sigma2)'],
  method: stochasticGradientDescent,
  parameters: { h: between(0, 2, { open: 'both' }), eta: 'h/L' },
  horizon: [1, 24],
  measures: [averageGradientNormSquared],
  claims: [
    {
      left: 'meanGradSquared',
      right: '2*Delta / (eta*k*(2 - L*eta)) + L*eta*sigma2 / (2 - L*eta)',
      when: 'k >= 1',
      quantifier: inExpectation,
    },
  ],

  tight: [steepest(0.5, 20, 0.1), steepest(1.5, 20, 1), steepest(1.9, 40, 0)],
  mutants: [
    { right: '2*Delta / (eta*k*(2 - L*eta))', on: steepest(1, 40, 1), why: 'no noise floor' },
    {
      right: '2*Delta / (eta*k*(2 - L*eta)) + L*eta*sigma2 / (2*(2 - L*eta))',
      on: steepest(1.5, 120, 1),
      why: 'half the floor',
    },
    {
      right: '0.98*(2*Delta / (eta*k*(2 - L*eta)) + L*eta*sigma2 / (2 - L*eta))',
      on: steepest(1.5, 120, 1),
      why: 'two in a hundred below the bound',
    },
    {
      right: 'Delta / (eta*k*(2 - L*eta)) + L*eta*sigma2 / (2 - L*eta)',
      on: steepest(1.9, 40, 0),
      why: 'half the first term',
    },
    {
      right: '2*Delta / (eta*k) + L*eta*sigma2',
      on: steepest(1.9, 40, 0),
      why: 'the simple form, which is for eta <= 1/L',
    },
  ],
  counterexamples: [
    {
      drops: 'h < 2',
      right: '2*Delta / (eta*k) + L*eta*sigma2',
      on: steepest(2.1, 100, 0),
      why: 'a step beyond 2/L diverges, and beats the form of the bound that still has a meaning',
    },
    {
      drops: 'smooth',
      on: { ...steepest(1.5, 20, 0), pretend: { L: 0.5 } },
      why: 'twice the curvature that is claimed: the step is beyond 2/L',
    },
  ],
});

import { gaussian } from '../../scenarios/noise/gaussian.js';
import { quadratic } from '../../scenarios/strongly-convex/quadratic.js';
import { at } from '../../src/core/scenario.js';
import { between, inExpectation, theorem } from '../../src/core/theorem.js';
import { distanceSquared } from '../../src/measures/distance.js';
import { stochasticGradientDescent } from '../../src/methods/stochasticGradientDescent.js';

/** Every curvature equal to mu: the bound is an equality. */
const isotropic = (eta: number, T: number, sigma2: number, mu = 1) => ({
  objective: at(quadratic, { spectrum: [mu], start: [1] }),
  noise: at(gaussian, { sigma2 }),
  parameters: { eta, T },
});

export default theorem({
  title: 'SGD, strongly convex, additive noise: sharp recursion of the squared distance',
  source: { cite: 'folklore; derived here: the gradient step contracts by 1 - eta mu, and noise adds eta^2 sigma^2' },

  assumptions: ['strongly-convex(mu)', 'smooth(L)', 'minimizer', 'unbiased', 'bounded-variance(sigma2)'],
  method: stochasticGradientDescent,
  parameters: { eta: between(0, '2/(mu + L)', { open: 'low' }) },
  measure: distanceSquared,
  bound: '(1 - eta*mu)^(2*k)*D^2 + eta*sigma2*(1 - (1 - eta*mu)^(2*k)) / (mu*(2 - eta*mu))',
  quantifier: inExpectation,

  tight: [isotropic(0.5, 10, 1), isotropic(1, 3, 0.1)],
  mutants: [
    { right: '(1 - eta*mu)^(2*k)*D^2', why: 'no noise floor' },
    {
      right: '(1 - eta*mu)^(2*k)*D^2 + eta*sigma2*(1 - (1 - eta*mu)^(2*k)) / (2*mu*(2 - eta*mu))',
      on: isotropic(0.5, 200, 1),
      why: 'half the floor',
    },
    {
      right: '(1 - eta*mu)^(2*k)*D^2 + eta*sigma2*(1 - (1 - eta*mu)^(2*k)) / (2*mu)',
      on: isotropic(1, 5, 1),
      why: 'the small-step form of the floor, for all steps',
    },
    {
      right: '(1 - eta*mu)^(4*k)*D^2 + eta*sigma2*(1 - (1 - eta*mu)^(2*k)) / (mu*(2 - eta*mu))',
      on: isotropic(0.3, 5, 1e-3),
      why: 'the exponent of the fourth moment',
    },
  ],
  counterexamples: [
    {
      drops: 'eta <= 2/(mu + L)',
      on: {
        objective: at(quadratic, { spectrum: [0.1, 1], start: [0, 1] }),
        noise: at(gaussian, { sigma2: 1e-3 }),
        parameters: { eta: 1.95, T: 50 },
      },
      why: 'the steepest direction contracts more slowly than 1 - eta mu',
    },
  ],
});

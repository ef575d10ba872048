import { mirroredQuadratics } from '../../scenarios/finite-sum/mirrored-quadratics.js';
import { uniformSampling } from '../../scenarios/noise/sampling.js';
import { at } from '../../src/core/scenario.js';
import { between, type Case, inExpectation, theorem } from '../../src/core/theorem.js';
import { distanceSquared } from '../../src/measures/distance.js';
import { stochasticGradientDescent } from '../../src/methods/stochasticGradientDescent.js';

/** Curvatures 1/10 and 1, turned so that what a component does to x_0 - x* and its gradient at x* point the same way. */
const attaining = (h: number, tilt: number): Case => ({
  objective: at(mirroredQuadratics, {
    mu: 0.1,
    L: 1,
    tilt,
    start: [1, 0],
    angle: Math.atan2(-h * tilt, 1 - (h * 1.1) / 2) / 4,
  }),
  noise: at(uniformSampling, {}),
  parameters: { h, T: 1 },
});

const bound = '(sqrt(c^2*D^2 + eta^2*sigma2) + r*D)^2';

export default theorem({
  title: 'One step of SGD, every component smooth and strongly convex, with variance at the minimizer: exact',
  about:
    'Without variance the factor of gradient descent is left, max(|1 - eta mu|, |1 - eta L|)^2. With it the two parts do not simply add up: ' +
    'a component can push away from x* by its curvature in the direction in which its gradient at x* points.',
  source: {
    cite: 'derived here, by the triangle inequality in mean square; of the kind studied by Taylor & Bach, Stochastic first-order methods: non-asymptotic and computer-aided analyses via potential functions, 2019',
  },

  assumptions: [
    'finite-sum(n)',
    'strongly-convex(mu)@each',
    'smooth(L)@each',
    'minimizer',
    'variance-at-minimizer(sigma2)',
    'uniform-sampling',
  ],
  method: stochasticGradientDescent,
  parameters: {
    h: between(0, 2, { open: 'low' }),
    eta: 'h/L',
    c: '1 - eta*(L + mu)/2',
    r: 'eta*(L - mu)/2',
  },
  horizon: [1, 1],
  measures: [distanceSquared],
  claims: [
    {
      left: 'distSquared',
      right: bound,
      when: 'k == 1',
      quantifier: inExpectation,
      says: 'in mean square a step is c (x_0 - x*) minus eta times the gradients at x*, which is as long as the root says, and something of length at most r D',
    },
  ],

  tight: [attaining(1, 1), attaining(0.3, 1), attaining(1.5, 0.3), attaining(1, 0)],
  mutants: [
    { right: `0.999*${bound}`, on: attaining(1, 1), why: 'one in a thousand less' },
    {
      right: 'max(abs(1 - eta*mu), abs(1 - eta*L))^2*D^2 + eta^2*sigma2',
      on: attaining(1, 1),
      why: 'contraction and variance simply added up',
    },
    { right: '(abs(c) + r)^2*D^2', on: attaining(1, 1), why: 'no variance' },
    { right: 'c^2*D^2 + eta^2*sigma2', on: attaining(0.3, 1), why: 'the spread of curvatures forgotten' },
  ],
  counterexamples: [
    {
      drops: 'variance-at-minimizer',
      on: { ...attaining(1, 2), pretend: { sigma2: 1 } },
      why: 'four times the variance that is claimed',
    },
    {
      drops: 'strongly-convex@each',
      on: { ...attaining(0.3, 0), pretend: { mu: 0.9 } },
      why: 'nine times the convexity there is',
    },
  ],
});

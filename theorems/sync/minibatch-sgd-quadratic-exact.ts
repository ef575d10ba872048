import { isotropicQuadratic } from '../../scenarios/distributed/isotropic.js';
import { gaussian } from '../../scenarios/noise/gaussian.js';
import { quadratic } from '../../scenarios/strongly-convex/quadratic.js';
import { at } from '../../src/core/scenario.js';
import { between, inExpectation, theorem, whole } from '../../src/core/theorem.js';
import { distanceSquared } from '../../src/measures/distance.js';
import { minibatchSgd } from '../../src/methods/minibatchSgd.js';

/** The instance of the catalogue: h = 1, x_0 = 1.5, sigma^2 = 2, four workers with two samples each, eta = 0.3. */
const four = (T: number) => ({
  objective: at(isotropicQuadratic, { curvature: 1, start: [1.5] }),
  noise: at(gaussian, { sigma2: 2 }),
  parameters: { c: 0.3, M: 4, b: 2, T },
});

/** What is left of x_0, and of the noise that each step adds. */
const transient = '(1 - eta*h)^(2*k)*D^2';
const settled = '(1 - (1 - eta*h)^(2*k))/(1 - (1 - eta*h)^2)';

export default theorem({
  title: 'Data-parallel SGD on a quadratic: exact mean square and linear speedup',
  about: 'One direction of curvature h, or several of the same; sigma^2 is the variance in total over them.',
  source: {
    cite: 'second-moment recursion, derived here; linear speedup after Dekel, Gilad-Bachrach, Shamir & Xiao, Optimal distributed online prediction using mini-batches, 2012',
  },

  assumptions: ['isotropic(h)', 'minimizer', 'unbiased', 'additive-noise(sigma2)'],
  method: minibatchSgd,
  parameters: { c: between(0, 2, { open: 'both' }), eta: 'c/h', M: whole(1, 4), b: whole(1, 4) },
  horizon: [1, 12],
  symbols: { M: '1' },
  measures: [distanceSquared],
  claims: [
    {
      left: 'distSquared',
      is: '=',
      right: `${transient} + eta^2*sigma2/(M*b)*${settled}`,
      quantifier: inExpectation,
      says: 'the floor is proportional to 1/(M b), the transient does not depend on it',
    },
  ],

  tight: [four(1), four(12)],
  mutants: [
    { right: `${transient} + eta^2*sigma2/b*${settled}`, on: four(12), why: 'no speedup' },
    { right: `${transient} + eta^2*sigma2/(M^2*b)*${settled}`, on: four(12), why: 'a speedup of M^2' },
    { right: `${transient} + eta*sigma2/(M*b*h)*${settled}`, on: four(12), why: 'eta for eta^2' },
    {
      right: `${transient} + eta*sigma2/(h*M*b*(2 - eta*h))`,
      on: four(1),
      why: 'the floor of k to infinity at every k: 1.9 % too large',
    },
    { right: `(1 - eta*h)^k*D^2 + eta^2*sigma2/(M*b)*${settled}`, why: 'the exponent of the first moment' },
  ],
  counterexamples: [
    {
      drops: 'independent workers',
      with: { workers: '1' },
      on: four(12),
      why: 'workers that draw the same samples are one worker, and the floor is M times larger',
    },
    {
      drops: 'isotropic',
      on: {
        objective: at(quadratic, { spectrum: [1, 0.5], start: [1.5, 0] }),
        noise: at(gaussian, { sigma2: 2 }),
        pretend: { h: 1 },
        parameters: { c: 0.3, M: 4, b: 2, T: 12 },
      },
      why: 'the noise in a flatter direction is forgotten more slowly',
    },
  ],
});

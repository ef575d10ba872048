import { huber } from '../../scenarios/convex/huber.js';
import { quadratic } from '../../scenarios/strongly-convex/quadratic.js';
import { at } from '../../src/core/scenario.js';
import { type Case, theorem } from '../../src/core/theorem.js';
import { distanceSquared } from '../../src/measures/distance.js';
import { polyakStepTaken } from '../../src/measures/polyakStepTaken.js';
import { polyakGradientDescent } from '../../src/methods/polyakGradientDescent.js';

/** Curvatures mu and 1 in the proportion that keeps the step 2/(L + mu) and the distance contracting alike for ever. */
const balanced = (mu: number, T: number): Case => ({
  objective: at(quadratic, { spectrum: [1, mu], start: [Math.sqrt(mu), 1] }),
  parameters: { T },
});

const factor = '(taken*L - 1)*(1 - taken*mu)/(taken*(L + mu) - 1)';
/** At the ends 1/L and 1/mu the factor is 0, but for the rounding of the step. */
const inside = 'taken*L > 1 + 1e-9 and taken*mu < 1 - 1e-9';
/** Closer to x*, f(x) - f* is what its terms leave when they cancel, and the step with it. */
const visible = '((kappa - 1)/(kappa + 1))^(2*k) >= 1e-6';

export default theorem({
  title: 'Gradient descent with doubled Polyak steps, strongly convex: linear without knowing L or mu',
  about:
    'The step 2 (f(x) - f*)/||grad f(x)||^2 lies in [1/L, 1/mu]. The factor of one step depends on its length and is exact; the worst length is 2/(L + mu).',
  source: {
    cite: "Barre, Taylor & d'Aspremont, Complexity guarantees for Polyak steps with momentum, 2020",
    at: 'Proposition 1',
  },

  assumptions: ['strongly-convex(mu)', 'smooth(L)', 'minimizer'],
  method: polyakGradientDescent,
  parameters: { c: '2' },
  horizon: [1, 20],
  measures: [distanceSquared, polyakStepTaken],
  claims: [
    {
      left: 'distSquared',
      right: '((kappa - 1)/(kappa + 1))^(2*k)*D^2',
      when: visible,
    },
    {
      left: 'distSquared',
      right: `${factor}*distSquaredPrev`,
      when: `k == 1 and ${inside}`,
      says: 'the first step, of the length taken, from any start: so every step',
    },
  ],

  tight: [balanced(0.1, 10), balanced(0.5, 5)],
  mutants: [
    { right: '0.999*((kappa - 1)/(kappa + 1))^(2*k)*D^2', on: balanced(0.1, 10), why: 'one in a thousand less' },
    { right: '((kappa - 1)/(kappa + 1))^(4*k)*D^2', on: balanced(0.1, 10), why: 'the factor squared once more' },
    {
      right: '((sqrt(kappa) - 1)/(sqrt(kappa) + 1))^(2*k)*D^2',
      on: balanced(0.1, 10),
      why: 'an accelerated rate',
    },
    { claim: 1, right: `0.999*${factor}*distSquaredPrev`, on: balanced(0.1, 1), why: 'one in a thousand less' },
    {
      claim: 1,
      right: '(taken*L - 1)*(1 - taken*mu)*distSquaredPrev',
      on: { objective: at(quadratic, { spectrum: [1, 0.1], start: [1, 1] }), parameters: { T: 1 } },
      why: 'the denominator forgotten',
    },
    {
      parameters: { c: '1' },
      on: { objective: at(quadratic, { spectrum: [1], start: [1] }), parameters: { T: 1 }, pretend: { L: 1, mu: 0.9 } },
      why: 'the bound of the doubled step claimed for the plain one',
    },
  ],
  counterexamples: [
    {
      drops: 'strongly-convex',
      on: {
        objective: at(huber, { L: 1, kink: 0.01, start: 1 }),
        parameters: { T: 20 },
        pretend: { mu: 0.5 },
      },
      why: 'on the linear part the doubled step jumps to the other side, almost as far away',
    },
  ],
});

import { linearField, rotationField } from '../../scenarios/operators/normal-operators.js';
import { at } from '../../src/core/scenario.js';
import { type Case, oneOf, theorem } from '../../src/core/theorem.js';
import { displacement } from '../../src/measures/displacement.js';
import { resolventIteration } from '../../src/methods/resolventIteration.js';

/** Each step turns by the angle t with tan(t) = 1/sqrt(n - 1), and shortens by cos(t): the slowest for step n. */
const turning = (n: number, eta = 1): Case => ({
  objective: at(rotationField, { speeds: [1 / (eta * Math.sqrt(n - 1))], start: [{ u: 1, v: 0 }] }),
  parameters: { eta, T: n },
});

export default theorem({
  title: 'Proximal point method for monotone operators: exact residual',
  about: 'Half as fast as for functions: a rotation goes round the zero.',
  source: {
    cite: 'Gu & Yang, Tight sublinear convergence rate of the proximal point algorithm for maximal monotone inclusion problems, 2020',
  },

  assumptions: ['monotone@A', 'resolvable@A', 'zero'],
  method: resolventIteration,
  parameters: { eta: oneOf(0.1, 0.3, 1, 3, 10) },
  measures: [displacement],
  claims: [{ left: 'moved', right: 'D*sqrt((1 - 1/k)^(k - 1) / k)', when: 'k >= 2' }],

  tight: [turning(2), turning(5), turning(10), turning(30, 0.3)],
  mutants: [
    { right: 'D*sqrt((1 - 1/k)^k / k)', on: turning(10), why: 'an exponent one too large' },
    { right: '0.999 * D*sqrt((1 - 1/k)^(k - 1) / k)', on: turning(30), why: 'one in a thousand less' },
    { right: 'D/k', on: turning(10), why: 'a faster rate, which functions have' },
  ],
  counterexamples: [
    {
      drops: 'monotone@A',
      on: {
        objective: at(linearField, { planes: [{ real: -0.5, imaginary: 0 }], start: [{ u: 1, v: 0 }] }),
        parameters: { eta: 1, T: 3 },
      },
      why: 'the resolvent of -I/2 doubles the distance',
    },
  ],
});

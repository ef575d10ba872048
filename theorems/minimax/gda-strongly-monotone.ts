import { rotationField, stronglyMonotoneField } from '../../scenarios/operators/normal-operators.js';
import { at } from '../../src/core/scenario.js';
import { between, type Case, theorem } from '../../src/core/theorem.js';
import { distanceSquared } from '../../src/measures/distance.js';
import { forwardStep } from '../../src/methods/forwardStep.js';

/** The operator (mu x + b y, mu y - b x), on which every step shortens by the same factor. */
const spiral = (mu: number, b: number, h: number, T: number): Case => ({
  objective: at(stronglyMonotoneField, { planes: [{ real: mu, imaginary: -b }], start: [{ u: 1, v: 0.5 }] }),
  parameters: { h, T },
});

export default theorem({
  title: 'Gradient descent-ascent on strongly monotone operators',
  about: 'The condition number enters squared: strong monotonicity does not forbid rotation.',
  source: {
    cite: 'Facchinei & Pang, Finite-dimensional variational inequalities and complementarity problems, 2003, Section 12.1',
  },

  assumptions: ['strongly-monotone(mu)@A', 'lipschitz-operator(L)@A', 'zero'],
  method: forwardStep,
  parameters: { h: between(0, 2, { open: 'both' }), eta: 'h*mu/L^2' },
  measures: [distanceSquared],
  claims: [
    { left: 'distSquared', right: '(1 - 2*eta*mu + eta^2*L^2)^k * D^2' },
    { left: 'distSquared', right: '(1 - h*(2 - h)/kappa^2)^k * D^2', says: 'the same, by the condition number' },
  ],

  tight: [spiral(0.1, 1, 1, 30), spiral(1, 1, 0.5, 10), spiral(2, 0.3, 1.5, 5)],
  mutants: [
    { right: '(1 - mu/L)^(2*k) * D^2', on: spiral(0.1, 1, 1, 30), why: 'the rate of minimization' },
    {
      right: '(1 - mu^2/L^2)^(2*k) * D^2',
      on: spiral(0.1, 1, 1, 30),
      why: 'the rate of the distance, squared once more',
    },
    {
      right: 'D^2',
      parameters: { eta: '1/L' },
      on: spiral(0.1, 1, 1, 10),
      why: 'the step of minimization, at which the distance grows',
    },
  ],
  counterexamples: [
    {
      drops: 'strongly-monotone',
      on: {
        objective: at(rotationField, { speeds: [1], start: [{ u: 1, v: 0 }] }),
        parameters: { h: 1, T: 5 },
        pretend: { mu: 0.5 },
      },
      why: 'on a rotation forward steps lead away',
    },
  ],
});

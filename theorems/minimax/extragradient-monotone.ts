import { linearField, rotationField } from '../../scenarios/operators/normal-operators.js';
import { at } from '../../src/core/scenario.js';
import { between, type Case, theorem } from '../../src/core/theorem.js';
import { smallestSoFar } from '../../src/measures/extreme.js';
import { operatorNormSquared } from '../../src/measures/operatorNorm.js';
import { extragradient } from '../../src/methods/extragradient.js';
import { forwardStep } from '../../src/methods/forwardStep.js';

const leastValue = smallestSoFar(
  operatorNormSquared,
  'valueSquared',
  'leastValueSquared',
  '\\min_{j \\le k} \\|A x_j\\|^2',
);

const turning = (speed: number, h: number, T: number): Case => ({
  objective: at(rotationField, { speeds: [speed], start: [{ u: 1, v: 0 }] }),
  parameters: { h, T },
  pretend: { L: 1 },
});

export default theorem({
  title: 'Extragradient on monotone Lipschitz operators: residual',
  source: {
    cite: 'Korpelevich, The extragradient method for finding saddle points and other problems, 1976 (best iterate); Gorbunov, Loizou & Gidel, Extragradient method: O(1/K) last-iterate convergence for monotone variational inequalities and connections with cocoercivity, 2022, Theorem 3.3 (last iterate)',
  },

  assumptions: ['monotone@A', 'lipschitz-operator(L)@A', 'zero'],
  method: extragradient,
  parameters: { h: between(0, 1, { open: 'both' }), eta: 'h/L' },
  measures: [operatorNormSquared, leastValue],
  claims: [
    { left: 'leastValueSquared', right: 'D^2 / (eta^2*(1 - h^2)*(k + 1))', says: 'the best of k + 1 points' },
    { left: 'valueSquared', right: 'D^2 / (eta^2*(1 - h^2)*(k + 1))', when: 'h <= 1/sqrt(2)', says: 'the last one' },
  ],

  mutants: [
    {
      claim: 1,
      right: 'D^2 / (8*eta^2*(1 - h^2)*(k + 1))',
      on: turning(0.35, 0.5, 30),
      why: 'an eighth of the constant',
    },
    { claim: 1, right: 'D^2 / (eta^2*(k + 1)^2)', on: turning(0.35, 0.5, 30), why: 'an accelerated rate' },
    { claim: 1, method: forwardStep, on: turning(1, 0.5, 30), why: 'a forward step passed off as extragradient' },
  ],
  counterexamples: [
    {
      drops: 'monotone@A',
      on: {
        objective: at(linearField, { planes: [{ real: -1, imaginary: 0 }], start: [{ u: 1, v: 0 }] }),
        parameters: { h: 0.5, T: 20 },
      },
      why: 'steps against the operator -I lead away',
    },
  ],
});

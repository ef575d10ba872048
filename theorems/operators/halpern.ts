import { expansion, reflectedAbsoluteValues, rotation } from '../../scenarios/operators/nonexpansive-maps.js';
import { at } from '../../src/core/scenario.js';
import { type Case, theorem } from '../../src/core/theorem.js';
import { fixedPointResidual } from '../../src/measures/fixedPointResidual.js';
import { halpern } from '../../src/methods/halpern.js';
import { krasnoselskiiMann } from '../../src/methods/krasnoselskiiMann.js';

/** Every step of T is 2/(N + 1) long until the N-th, where the reflection begins. */
const marching = (N: number): Case => ({
  objective: at(reflectedAbsoluteValues, { weights: [1 / (N + 1)], start: [1] }),
  parameters: { T: N },
});
const turning: Case = {
  objective: at(rotation, { angles: [0.5], center: [{ u: 0, v: 0 }], start: [{ u: 1, v: 0 }] }),
  parameters: { T: 20 },
};

export default theorem({
  title: 'Halpern iteration: exact residual',
  about: 'Quadratically faster than averaging, and no method that only knows T to be nonexpansive is faster.',
  source: { cite: 'Lieder, On the convergence rate of the Halpern-iteration, 2021', at: 'Theorem 2.1' },

  assumptions: ['nonexpansive@T', 'fixed-point'],
  method: halpern,
  with: { anchor: '1/(k + 2)' },
  measures: [fixedPointResidual],
  claims: [{ left: 'residual', right: '2*D/(k + 1)' }],

  tight: [marching(1), marching(5), marching(30)],
  mutants: [
    { right: '2*D/(k + 2)', on: marching(30), why: 'one step more than was made' },
    { right: 'D/(k + 1)', on: marching(5), why: 'half the constant' },
    { with: { anchor: '1/2' }, on: turning, why: 'an anchor that never lets go' },
    { method: krasnoselskiiMann, with: { weight: '1/2' }, on: turning, why: 'averaging instead of anchoring' },
  ],
  counterexamples: [
    {
      drops: 'nonexpansive@T',
      on: { objective: at(expansion, { factor: -1.5, start: [1] }), parameters: { T: 10 } },
      why: 'a map that takes points further apart',
    },
  ],
});

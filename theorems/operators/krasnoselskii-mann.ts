import { expansion, rotation } from '../../scenarios/operators/nonexpansive-maps.js';
import { at } from '../../src/core/scenario.js';
import { type Case, theorem } from '../../src/core/theorem.js';
import { fixedPointResidual } from '../../src/measures/fixedPointResidual.js';
import { krasnoselskiiMann } from '../../src/methods/krasnoselskiiMann.js';

/** T turns by 2t with tan(t) = 1/sqrt(N): each averaged step turns by t and shortens by cos(t), the slowest for step N. */
const turning = (N: number): Case => ({
  objective: at(rotation, {
    angles: [2 * Math.atan(1 / Math.sqrt(N))],
    center: [{ u: 0, v: 0 }],
    start: [{ u: 1, v: 0 }],
  }),
  parameters: { T: N },
});

export default theorem({
  title: 'Krasnoselskii-Mann iteration with weight 1/2: exact residual',
  about: 'The same as the proximal point method of a monotone operator, whose resolvent is (I + T)/2.',
  source: {
    cite: 'Lieder, Projection based methods for conic linear programming: optimal first order complexities and norm constrained quasi Newton methods, 2018; as proximal point method: Gu & Yang, Tight sublinear convergence rate of the proximal point algorithm for maximal monotone inclusion problems, 2020',
  },

  assumptions: ['nonexpansive@T', 'fixed-point'],
  method: krasnoselskiiMann,
  with: { weight: '1/2' },
  measures: [fixedPointResidual],
  claims: [{ left: 'residual', right: '2*D*sqrt((k/(k + 1))^k / (k + 1))', when: 'k >= 1' }],

  tight: [turning(1), turning(5), turning(30)],
  mutants: [
    { right: '0.999 * 2*D*sqrt((k/(k + 1))^k / (k + 1))', on: turning(30), why: 'one in a thousand less' },
    { right: '2*D*sqrt((k/(k + 1))^(k + 1) / (k + 1))', on: turning(5), why: 'an exponent one too large' },
    { right: '2*D/(k + 1)', on: turning(10), why: 'the rate of the Halpern iteration' },
    { with: { weight: '1' }, on: turning(10), why: 'not averaged, a rotation goes round for ever' },
  ],
  counterexamples: [
    {
      drops: 'nonexpansive@T',
      on: { objective: at(expansion, { factor: 2, start: [1] }), parameters: { T: 10 } },
      why: 'a map that takes points further apart',
    },
  ],
});

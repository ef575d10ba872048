import { pulledQuadratics } from '../../scenarios/distributed/pulled-quadratics.js';
import { tiltedQuadratics } from '../../scenarios/finite-sum/tilted-quadratics.js';
import { at } from '../../src/core/scenario.js';
import { between, type Case, inExpectation, theorem, whole } from '../../src/core/theorem.js';
import { gap } from '../../src/measures/gap.js';
import { svrg } from '../../src/methods/svrg.js';

/** A sum of quadratics with the minimizer 0, one row of curvatures for each component, from 1 in the last coordinate. */
const quadratics = (curvatures: readonly (readonly number[])[], h: number, m: number, T = 1): Case => ({
  objective: at(tiltedQuadratics, {
    curvatures,
    tilts: curvatures.map((row) => row.map(() => 0)),
    minimizer: curvatures[0].map(() => 0),
    start: curvatures[0].map((_, j, { length }) => (j === length - 1 ? 1 : 0)),
  }),
  parameters: { h, m, T },
});

/** A single component, for which the only chance is the length of the epoch: its expectation is exact for any m. */
const alone = (h: number, m: number): Case => ({
  objective: at(pulledQuadratics, { start: [1], workers: [{ spectrum: [1], tilt: [0], pull: [0] }] }),
  parameters: { h, m, T: 1 },
});

const rate = '(1/(mu*eta*(1 - 2*L*eta)*m) + 2*L*eta/(1 - 2*L*eta))';

export default theorem({
  title: 'SVRG: one epoch, with a random inner iterate as the next snapshot',
  about:
    'A contraction only for long enough epochs; the inequality holds for all. An epoch of one step stays where it is.',
  source: {
    cite: 'Johnson & Zhang, Accelerating stochastic gradient descent using predictive variance reduction, 2013',
    at: 'Theorem 1',
  },

  assumptions: ['finite-sum(n)', 'convex@each', 'smooth(L)@each', 'strongly-convex(mu)', 'minimizer'],
  method: svrg,
  parameters: { h: between(0, 0.5, { open: 'both' }), eta: 'h/L', m: whole(2, 64) },
  horizon: [1, 1],
  measures: [gap],
  claims: [
    { left: 'gap', right: `${rate}^k*Delta`, quantifier: inExpectation },
    {
      left: 'gap',
      right: `${rate}^k*Delta`,
      assumes: ['strongly-convex(mu)@each'],
      quantifier: inExpectation,
      says: 'the same where every component is strongly convex, for which the worst case can be computed',
    },
  ],

  tight: [quadratics([[1], [1]], 0.2, 3), alone(0.025, 64), quadratics([[1], [0.5]], 0.05, 64)],
  mutants: [
    { right: '2*L*eta/(1 - 2*L*eta)*Delta', on: quadratics([[1], [1]], 0.1, 4), why: 'the first term forgotten' },
    {
      right: '(1/(mu*eta*(1 - 2*L*eta)*m^2) + 2*L*eta/(1 - 2*L*eta))*Delta',
      on: quadratics([[1], [0.5]], 0.05, 64),
      why: 'as if the epoch counted twice',
    },
    {
      right: '(1/(L*eta*(1 - 2*L*eta)*m) + 2*L*eta/(1 - 2*L*eta))*Delta',
      on: quadratics(
        [
          [1, 0.1],
          [0.9, 0.1],
        ],
        0.04,
        64,
      ),
      why: 'L in place of mu',
    },
    {
      right: `(${rate}/2.4)^k*Delta`,
      on: alone(0.025, 64),
      why: 'less than half of it: 1/2 is the limit for long epochs',
    },
  ],
  counterexamples: [
    {
      drops: 'strongly-convex',
      on: { ...quadratics([[0.1], [0.1]], 0.2, 4), pretend: { mu: 100, L: 1 } },
      why: 'a thousand times the convexity there is',
    },
  ],
});

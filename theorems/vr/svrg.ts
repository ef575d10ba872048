import { tiltedQuadratics } from '../../scenarios/finite-sum/tilted-quadratics.js';
import { at } from '../../src/core/scenario.js';
import { between, type Case, inExpectation, theorem, whole } from '../../src/core/theorem.js';
import { gap } from '../../src/measures/gap.js';
import { svrg } from '../../src/methods/svrg.js';

/** Two components that differ, and a start in their flat direction. */
const apart = (curvatures: readonly [number, number], h: number, m: number, T = 1): Case => ({
  objective: at(tiltedQuadratics, {
    curvatures: curvatures.map((lambda) => [lambda]),
    tilts: [[0], [0]],
    minimizer: [0],
    start: [1],
  }),
  parameters: { h, m, T },
});

const rate = '(1/(mu*eta*(1 - 2*L*eta)*m) + 2*L*eta/(1 - 2*L*eta))';

export default theorem({
  title: 'SVRG: one epoch, with a random inner iterate as the next snapshot',
  about: 'A contraction only for long enough epochs; the inequality holds for all.',
  source: {
    cite: 'Johnson & Zhang, Accelerating stochastic gradient descent using predictive variance reduction, 2013',
    at: 'Theorem 1',
  },

  assumptions: ['finite-sum(n)', 'convex@each', 'smooth(L)@each', 'strongly-convex(mu)', 'minimizer'],
  method: svrg,
  parameters: { h: between(0, 0.5, { open: 'both' }), eta: 'h/L', m: whole(1, 4) },
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

  tight: [apart([1, 1], 0.2, 4)],
  mutants: [
    { right: '2*L*eta/(1 - 2*L*eta)*Delta', on: apart([1, 1], 0.1, 4), why: 'the first term forgotten' },
    { right: '1/(mu*eta*m^2)*Delta', on: apart([1, 1], 0.4, 4), why: 'as if the epoch counted twice' },
    { right: `(${rate}/20)^k*Delta`, on: apart([1, 1], 0.2, 4), why: 'a twentieth' },
  ],
  counterexamples: [
    {
      drops: 'strongly-convex',
      on: { ...apart([0.1, 0.1], 0.2, 4), pretend: { mu: 100, L: 1 } },
      why: 'a thousand times the convexity there is',
    },
  ],
});

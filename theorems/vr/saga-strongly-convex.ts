import { tiltedQuadratics } from '../../scenarios/finite-sum/tilted-quadratics.js';
import { at } from '../../src/core/scenario.js';
import { inExpectation, oneOf, theorem } from '../../src/core/theorem.js';
import { distanceSquared } from '../../src/measures/distance.js';
import { saga } from '../../src/methods/saga.js';

/** Identical components with curvatures mu and L, from a start in the flat direction: the method is gradient descent there. */
const flat = (mu: number, L: number, adaptive: 0 | 1, T: number) => ({
  objective: at(tiltedQuadratics, {
    curvatures: [
      [mu, L],
      [mu, L],
    ],
    tilts: [
      [0, 0],
      [0, 0],
    ],
    minimizer: [0, 0],
    start: [1, 0],
  }),
  parameters: { adaptive, T },
});

/** Five nearly equal components: what the table remembers fades more slowly than the iterate moves. */
const wellConditioned = {
  objective: at(tiltedQuadratics, {
    curvatures: [[0.9], [1], [1], [1], [1]],
    tilts: [[0], [0], [0], [0], [0]],
    minimizer: [0],
    start: [1],
  }),
  parameters: { adaptive: 1, T: 40 },
};

const bound = '(1 - rate)^k*(D^2 + memory*Delta)';

export default theorem({
  title: 'SAGA, every component strongly convex: linear rate',
  about:
    'Two step sizes: 1/(2 (mu n + L)), and 1/(3 L), which adapts to an unknown mu. The table starts at x_0, so that the ' +
    'initial memory is worth f(x_0) - f* = Delta.',
  source: {
    cite: 'Defazio, Bach & Lacoste-Julien, SAGA: a fast incremental gradient method with support for non-strongly convex composite objectives, 2014',
  },

  assumptions: ['finite-sum(n)', 'strongly-convex(mu)@each', 'smooth(L)@each', 'minimizer'],
  method: saga,
  parameters: {
    adaptive: oneOf(0, 1),
    eta: '(1 - adaptive)/(2*(mu*n + L)) + adaptive/(3*L)',
    rate: '(1 - adaptive)*mu/(2*(mu*n + L)) + adaptive*min(1/(4*n), mu/(3*L))',
    memory: '(1 - adaptive)*n/(mu*n + L) + adaptive*2*n/(3*L)',
  },
  horizon: [1, 8],
  measures: [distanceSquared],
  claims: [
    {
      left: 'distSquared',
      right: bound,
      quantifier: inExpectation,
      says: 'rate mu/(2 (mu n + L)) with eta = 1/(2 (mu n + L)), and min(1/(4 n), mu/(3 L)) with eta = 1/(3 L)',
    },
  ],

  tight: [flat(0.1, 10, 0, 5), flat(0.1, 10, 1, 5)],
  mutants: [
    { right: `0.97*${bound}`, on: flat(0.1, 10, 0, 3), why: 'three in a hundred below the bound' },
    { right: `0.97*${bound}`, on: flat(0.1, 10, 1, 3), why: 'the same for the other step' },
    { right: '(1 - 2.5*rate)^k*(D^2 + memory*Delta)', on: flat(1, 2, 0, 6), why: 'two and a half times the rate' },
    { right: '(1 - rate)^k*D^2/4', on: [flat(1, 2, 0, 3), flat(1, 2, 1, 3)], why: 'a quarter of the distance alone' },
    { right: '(1 - mu/(3*L))^k*(D^2 + memory*Delta)', on: wellConditioned, why: 'a rate that n does not limit' },
  ],
  counterexamples: [
    {
      drops: 'strongly-convex@each',
      on: { ...flat(0.1, 2, 0, 6), pretend: { mu: 1 } },
      why: 'ten times the convexity there is',
    },
    {
      drops: 'smooth@each',
      on: { ...flat(10, 10, 0, 4), pretend: { L: 0.5, mu: 0.5 } },
      why: 'twenty times the curvature that is claimed: every step overshoots',
    },
  ],
});

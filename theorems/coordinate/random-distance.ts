import { coordinateQuadratic } from '../../scenarios/strongly-convex/coordinate-quadratic.js';
import { at } from '../../src/core/scenario.js';
import { between, type Case, inExpectation, theorem } from '../../src/core/theorem.js';
import { distanceSquared } from '../../src/measures/distance.js';
import { randomCoordinateDescent } from '../../src/methods/randomCoordinateDescent.js';

/** Curvatures 1/10 and 1 along the coordinates, started on one of them: the other step leaves it where it is. */
const along = (direction: 'flat' | 'steep', h: number, T: number): Case => ({
  objective: at(coordinateQuadratic, {
    spectrum: [0.1, 1],
    normal: [1, 0],
    start: direction === 'flat' ? [1, 0] : [0, 1],
  }),
  parameters: { h, T },
});

const bound = '(1 - (1 - rate)/n)^k*D^2';

export default theorem({
  title: 'Random coordinate descent, strongly convex: contraction of the distance, exact for every step size',
  about:
    'A step moves one coordinate by what gradient descent would move all: of its contraction one part in n is left.',
  source: {
    cite: 'Taylor & Bach, Stochastic first-order methods: non-asymptotic and computer-aided analyses via potential functions, 2019; Wright, Coordinate descent algorithms, 2015',
  },

  assumptions: ['coordinates(n)', 'strongly-convex(mu)', 'smooth(L)', 'minimizer'],
  method: randomCoordinateDescent,
  parameters: { h: between(0, 2, { open: 'low' }), eta: 'h/L', rate: 'max((1 - eta*mu)^2, (1 - eta*L)^2)' },
  horizon: [1, 4],
  measures: [distanceSquared],
  claims: [{ left: 'distSquared', right: bound, quantifier: inExpectation }],

  tight: [along('flat', 1, 4), along('steep', 1.95, 4)],
  mutants: [
    { right: `0.999*${bound}`, on: along('flat', 1, 4), why: 'one in a thousand less' },
    { right: 'rate^k*D^2', on: along('flat', 1, 1), why: 'the rate of gradient descent: all coordinates at once' },
    { right: '(1 - (1 - (1 - eta*mu)^2)/n)^k*D^2', on: along('steep', 1.95, 4), why: 'long steps forgotten' },
    { right: '(1 - 1.1*(1 - rate)/n)^k*D^2', on: along('flat', 1, 4), why: 'a rate larger by a tenth' },
  ],
  counterexamples: [
    {
      drops: 'smooth',
      on: { ...along('steep', 1.9, 4), pretend: { L: 0.5 } },
      why: 'with twice the curvature that is claimed the step diverges',
    },
    {
      drops: 'strongly-convex',
      on: { ...along('flat', 1, 4), pretend: { mu: 0.5 } },
      why: 'five times the convexity there is',
    },
  ],
});

import { coordinateHuber } from '../../scenarios/convex/coordinate-huber.js';
import { coordinateQuadratic } from '../../scenarios/strongly-convex/coordinate-quadratic.js';
import { at } from '../../src/core/scenario.js';
import { between, type Case, inExpectation, theorem } from '../../src/core/theorem.js';
import { distanceSquared } from '../../src/measures/distance.js';
import { gap } from '../../src/measures/gap.js';
import { randomCoordinateDescent } from '../../src/methods/randomCoordinateDescent.js';

/** Hessian with diagonal L = 1, and mu = 1/10 along (1, 1), where it starts. */
const diagonal = (T: number): Case => ({
  objective: at(coordinateQuadratic, {
    spectrum: [0.1, 1.9],
    normal: [Math.cos(Math.PI / 8), Math.sin(Math.PI / 8)],
    start: [1, 1],
  }),
  parameters: { w: 1, T },
});
/** (L/2) ||x||^2 in the plane: a step on a coordinate is the last one on it. */
const separable = (T: number): Case => ({
  objective: at(coordinateQuadratic, { spectrum: [1, 1], normal: [1, 0], start: [1, 1] }),
  parameters: { w: 1, T },
});

/** Almost flat: the gap is what its tangent says, and of the potential nearly nothing is lost. */
const flat: Case = {
  objective: at(coordinateHuber, { L: 1, kink: 0.01, start: [1, 0] }),
  parameters: { w: 1, T: 1 },
};

const linear = '(1 - mu/(n*L))^k*Delta';
const potential = { left: '(w + 1/n)*gap + L/2*distSquared', right: 'w*gap0 + L/2*distSquared0' };

export default theorem({
  title: 'Random coordinate descent: bounds in expectation',
  about:
    'One smoothness constant L for all coordinates loses no generality: with constants L_i the bounds are about sqrt(L_i) x_i. The potential is ' +
    'what a proof of the second bound adds up. The first bound is exact after one step; the potential is so too, for flat functions, and for weights below 1 - 2/n it may rise.',
  source: {
    cite: 'Nesterov, Efficiency of coordinate descent methods on huge-scale optimization problems, 2012; the potential: Taylor & Bach, Stochastic first-order methods: non-asymptotic and computer-aided analyses via potential functions, 2019; n/(n + k): Lu & Xiao, On the complexity analysis of randomized block-coordinate descent methods, 2015',
  },

  assumptions: ['convex', 'coordinate-smooth(L, n)', 'minimizer'],
  method: randomCoordinateDescent,
  parameters: { w: between('max(0, 1 - 2/n)', 10), eta: '1/L' },
  horizon: [1, 4],
  measures: [gap, distanceSquared],
  claims: [
    { left: 'gap', right: linear, assumes: ['strongly-convex(mu)'], quantifier: inExpectation },
    { left: 'gap', right: 'n/(n + k)*(L*D^2/2 + Delta)', quantifier: inExpectation },
    { ...potential, when: 'k == 1', quantifier: inExpectation, says: 'one step does not increase the potential' },
  ],

  tight: [diagonal(1), separable(4), flat],
  mutants: [
    { right: `0.999*${linear}`, on: diagonal(1), why: 'one in a thousand less' },
    { right: '(1 - 2*mu/(n*L))^k*Delta', on: separable(4), why: 'twice the rate' },
    { right: '(1 - 0.9*mu/L)^k*Delta', on: separable(4), why: 'the number of coordinates forgotten' },
    { claim: 1, right: 'n/(3*(n + k))*(L*D^2/2 + Delta)', on: separable(1), why: 'a third of the bound' },
    {
      claim: 2,
      left: '(w + 1.1/n)*gap + L/2*distSquared',
      on: flat,
      why: 'a weight on the gap that grows faster by a tenth',
    },
    { claim: 2, right: '0.999*(w*gap0 + L/2*distSquared0)', on: flat, why: 'one in a thousand less' },
  ],
  counterexamples: [
    {
      drops: 'coordinate-smooth',
      on: { ...separable(4), pretend: { L: 0.4 } },
      why: 'with two and a half times the curvature that is claimed every step overshoots and diverges',
    },
    {
      drops: 'strongly-convex',
      on: { ...diagonal(1), pretend: { mu: 0.5 } },
      why: 'five times the convexity there is',
    },
  ],
});

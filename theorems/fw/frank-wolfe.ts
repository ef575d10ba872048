import { boxLeastSquares } from '../../scenarios/convex/box-least-squares.js';
import { squareOnSimplex } from '../../scenarios/convex/square-on-simplex.js';
import { at } from '../../src/core/scenario.js';
import { type Case, theorem } from '../../src/core/theorem.js';
import { smallestSoFar } from '../../src/measures/extreme.js';
import { frankWolfeGap } from '../../src/measures/frankWolfeGap.js';
import { gap } from '../../src/measures/gap.js';
import { frankWolfe } from '../../src/methods/frankWolfe.js';

const leastGap = smallestSoFar(
  frankWolfeGap,
  'fwGap',
  'leastFwGap',
  '\\min_{j \\le k} \\langle \\nabla f(x_j), x_j - s_j\\rangle',
);

/** One corner per step: after k steps no combination of k + 1 corners is closer to the middle of n. */
const corners = (n: number, T: number): Case => ({
  objective: at(squareOnSimplex, { L: 2, n }),
  parameters: { T },
});

/** Almost linear, from the far end: f falls by nearly as much as its tangent. */
const steep: Case = {
  objective: at(boxLeastSquares, { rows: [[0.01]], face: [1], inside: [0], push: [5], start: [-1] }),
  parameters: { T: 1 },
};

export default theorem({
  title: 'Frank-Wolfe with steps 2/(k + 2)',
  about: 'Steps that do not shrink with the distance: the iterates are means of corners.',
  source: {
    cite: 'Frank & Wolfe, An algorithm for quadratic programming, 1956; Jaggi, Revisiting Frank-Wolfe: projection-free sparse convex optimization, 2013, Theorems 1 and 2',
  },

  assumptions: ['convex', 'smooth(L)', 'constrained', 'bounded-set(diam)', 'linearly-minimizable'],
  method: frankWolfe,
  with: { weight: '2/(k + 2)' },
  measures: [gap, frankWolfeGap, leastGap],
  claims: [
    { left: 'gap', right: '2*L*diam^2 / (k + 2)', when: 'k >= 1' },
    { left: 'leastFwGap', right: '27/4 * L*diam^2 / (k + 2)', says: 'the certificate that the method has itself' },
    { left: 'gap', right: 'fwGap', says: 'which is one' },
  ],

  mutants: [
    { right: '2*L*diam^2 / (k + 2)^2', when: 'k >= 1', on: corners(60, 60), why: 'a rate 1/k^2' },
    { right: 'L*diam^2 / (16*(k + 2))', on: corners(60, 40), why: 'a constant of which nothing is left' },
    {
      with: { weight: '1/2' },
      on: corners(2, 200),
      why: 'a fixed step, which jumps between the corners for ever',
    },
    { claim: 2, right: 'fwGap/2', on: steep, why: 'half the certificate' },
  ],
  counterexamples: [
    {
      drops: 'smooth',
      on: { ...corners(20, 3), pretend: { L: 0.1 } },
      why: 'twenty times the curvature that is claimed',
    },
    {
      drops: 'bounded-set',
      on: { ...corners(20, 3), pretend: { diam: 0.3 } },
      why: 'corners further apart than is claimed',
    },
  ],
});

import { interpolatingRegression } from '../../scenarios/learning/interpolating-regression.js';
import { singularLeastSquares } from '../../scenarios/pl/singular-least-squares.js';
import { at } from '../../src/core/scenario.js';
import { between, theorem } from '../../src/core/theorem.js';
import { distance } from '../../src/measures/distance.js';
import { adam } from '../../src/methods/adam.js';
import { gradientDescent } from '../../src/methods/gradientDescent.js';

/** X = diag(2, smin) beside a column of zeros, started off the interpolant along one of the singular vectors. */
const along = (vector: 'smin' | 'smax', { smin = 1, h, T }: { smin?: number; h: number; T: number }) => ({
  objective: at(interpolatingRegression, {
    rows: [
      [8, 0, 0],
      [0, 4 * smin, 0],
    ],
    center: [1, 2, 3],
    offset: vector === 'smax' ? [4, 0] : [0, 4],
  }),
  parameters: { h, T },
});

export default theorem({
  title: 'Gradient descent on underdetermined least squares converges to the interpolant nearest to its start',
  about:
    'With f = 1/2 ||Xw - y||^2, mu and L are the squares of the smallest and largest nonzero singular values of X, and ' +
    'x* = pinv(X) y + (I - pinv(X) X) x_0. From x_0 = 0 it is the interpolant of least norm.',
  source: {
    cite: 'classical (Landweber iteration); Zhang, Bengio, Hardt, Recht & Vinyals 2017; Gunasekar et al. 2018',
  },

  assumptions: ['quadratic', 'convex', 'smooth(L)', 'pl(mu)', 'minimizer', 'nearest-minimizer'],
  method: gradientDescent,
  parameters: { h: between(0, 2, { open: 'both' }), eta: 'h/L' },
  measure: distance,
  bound: 'max(abs(1 - eta*mu), abs(1 - eta*L))^k*D',
  claims: [{ left: 'dist', right: 'D', says: 'never farther than at the start' }],

  tight: [along('smin', { h: 0.5, T: 10 }), along('smin', { h: 1, T: 20 }), along('smax', { h: 1.9, T: 10 })],
  mutants: [
    {
      right: 'max(abs(1 - 1.01*eta*mu), abs(1 - eta*L))^k*D',
      on: along('smin', { h: 0.5, T: 10 }),
      why: 'a singular value half a percent larger than the smallest',
    },
    {
      right: 'abs(1 - eta*mu)^k*D',
      on: along('smax', { smin: 1.75, h: 1.9, T: 5 }),
      why: 'the factor of short steps, for all steps below 2/L',
    },
    {
      right: 'max(abs(1 - eta*mu), abs(1 - eta*L))^(2*k)*D',
      on: along('smin', { h: 0.5, T: 10 }),
      why: 'the rate of the loss',
    },
  ],
  counterexamples: [
    {
      drops: 'nearest-minimizer',
      on: {
        objective: at(singularLeastSquares, { rows: [[1, 0]], center: [0, 0], start: [1, 1] }),
        parameters: { h: 0.5, T: 20 },
      },
      why: 'the interpolant of least norm, from a start with a part in the null space: that part stays',
    },
    {
      drops: 'h < 2',
      claim: 1,
      on: along('smax', { h: 2.1, T: 30 }),
      why: 'a step beyond 2/L diverges',
    },
    {
      drops: 'gradient descent',
      method: adam,
      with: {
        stepSize: 'eta',
        firstDecay: '0',
        secondDecay: '0',
        epsilon: '0',
        firstCorrection: '1',
        secondCorrection: '1',
      },
      on: {
        objective: at(interpolatingRegression, { rows: [[4, 8]], center: [4, 8], offset: [-4] }),
        parameters: { h: 0.05, T: 400 },
      },
      why: 'sign descent moves along (1, 1) from 0, out of the row space of X = (1, 2), to another interpolant',
    },
  ],
});

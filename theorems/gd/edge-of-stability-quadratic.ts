import { quadratic } from '../../scenarios/strongly-convex/quadratic.js';
import { at } from '../../src/core/scenario.js';
import { between, type Case, theorem } from '../../src/core/theorem.js';
import { coordinateErrors, curvatures, startErrors } from '../../src/measures/eigendirections.js';
import { gradientDescent } from '../../src/methods/gradientDescent.js';

/** One curvature 1, started at 1. */
const one = (eta: number, T: number): Case => ({
  objective: at(quadratic, { spectrum: [1], start: [1] }),
  parameters: { eta, T },
});
/** Curvatures on both sides of the threshold, and on it. */
const around: Case = {
  objective: at(quadratic, { spectrum: [0.5, 2, 4, 5], start: [1, -3, 2, 0.1] }),
  parameters: { eta: 0.5, T: 20 },
};

export default theorem({
  title: 'Gradient descent on a quadratic: each direction is stable if and only if its curvature is below 2/eta',
  about:
    'Curvatures above 2/eta grow geometrically, at 2/eta they flip for ever, between 1/eta and 2/eta they shrink and change sign.',
  source: {
    cite: 'folklore; in deep learning: Cohen, Kaur, Li, Kolter & Talwalkar, Gradient descent on neural networks typically occurs at the edge of stability, 2021',
    arxiv: '2103.00065',
  },

  assumptions: ['diagonal-quadratic', 'smooth(L)', 'minimizer'],
  method: gradientDescent,
  parameters: { eta: between(0, '3/L', { open: 'low' }) },
  horizon: [1, 30],
  measures: [coordinateErrors, startErrors, curvatures],
  claims: [
    { left: 'e', is: '=', right: '(1 - eta*lambda)^k * ei0', says: 'the error along each direction, sign included' },
    {
      left: 'abs(e) < abs(ei0)',
      is: '<=>',
      right: 'eta*lambda < 2',
      when: 'k >= 1 and ei0 != 0 and lambda > 0',
      says: 'smaller than at the start exactly below the threshold',
    },
    {
      left: 'abs(e) > abs(ei0)',
      is: '<=>',
      right: 'eta*lambda > 2',
      when: 'k >= 1 and ei0 != 0',
      says: 'larger exactly above it',
    },
    {
      left: 'e * ei0 < 0',
      is: '<=>',
      right: 'eta*lambda > 1',
      when: 'mod(k, 2) == 1 and ei0 != 0',
      says: 'on the other side after an odd number of steps exactly above 1/eta',
    },
  ],

  tight: [one(1.9, 30), one(2, 30), one(2.1, 30), around],
  mutants: [
    { right: '(1 - 2*eta*lambda)^k * ei0', on: one(0.2, 10), why: 'twice the curvature' },
    { right: '(1 - 1.01*eta*lambda)^k * ei0', on: one(0.2, 10), why: 'one percent more curvature' },
    { right: 'exp(-eta*k*lambda) * ei0', on: one(0.2, 10), why: 'gradient flow, whose steps are infinitely short' },
    { right: 'abs(1 - eta*lambda)^k * ei0', on: one(1.5, 5), why: 'the sign forgotten' },
    { claim: 1, right: 'eta*lambda < 1', on: one(1.5, 5), why: 'divergence claimed from 1/eta on' },
    { claim: 1, right: 'eta*lambda < 2.1', on: one(2.05, 20), why: 'convergence claimed up to 2.1/eta' },
    { claim: 1, right: 'eta*lambda <= 2', on: one(2, 4), why: 'convergence claimed at the threshold itself' },
    { claim: 2, right: 'eta*lambda >= 2', on: one(2, 4), why: 'divergence claimed at the threshold itself' },
    { claim: 3, right: 'eta*lambda > 0.9', on: one(0.95, 5), why: 'oscillation claimed too early' },
  ],
});

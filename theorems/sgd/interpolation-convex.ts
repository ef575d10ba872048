import { interpolatingQuadratics } from '../../scenarios/finite-sum/interpolating-quadratics.js';
import { tiltedQuadratics } from '../../scenarios/finite-sum/tilted-quadratics.js';
import { uniformSampling } from '../../scenarios/noise/sampling.js';
import { at } from '../../src/core/scenario.js';
import { between, inExpectation, theorem } from '../../src/core/theorem.js';
import { averageGap } from '../../src/measures/averageGap.js';
import { stochasticGradientDescent } from '../../src/methods/stochasticGradientDescent.js';

/** One curved component among flat ones: a full step on it, sooner or later, ends at the minimizer. */
const oneCurved = (n: number, h: number, T: number) => ({
  objective: at(interpolatingQuadratics, {
    curvatures: Array.from({ length: n }, (_, i) => [i === 0 ? 1 : 0]),
    minimizer: [0],
    start: [1],
  }),
  noise: at(uniformSampling, {}),
  parameters: { h, T },
});

export default theorem({
  title: 'SGD under interpolation, convex: the rate of gradient descent without a floor',
  source: {
    cite: 'Ma, Bassily & Belkin, The power of interpolation, 2018; Vaswani, Bach & Schmidt, Fast and faster convergence of SGD for over-parameterized models, 2019; constants derived here',
  },

  assumptions: ['finite-sum(n)', 'convex@each', 'smooth(L)@each', 'interpolation', 'minimizer', 'uniform-sampling'],
  method: stochasticGradientDescent,
  parameters: { h: between(0, 1, { open: 'low' }), eta: 'h/L' },
  where: ['D > 0'],
  horizon: [1, 20],
  measures: [averageGap],
  claims: [{ left: 'meanGap', right: 'D^2/(2*eta*k)', when: 'k >= 1', quantifier: inExpectation }],

  tight: [oneCurved(2, 1, 7), oneCurved(1, 1, 3)],
  mutants: [
    { right: '0.98*D^2/(2*eta*k)', on: oneCurved(2, 1, 7), why: 'two in a hundred below the bound' },
    { right: 'D^2/(4*eta*k)', on: oneCurved(2, 1, 7), why: 'half the bound' },
    { right: 'D^2/(2*eta*k*n)', on: oneCurved(3, 1, 5), why: 'a gain from n that is not there' },
    {
      parameters: { h: between(0, 2, { open: 'both' }) },
      on: oneCurved(1, 1.9, 30),
      why: 'steps up to 2/L: the bound is for steps up to 1/L',
    },
  ],
  counterexamples: [
    {
      drops: 'interpolation',
      on: {
        objective: at(tiltedQuadratics, { curvatures: [[1], [1]], tilts: [[1], [0]], minimizer: [0], start: [0.5] }),
        noise: at(uniformSampling, {}),
        parameters: { h: 1, T: 6 },
      },
      why: 'two minimizers: every step jumps to one of them',
    },
  ],
});

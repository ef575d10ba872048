import { uniformSampling } from '../../scenarios/noise/sampling.js';
import { guardedLinearUnits, normalizedLinearUnits } from '../../scenarios/scale-invariant/normalized-linear-units.js';
import { at } from '../../src/core/scenario.js';
import { between, theorem } from '../../src/core/theorem.js';
import { gradientNormSquared } from '../../src/measures/gradientNormSquared.js';
import {
  gradientAlongWeights,
  gradientsAcrossScales,
  scaledGradientSquared,
  stepSquared,
  weightNormSquared,
} from '../../src/measures/scaleInvariance.js';
import { heavyBall } from '../../src/methods/heavyBall.js';
import { stochasticGradientDescent } from '../../src/methods/stochasticGradientDescent.js';

const data = { slopes: [[1, 0.5]], variances: [1, 2], start: [1, -1] };
const run = {
  objective: at(normalizedLinearUnits, data),
  noise: at(uniformSampling, {}),
  parameters: { h: 0.3, T: 20 },
};
const guarded = { ...run, objective: at(guardedLinearUnits, data) };

export default theorem({
  title: 'Scale-invariant losses: the gradient is orthogonal to the weights, and their norm grows by Pythagoras',
  source: {
    cite: 'van Laarhoven 2017; Arora, Li & Lyu, Theoretical analysis of auto rate-tuning by batch normalization, 2019; Salimans & Kingma 2016',
  },

  assumptions: ['scale-invariant@each', 'unbiased', 'uniform-sampling'],
  method: stochasticGradientDescent,
  parameters: { h: between(0.01, 2, { scale: 'log' }), eta: 'h*size^2/spread' },
  horizon: [1, 20],
  measures: [
    weightNormSquared,
    stepSquared,
    gradientAlongWeights,
    gradientNormSquared,
    scaledGradientSquared,
    gradientsAcrossScales,
  ],
  // |f| <= spread, and size = ||w_0||.
  symbols: { spread: 'F', size: 'X' },
  claims: [
    { left: 'inner', is: '=', right: '0', scale: 'spread', says: 'the gradient is orthogonal to the weights' },
    {
      left: 'scaledGradSquared',
      is: '=',
      right: 'gradSquared/9',
      scale: 'spread^2/normSquared',
      says: 'grad f(c w) = grad f(w)/c with c = 3: the lengths',
    },
    {
      left: 'crossGradient',
      is: '=',
      right: 'gradSquared/3',
      scale: 'spread^2/normSquared',
      says: 'and the directions',
    },
    {
      left: 'normSquared',
      is: '=',
      right: 'normSquaredPrev + stepSquared',
      when: 'k >= 1',
      says: '||w_k+1||^2 = ||w_k||^2 + eta^2 ||g_k||^2 with the stochastic gradient g_k: the norm never shrinks',
    },
  ],

  mutants: [
    { claim: 3, right: 'normSquaredPrev + stepSquared/eta', on: run, why: 'eta instead of eta^2' },
    { claim: 3, right: 'normSquaredPrev', on: run, why: 'the norm said to stay: true of the flow, not of steps' },
    { claim: 3, is: '<=', right: 'normSquaredPrev', on: run, why: 'the norm said to shrink' },
    { claim: 1, right: '9*gradSquared', on: run, why: 'grad f(c w) = c grad f(w)' },
    { claim: 2, right: 'gradSquared', on: run, why: 'a gradient that does not feel the scale' },
  ],
  counterexamples: [
    {
      drops: 'scale-invariant@each',
      on: guarded,
      why: 'a constant added to the variance: the gradient points outwards',
    },
    { drops: 'scale-invariant@each', claim: 3, on: guarded, why: 'the same in the norm' },
    {
      drops: 'gradient steps',
      claim: 3,
      method: heavyBall,
      with: { momentum: '0.9' },
      on: run,
      why: 'momentum: the step is not orthogonal to the weights',
    },
  ],
});

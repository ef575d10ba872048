import { absoluteDeviations } from '../../scenarios/finite-sum/absolute-deviations.js';
import { constantBias } from '../../scenarios/noise/constant-bias.js';
import { noNoise } from '../../scenarios/noise/no-noise.js';
import { rademacher } from '../../scenarios/noise/rademacher.js';
import { at } from '../../src/core/scenario.js';
import { between, inExpectation, theorem } from '../../src/core/theorem.js';
import { averageGap, averageIterateGap } from '../../src/measures/averageGap.js';
import { stochasticGradientDescent } from '../../src/methods/stochasticGradientDescent.js';

/** f(x) = |x| from 1. */
const absoluteValue = at(absoluteDeviations, { rows: [[1]], minimizer: [0], start: [1] });

/** T - 1 equal steps down |x|, to the minimum. */
const descent = (T: number) => ({
  objective: absoluteValue,
  noise: at(noNoise, { sigma2: 0 }),
  parameters: { s: 1 / (T - 1), T },
});

const noisy = (B: number, s: number, T: number) => ({
  objective: absoluteValue,
  noise: at(rademacher, { B }),
  parameters: { s, T },
});

const bound = 'D^2/(2*eta*k) + eta*G^2/2';

export default theorem({
  title: 'Averaged SGD, convex with bounded second moment, constant step',
  source: {
    cite: 'Nemirovski, Juditsky, Lan & Shapiro, Robust stochastic approximation approach to stochastic programming, 2009; classical',
  },

  assumptions: ['convex', 'lipschitz', 'minimizer', 'unbiased', 'bounded-second-moment(G)'],
  method: stochasticGradientDescent,
  parameters: { s: between(0.1, 10, { scale: 'log' }), eta: 's*D/G' },
  where: ['D > 0'],
  horizon: [1, 20],
  measures: [averageIterateGap, averageGap],
  claims: [
    {
      left: 'avgGap',
      right: bound,
      when: 'k >= 1',
      quantifier: inExpectation,
      says: 'at the average of x_0, ..., x_{k-1}',
    },
    { left: 'meanGap', right: bound, when: 'k >= 1', quantifier: inExpectation, says: 'the average of the gaps' },
  ],

  tight: [descent(5), descent(20), noisy(1, 0.5, 5)],
  mutants: [
    { right: '0.99*(D^2/(2*eta*k) + eta*G^2/2)', on: descent(20), why: 'one in a hundred below the bound' },
    { right: 'D^2/(4*eta*k) + eta*G^2/4', on: descent(10), why: 'half the bound' },
    { right: 'D^2/(2*eta*k)', on: noisy(3, 1, 9), why: 'no floor' },
    { claim: 1, right: 'D^2/(2*eta*k) + eta*G^2/8', on: noisy(3, 1, 9), why: 'a quarter of the floor' },
  ],
  counterexamples: [
    {
      drops: 'unbiased',
      on: { objective: absoluteValue, noise: at(constantBias, { bias: 2 }), parameters: { s: 1, T: 30 } },
      why: 'the bias beats the slope, and x drifts away for ever',
    },
  ],
});

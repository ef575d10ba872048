import { huber } from '../../scenarios/convex/huber.js';
import { gaussian } from '../../scenarios/noise/gaussian.js';
import { noNoise } from '../../scenarios/noise/no-noise.js';
import { quadratic } from '../../scenarios/strongly-convex/quadratic.js';
import { at } from '../../src/core/scenario.js';
import { between, inExpectation, theorem } from '../../src/core/theorem.js';
import { gap } from '../../src/measures/gap.js';
import { gradientNormSquared } from '../../src/measures/gradientNormSquared.js';
import { stochasticGradientDescent } from '../../src/methods/stochasticGradientDescent.js';

/** One curvature, 1; from the minimizer the gap climbs to its steady state. */
const parabola = (q: number, T: number, sigma2: number, start: number) => ({
  objective: at(quadratic, { spectrum: [1], start: [start] }),
  noise: sigma2 > 0 ? at(gaussian, { sigma2 }) : at(noNoise, { sigma2: 0 }),
  parameters: { q, T },
});

const decay = '(1 - 2*mu*eta)^k*Delta';

export default theorem({
  title: 'SGD under the Polyak-Lojasiewicz inequality, constant step: linear to a floor',
  about:
    'The published bound asks for C2 >= E||g_k||^2 along the run. C2 is the value that the descent lemma and ' +
    '||grad f||^2 <= 2 L (f - f*) give for it when eta < 2/L; the second claim checks it.',
  source: {
    cite: 'Karimi, Nutini & Schmidt, Linear convergence of gradient and proximal-gradient methods under the Polyak-Lojasiewicz condition, 2016; C2 derived here',
  },

  assumptions: ['pl(mu)', 'smooth(L)', 'minimizer', 'unbiased', 'bounded-variance(sigma2)'],
  method: stochasticGradientDescent,
  parameters: {
    q: between(0, 1, { open: 'both' }),
    eta: 'q*min(1/(2*mu), 2/L)',
    C2: '2*L*max(Delta, L*eta*sigma2 / (2*mu*(2 - L*eta))) + sigma2',
  },
  measures: [gap, gradientNormSquared],
  claims: [
    { left: 'gap', right: `${decay} + L*C2*eta / (4*mu)`, quantifier: inExpectation },
    {
      left: 'gradSquared',
      right: 'C2 - sigma2',
      quantifier: inExpectation,
      says: 'with unbiased noise, E||g_k||^2 <= C2',
    },
  ],

  tight: [parabola(0.5, 40, 25, 0), parabola(0.99, 20, 1, 0)],
  mutants: [
    { right: `${decay} + L*C2*eta / (8*mu)`, on: parabola(0.5, 40, 1, 0), why: 'half the floor' },
    {
      right: `${decay} + 0.99*L*C2*eta / (4*mu)`,
      on: parabola(0.5, 40, 1, 0),
      why: 'one in a hundred below the floor',
    },
    { right: decay, on: parabola(0.5, 40, 1, 0), why: 'no floor' },
    {
      right: '(1 - 4*mu*eta)^k*Delta + L*C2*eta / (4*mu)',
      on: parabola(0.04, 50, 0, 1),
      why: 'twice the rate',
    },
    {
      claim: 1,
      right: '0.9*(C2 - sigma2)',
      on: parabola(0.5, 40, 1, 0),
      why: 'the second moment is that large in the steady state',
    },
  ],
  counterexamples: [
    {
      drops: 'pl',
      on: {
        objective: at(huber, { L: 1, kink: 0.1, start: 10 }),
        noise: at(noNoise, { sigma2: 0 }),
        pretend: { mu: 0.5 },
        parameters: { q: 0.2, T: 60 },
      },
      why: 'linear far from its minimum: the gap falls by steps of one size',
    },
    {
      drops: 'smooth',
      on: { ...parabola(0.9, 20, 0, 1), pretend: { L: 0.1, mu: 0.1 } },
      why: 'ten times the curvature that is claimed: the step is beyond 2/L',
    },
  ],
});

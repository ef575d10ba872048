import { constantBias } from '../../scenarios/noise/constant-bias.js';
import { gaussian } from '../../scenarios/noise/gaussian.js';
import { noNoise } from '../../scenarios/noise/no-noise.js';
import { spike } from '../../scenarios/noise/spike.js';
import { quadratic } from '../../scenarios/strongly-convex/quadratic.js';
import { at, type Placed } from '../../src/core/scenario.js';
import { between, oneOf, theorem } from '../../src/core/theorem.js';
import { distanceSquared } from '../../src/measures/distance.js';
import { largestSoFar, smallestSoFar } from '../../src/measures/extreme.js';
import { stochasticGradientDescent } from '../../src/methods/stochasticGradientDescent.js';

/** sum_{j >= k} eta_j^2: the squared steps telescope. */
const tail = '(h/L)^2*(k + 1)^(-q)';

const V = largestSoFar(distanceSquared, `distSquared + sigma2*${tail}`, 'V', '\\max_{j \\le k} V_j');
const nearest = smallestSoFar(distanceSquared, 'distSquared', 'nearest', '\\min_{j \\le k} \\|x_j - x^\\star\\|^2');

const parabola = (noise: Placed, start: number, parameters: Record<string, number>) => ({
  objective: at(quadratic, { spectrum: [1], start: [start] }),
  noise,
  parameters,
});
const unit = at(gaussian, { sigma2: 1 });
/** Rare spikes, along a nearly flat way: each jumps to about c V_0, and between them V falls. */
const jump = (m: number, start: number, c: number) =>
  parabola(at(spike, { m, sigma2: 1 }), start, { q: 1, h: 0.02, c, T: 20 });
const exact = at(noNoise, { sigma2: 0 });

export default theorem({
  title: 'Robbins-Monro steps: maximal inequality of the supermartingale behind almost sure convergence',
  about:
    'V_k = ||x_k - x*||^2 + sigma^2 sum_{j >= k} eta_j^2. Steps eta_k = (h/L) sqrt((k+1)^-q - (k+2)^-q), of order ' +
    'k^(-(1+q)/2), have the exact tail (h/L)^2 (k+1)^-q, and an infinite sum for q <= 1.',
  source: {
    cite: 'Robbins & Monro, A stochastic approximation method, 1951; Robbins & Siegmund, A convergence theorem for non negative almost supermartingales, 1971; Ville, Étude critique de la notion de collectif, 1939',
  },

  assumptions: ['convex', 'smooth(L)', 'minimizer', 'unbiased', 'bounded-variance(sigma2)'],
  method: stochasticGradientDescent,
  parameters: {
    q: between(0.1, 1),
    h: between(0, '2/sqrt(1 - 2^(-q))', { open: 'low' }),
    c: oneOf(1.2, 2, 4, 8),
  },
  with: { stepSize: 'h/L*sqrt((k + 1)^(-q) - (k + 2)^(-q))' },
  where: ['D > 0'],
  horizon: [1, 40],
  measures: [V, nearest],
  claims: [
    {
      left: 'V',
      right: 'c*V0',
      when: 'k == T',
      quantifier: { kind: 'with-probability', delta: '1/c' },
      says: 'V_k ever exceeds c V_0 with probability at most 1/c',
    },
    {
      left: 'nearest',
      right: 'c*V0*L/(mu*h*sqrt(q)*log((k + 2)/2))',
      assumes: ['strongly-convex(mu)'],
      when: 'k == T and h*sqrt(1 - 2^(-q)) <= 1',
      quantifier: {
        kind: 'almost-surely',
        delta: '1/c',
        surrogate:
          'x_k comes as near to x* as one likes, and by the first claim stays there: within k steps, up to probability 1/c, ' +
          'to a squared distance of c V_0 / (mu sum_{j<k} eta_j)',
      },
      says: 'x_k -> x* almost surely if f is strongly convex',
    },
  ],

  tight: [parabola(unit, 0.001, { q: 1, h: 0.1, c: 1.2, T: 60 }), jump(3, -0.01, 2), jump(9, -0.01, 4)],
  mutants: [
    {
      quantifier: { kind: 'with-probability', delta: '0.55/c' },
      on: jump(3, -0.01, 2),
      why: 'about half the probability: spikes can make the most of it',
    },
    { quantifier: { kind: 'with-probability', delta: '1/c^2' }, on: jump(9, -0.01, 4), why: 'a square in the tail' },
    {
      right: 'c*D^2',
      on: parabola(unit, 0.1, { q: 1, h: 0.5, c: 4, T: 20 }),
      why: 'no allowance for the noise to come',
    },
    {
      claim: 1,
      right: 'c*V0*L/(mu*h*sqrt(q)*k)',
      on: parabola(exact, 1, { q: 1, h: 0.3, c: 1.2, T: 80 }),
      why: 'the sum of constant steps for that of decreasing ones',
    },
  ],
  counterexamples: [
    {
      drops: 'square-summable steps',
      with: { stepSize: 'h/L' },
      on: parabola(unit, 0.001, { q: 1, h: 0.3, c: 4, T: 60 }),
      why: 'a constant step never settles',
    },
    {
      drops: 'steps with an infinite sum',
      claim: 1,
      with: { stepSize: 'h/L*0.5^(k + 2)' },
      on: parabola(exact, 1, { q: 1, h: 1, c: 1.2, T: 200 }),
      why: 'summable steps stall on the way, here at a third of the squared distance',
    },
    {
      drops: 'unbiased',
      on: { ...parabola(at(constantBias, { bias: 2 }), 0.1, { q: 1, h: 0.5, c: 4, T: 20 }), pretend: { sigma2: 0.01 } },
      why: 'a bias moves the limit',
    },
  ],
});

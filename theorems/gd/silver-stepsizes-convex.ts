import { huber } from '../../scenarios/convex/huber.js';
import { gaussianDip } from '../../scenarios/non-convex/gaussian-dip.js';
import { quadratic } from '../../scenarios/strongly-convex/quadratic.js';
import { at } from '../../src/core/scenario.js';
import { type Case, theorem } from '../../src/core/theorem.js';
import { gap } from '../../src/measures/gap.js';
import { gradientDescent } from '../../src/methods/gradientDescent.js';

/** The exponent of 2 in k + 1, below 64. */
const exponent = [2, 4, 8, 16, 32].map((power) => `(mod(k + 1, ${power}) == 0)`).join(' + ');
const silver = `(1 + (1 + sqrt(2))^(${exponent} - 1)) / L`;
const ENDS = [1, 3, 7, 15, 31];
const atEnd = `(${ENDS.map((end) => `k == ${end}`).join(' or ')})`;

/** The Huber function whose kink sits where the last step lands: the steps add up to (1 + sqrt(2))^m - 1. */
const attaining = (T: number): Case => ({
  objective: at(huber, { L: 1, kink: 1 / (2 * (1 + Math.SQRT2) ** Math.log2(T + 1) - 1), start: 1 }),
  parameters: { T },
});

const published = 'L*D^2 / (1 + sqrt(4*(1 + sqrt(2))^(2*log2(k + 1)) - 3))';
const exact = 'L*D^2 / (4*(1 + sqrt(2))^log2(k + 1) - 2)';

export default theorem({
  title: 'Gradient descent with silver steps, smooth convex: faster than 1/k without momentum',
  about:
    'Step t = 1, 2, ... is 1 + (1 + sqrt(2))^(v - 1) times 1/L, with v the exponent of 2 in t: sqrt(2), 2, sqrt(2), 2 + sqrt(2), ... ' +
    'The claims are about the ends of whole patterns, k = 2^m - 1; in between values may rise.',
  source: {
    cite: 'Altschuler & Parrilo, Acceleration by stepsize hedging II: silver stepsize schedule for smooth convex optimization, 2023',
    at: 'Theorem 1.1',
  },

  assumptions: ['convex', 'smooth(L)', 'minimizer'],
  method: gradientDescent,
  with: { stepSize: silver },
  horizon: [1, 31],
  measures: [gap],
  claims: [
    { left: 'gap', right: published, when: atEnd, says: 'published: k^-1.27' },
    {
      left: 'gap',
      right: exact,
      when: `${atEnd} and k <= 7`,
      says: 'exact: found here as the value of the semidefinite programs at k = 1, 3, 7, and attained by a Huber function',
    },
  ],

  tight: [1, 3, 7].map(attaining),
  mutants: [
    { right: `0.5 * ${published}`, on: attaining(31), why: 'half the bound' },
    { right: 'L*D^2 / (2*k^2)', on: attaining(31), why: 'an accelerated rate that these steps do not have' },
    {
      right: published.replace('k + 1', '2*k + 2'),
      on: attaining(31),
      why: 'the bound of the pattern after the next doubling',
    },
    {
      with: { stepSize: `1.3 * ${silver}` },
      on: { objective: at(quadratic, { spectrum: [1], start: [1] }), parameters: { T: 31 } },
      why: 'all steps a third longer',
    },
    { claim: 1, right: `0.999 * ${exact}`, on: attaining(7), why: 'one in a thousand below the exact one' },
    { claim: 1, right: 'L*D^2 / (4*(1 + sqrt(2))^log2(k + 1))', on: attaining(3), why: 'the 2 in it forgotten' },
    {
      right: published,
      when: 'k == 4',
      on: { objective: at(quadratic, { spectrum: [1], start: [1] }), parameters: { T: 4 } },
      why: 'the same claimed in the middle of a pattern, where the last step overshoots',
    },
  ],
  counterexamples: [
    {
      drops: 'convex',
      on: { objective: at(gaussianDip, { start: 6 }), parameters: { T: 31 } },
      why: 'the gradient vanishes far from the minimum, and the gap stays',
    },
    {
      drops: 'smooth',
      on: {
        objective: at(quadratic, { spectrum: [1], start: [1] }),
        parameters: { T: 31 },
        pretend: { L: 0.5 },
      },
      why: 'with twice the curvature that is claimed the long steps overshoot',
    },
  ],
});

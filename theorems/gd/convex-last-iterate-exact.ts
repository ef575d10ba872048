import { huber } from '../../scenarios/convex/huber.js';
import { gaussianDip } from '../../scenarios/non-convex/gaussian-dip.js';
import { quadratic } from '../../scenarios/strongly-convex/quadratic.js';
import { at } from '../../src/core/scenario.js';
import { between, theorem } from '../../src/core/theorem.js';
import { gap } from '../../src/measures/gap.js';
import { gradientDescent } from '../../src/methods/gradientDescent.js';

/** The Huber function whose kink sits where the last step lands. */
const attaining = (T: number, h: number) => ({
  objective: at(huber, { L: 1, kink: 1 / (2 * T * h + 1), start: 1 }),
  parameters: { h, T },
});

export default theorem({
  title: 'Gradient descent, smooth convex: exact worst case of the last iterate for short steps',
  source: {
    cite: 'Drori & Teboulle, Performance of first-order methods for smooth convex minimization: a novel approach, 2014',
    at: 'Theorem 3.1',
    arxiv: '1206.3209',
  },

  assumptions: ['convex', 'smooth(L)', 'minimizer'],
  method: gradientDescent,
  parameters: { h: between(0, 1, { open: 'low' }), eta: 'h/L' },
  measure: gap,
  bound: 'L*D^2 / (4*k*h + 2)',

  tight: [1, 3, 10, 30].flatMap((T) => [0.1, 0.5, 1].map((h) => attaining(T, h))),
  mutants: [
    { right: 'L*D^2 / (4*k*h + 3)', on: attaining(10, 1), why: 'constant just below the exact one' },
    { right: '0.999 * L*D^2 / (4*k*h + 2)', on: attaining(3, 0.5), why: 'one in a thousand below the exact one' },
    { right: 'L*D^2 / (2*k + 1)^2', on: attaining(5, 1), why: 'an accelerated rate this method does not have' },
    {
      parameters: { h: between(0, 1.9) },
      on: { objective: at(quadratic, { spectrum: [1], start: [1] }), parameters: { h: 1.9, T: 1 } },
      why: 'the same formula claimed for long steps',
    },
  ],
  counterexamples: [
    {
      drops: 'convex',
      on: { objective: at(gaussianDip, { start: 6 }), parameters: { h: 1, T: 100 } },
      why: 'the gradient vanishes far from the minimum, and the gap stays',
    },
    {
      drops: 'h <= 1',
      on: { objective: at(quadratic, { spectrum: [1], start: [1] }), parameters: { h: 2.1, T: 30 } },
      why: 'a step beyond 2/L diverges',
    },
  ],
});

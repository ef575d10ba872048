import { huber } from '../../scenarios/convex/huber.js';
import { gaussianDip } from '../../scenarios/non-convex/gaussian-dip.js';
import { quadratic } from '../../scenarios/strongly-convex/quadratic.js';
import { at } from '../../src/core/scenario.js';
import { between, type Case, theorem } from '../../src/core/theorem.js';
import { gap } from '../../src/measures/gap.js';
import { gradientDescent } from '../../src/methods/gradientDescent.js';

/** The Huber function whose kink sits where the last step lands: the first branch. */
const short = (T: number, h: number): Case => ({
  objective: at(huber, { L: 1, kink: 1 / (2 * T * h + 1), start: 1 }),
  parameters: { h, T },
});
/** Curvature L, across which long steps jump: the second branch. */
const long = (T: number, h: number): Case => ({
  objective: at(quadratic, { spectrum: [1], start: [1] }),
  parameters: { h, T },
});

export default theorem({
  title: 'Gradient descent, smooth convex: exact worst case of the last iterate for every constant step',
  about:
    'Two functions compete: one that is nearly flat, on which steps are too short, and a quadratic of curvature L, on which they are too long. The best step for T steps makes both equally bad.',
  source: {
    cite: 'conjectured by Drori & Teboulle, Performance of first-order methods for smooth convex minimization: a novel approach, 2014, and Taylor, Hendrickx & Glineur, Smooth strongly convex interpolation and exact worst-case performance of first-order methods, 2017; proofs of the whole range appeared in 2024-2025 (Kim; Rotaru, Glineur & Patrinos)',
  },

  assumptions: ['convex', 'smooth(L)', 'minimizer'],
  method: gradientDescent,
  parameters: { h: between(0, 2, { open: 'both' }), eta: 'h/L' },
  measure: gap,
  bound: 'L*D^2/2 * max(1/(2*k*h + 1), (1 - h)^(2*k))',

  tight: [short(1, 0.3), short(10, 1), short(5, 1.5), long(5, 1.9), long(3, 1.95), long(30, 1.99)],
  mutants: [
    { right: 'L*D^2 / (4*k*h + 2)', on: long(5, 1.9), why: 'the first branch alone, for long steps' },
    { right: 'L*D^2/2 * (1 - h)^(2*k)', on: short(5, 1.5), why: 'the second branch alone' },
    {
      right: 'L*D^2/2 * max(1/(2*k*h + 1), (1 - h)^(2*k + 2))',
      on: long(3, 1.95),
      why: 'the second branch one step ahead',
    },
    {
      right: 'L*D^2/2 * max(1/(2*k*h + 2), (1 - h)^(2*k))',
      on: short(5, 1.5),
      why: 'a first branch just below the exact one',
    },
  ],
  counterexamples: [
    {
      drops: 'convex',
      on: { objective: at(gaussianDip, { start: 6 }), parameters: { h: 1, T: 100 } },
      why: 'the gradient vanishes far from the minimum, and the gap stays',
    },
  ],
});

import { scenario } from '../../src/core/scenario.js';
import { integer, positive, real, record } from '../../src/core/shape.js';
import { sawtooth as piece } from '../../src/pieces/sawtooth.js';

/**
 * One variable, derivative L u at the ends of teeth of length h u, dipping at rate L between them; minimizer -u, minimum 0.
 * From the end of the K-th tooth, gradient steps of h/L meet the gradient L u every time: the worst case of gradient
 * descent without convexity.
 */
export const sawtooth = scenario({
  title: 'Sawtooth derivative',
  satisfies: 'smooth minimizer',
  instance: record({
    L: positive(0.1, 10),
    u: positive(0.05, 5),
    h: positive(0.05, 2),
    teeth: integer(1, 40),
    start: real(-10, 100),
  }),

  build({ L, u, h, teeth, start }) {
    return {
      dim: 1,
      start: [start],
      minimizer: [-u],
      minimum: 0,
      objective: piece(L, u, h * u, teeth),
      facts: { smooth: [L], minimizer: [] },
    };
  },
});

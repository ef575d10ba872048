import { scenario } from '../../src/core/scenario.js';
import { list, positive, real, record, table } from '../../src/core/shape.js';
import { plainKernels } from '../../src/numerics/kernels.js';
import { twoLayerNetwork as piece } from '../../src/pieces/twoLayerNetwork.js';

/** max |tanh''| = 4 / (3 sqrt 3), rounded up. */
const TANH_CURVATURE = 0.7699;

/**
 * f(a, W) = 1/(2n) sum_i (sum_h a_h tanh(w_h.x_i) - y_i)^2 + ridge/2 ||(a, W)||^2, bounded below by 0.
 * Certified below the level f_0 of the start: there ||(a, W)||^2 <= R^2 = 2 f_0 / ridge and the mean squared residual is at
 * most 2 f_0; the residual's gradient is at most R ||x_i|| long, and its Hessian c_i = ||x_i|| + 0.77 R ||x_i||^2. So
 * L = R^2 mean ||x_i||^2 + sqrt(2 f_0 mean c_i^2) + ridge.
 */
export const twoLayerNetwork = scenario({
  title: 'Two-layer network',
  satisfies: 'bounded-below sublevel-smooth',
  instance: record(
    {
      inputs: table('n', 'p', real(-1, 1)),
      targets: list('n', real(-1, 1)),
      ridge: positive(0.05, 1),
      outer: list('h', real(-1, 1)),
      inner: table('h', 'p', real(-1, 1)),
    },
    { n: [1, 4], p: [1, 2], h: [1, 3] },
  ),

  build({ inputs, targets, ridge, outer, inner }) {
    const start = [...outer, ...inner.flat()];
    const objective = piece(inputs, targets, outer.length, ridge);
    const level = objective.float64(plainKernels).value(plainKernels.place(start));
    const radius = Math.sqrt((2 * level) / ridge);
    const lengths = inputs.map((x) => Math.hypot(...x));
    const mean = (f: (length: number) => number): number =>
      lengths.reduce((sum, length) => sum + f(length), 0) / lengths.length;
    const bend = (length: number): number => length + TANH_CURVATURE * radius * length ** 2;
    const L = radius ** 2 * mean((r) => r ** 2) + Math.sqrt(2 * level * mean((r) => bend(r) ** 2)) + ridge;
    return {
      dim: start.length,
      start,
      minimum: 0,
      objective,
      facts: { 'bounded-below': [], 'sublevel-smooth': [L * (1 + 1e-9)] },
    };
  },
});

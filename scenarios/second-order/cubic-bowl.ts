import { scenario } from '../../src/core/scenario.js';
import { list, positive, real, record } from '../../src/core/shape.js';
import { cubicSum, cubicSumNewton } from '../../src/pieces/cubic.js';

/**
 * f(x) = sum_i lambda_i/2 x_i^2 + M/6 |x_i|^3, with minimizer 0 and minimum 0: strongly convex with an M-Lipschitz Hessian,
 * not smooth. Newton's method attains M/(2 mu) r^2 on it in the limit r -> 0.
 */
export const cubicBowl = scenario({
  title: 'Quadratic plus a cubic',
  satisfies: 'strongly-convex minimizer hessian-lipschitz twice-differentiable',
  instance: record(
    { curvatures: list('d', positive(0.1, 10)), M: positive(0.1, 10), start: list('d', real(-2, 2)) },
    { d: [1, 4] },
  ),

  build({ curvatures, M, start }) {
    return {
      dim: start.length,
      start,
      minimizer: start.map(() => 0),
      minimum: 0,
      objective: cubicSum(curvatures, M),
      newton: cubicSumNewton(curvatures, M),
      facts: {
        'strongly-convex': [Math.min(...curvatures)],
        minimizer: [],
        'hessian-lipschitz': [M],
        'twice-differentiable': [],
      },
    };
  },
});

import { scenario } from '../../src/core/scenario.js';
import { list, positive, real, record } from '../../src/core/shape.js';
import { cubicSum, cubicSumNewton } from '../../src/pieces/cubic.js';

/**
 * f(x) = sum_i lambda_i/2 x_i^2 - M/6 |x_i|^3: 0 is a local minimizer only. In one dimension each Newton step attains
 * M r^2 / (2 (mu - M r)), and from r = 2 mu/(3 M) the iterates go back and forth between x and -x.
 */
export const cubicWell = scenario({
  title: 'Quadratic minus a cubic',
  satisfies: 'nondegenerate-minimizer hessian-lipschitz twice-differentiable',
  instance: record(
    { curvatures: list('d', positive(0.1, 10)), M: positive(0.1, 10), start: list('d', real(-1, 1)) },
    { d: [1, 4] },
  ),

  build({ curvatures, M, start }) {
    return {
      dim: start.length,
      start,
      minimizer: start.map(() => 0),
      objective: cubicSum(curvatures, -M),
      newton: cubicSumNewton(curvatures, -M),
      facts: {
        'nondegenerate-minimizer': [Math.min(...curvatures)],
        'hessian-lipschitz': [M],
        'twice-differentiable': [],
      },
    };
  },
});

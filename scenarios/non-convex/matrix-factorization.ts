import { scenario } from '../../src/core/scenario.js';
import { real, record, table } from '../../src/core/shape.js';
import { roundedUp } from '../../src/numerics/gram.js';
import { plainKernels } from '../../src/numerics/kernels.js';
import { factorization } from '../../src/pieces/factorization.js';

/**
 * f(U) = 1/4 ||U U^T - V V^T||_F^2 for m x r factors, written row by row; minimizer V (and V R for every rotation R), minimum 0.
 * Not convex, and smooth only below a level: with f_0 = f(U_0), ||U||^2 <= ||V V^T|| + 2 sqrt(f_0), so that
 * L = 2 ||V||_F^2 + 6 sqrt(f_0) bounds the Hessian 1/2 ||U X^T + X U^T||^2 + <U U^T - V V^T, X X^T>.
 */
export const matrixFactorization = scenario({
  title: 'Symmetric matrix factorization',
  satisfies: 'minimizer sublevel-smooth',
  instance: record(
    { factor: table('m', 'r', real(-2, 2)), start: table('m', 'r', real(-2, 2)) },
    { m: [2, 4], r: [1, 2] },
  ),

  build({ factor, start }) {
    const objective = factorization(factor.flat(), factor[0].length);
    const level = objective.float64(plainKernels).value(plainKernels.place(start.flat()));
    const size = factor.flat().reduce((sum, v) => sum + v * v, 0);
    return {
      dim: factor.flat().length,
      start: start.flat(),
      minimizer: factor.flat(),
      minimum: 0,
      objective,
      facts: { minimizer: [], 'sublevel-smooth': [roundedUp(2 * size + 6 * Math.sqrt(level)) + 1e-9] },
    };
  },
});

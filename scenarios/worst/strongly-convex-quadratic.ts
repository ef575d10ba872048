import { scenario } from '../../src/core/scenario.js';
import { drawnAs, list, positive, record, where } from '../../src/core/shape.js';
import { diagonalQuadratic } from '../../src/pieces/diagonalQuadratic.js';
import { accepted, drawn, FEW, type Fields, type Lengths, MANY } from './wide.js';

const shape = ({ constant, vector }: Fields, spectrum: typeof vector, { d }: Lengths) =>
  where(
    record({ mu: constant, L: constant, spectrum, start: vector }, { d }),
    'curvatures between mu and L',
    ({ mu, L, spectrum: all }) => all.every((lambda) => mu <= lambda && lambda <= L),
  );

/**
 * f(x) = 1/2 sum_i lambda_i x_i^2 with mu <= lambda_i <= L, where neither need be met: minimizer 0, minimum 0. Worst cases
 * over quadratics are instances.
 */
export const stronglyConvexQuadratic = scenario({
  title: 'Quadratic with curvatures between mu and L',
  satisfies: 'strongly-convex smooth minimizer quadratic',
  instance: drawnAs(
    shape(drawn, list('d', positive(0.1, 10)), FEW),
    shape(accepted, list('d', accepted.constant), MANY),
  ),

  build({ mu, L, spectrum, start }) {
    return {
      dim: start.length,
      start,
      minimizer: start.map(() => 0),
      minimum: 0,
      objective: diagonalQuadratic(spectrum),
      hessian: (A, v, out) => spectrum.forEach((lambda, i) => (out[i] = A.mul(A.of(lambda), v[i]))),
      facts: { 'strongly-convex': [mu], smooth: [L], minimizer: [], quadratic: [] },
    };
  },
});

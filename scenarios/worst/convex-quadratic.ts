import { scenario } from '../../src/core/scenario.js';
import { drawnAs, list, real, record, where } from '../../src/core/shape.js';
import { diagonalQuadratic } from '../../src/pieces/diagonalQuadratic.js';
import { accepted, drawn, FEW, type Fields, type Lengths, MANY, MOST } from './wide.js';

const shape = ({ constant, vector }: Fields, most: number, { d }: Lengths) =>
  where(
    record({ L: constant, spectrum: list('d', real(0, most)), start: vector }, { d }),
    'curvatures of at most L',
    ({ L, spectrum }) => spectrum.every((lambda) => lambda <= L),
  );

/** f(x) = 1/2 sum_i lambda_i x_i^2 with 0 <= lambda_i <= L: minimizer 0, minimum 0. */
export const convexQuadratic = scenario({
  title: 'Quadratic with curvatures between 0 and L',
  satisfies: 'convex smooth minimizer quadratic',
  instance: drawnAs(shape(drawn, 10, FEW), shape(accepted, MOST, MANY)),

  build({ L, spectrum, start }) {
    return {
      dim: start.length,
      start,
      minimizer: start.map(() => 0),
      minimum: 0,
      objective: diagonalQuadratic(spectrum),
      hessian: (A, v, out) => spectrum.forEach((lambda, i) => (out[i] = A.mul(A.of(lambda), v[i]))),
      facts: { convex: [], smooth: [L], minimizer: [], quadratic: [] },
    };
  },
});

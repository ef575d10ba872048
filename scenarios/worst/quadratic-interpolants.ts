import type { Problem } from '../../src/core/problem.js';
import { scenario } from '../../src/core/scenario.js';
import { drawnAs, list, positive, real, record } from '../../src/core/shape.js';
import { diagonalQuadratic } from '../../src/pieces/diagonalQuadratic.js';
import { accepted, drawn, MANY } from './wide.js';

/** A share of an interval. */
const shares = list('d', real(0, 1));

/** f(x) = 1/2 sum_i lambda_i x_i^2, lambda_i = L shares_i: every convex quadratic of curvature at most L, up to rotation. */
export const convexQuadraticInterpolant = scenario({
  title: 'Convex quadratic by its curvatures relative to L',
  satisfies: 'convex smooth minimizer diagonal-quadratic',
  instance: drawnAs(
    record({ L: drawn.constant, shares, start: drawn.vector }, { d: [1, 3] }),
    record({ L: accepted.constant, shares, start: accepted.vector }, { d: MANY.d }),
  ),

  build({ L, shares, start }) {
    return {
      ...planted(
        shares.map((share) => L * share),
        start,
      ),
      facts: { convex: [], smooth: [L], minimizer: [], 'diagonal-quadratic': [] },
    };
  },
});

/** f(x) = 1/2 sum_i lambda_i x_i^2, lambda_i = mu + excess shares_i, L = mu + excess. */
export const stronglyConvexQuadraticInterpolant = scenario({
  title: 'Strongly convex quadratic by its curvatures between mu and L',
  satisfies: 'strongly-convex smooth minimizer diagonal-quadratic',
  instance: drawnAs(
    record({ mu: positive(0.1, 1), excess: drawn.constant, shares, start: drawn.vector }, { d: [1, 3] }),
    record({ mu: accepted.constant, excess: accepted.constant, shares, start: accepted.vector }, { d: MANY.d }),
  ),

  build({ mu, excess, shares, start }) {
    return {
      ...planted(
        shares.map((share) => mu + excess * share),
        start,
      ),
      facts: { 'strongly-convex': [mu], smooth: [mu + excess], minimizer: [], 'diagonal-quadratic': [] },
    };
  },
});

function planted(spectrum: readonly number[], start: readonly number[]): Omit<Problem, 'facts'> {
  return {
    dim: start.length,
    start,
    minimizer: start.map(() => 0),
    minimum: 0,
    objective: diagonalQuadratic(spectrum),
    hessian: (A, v, out) => spectrum.forEach((lambda, i) => (out[i] = A.mul(A.of(lambda), v[i]))),
  };
}

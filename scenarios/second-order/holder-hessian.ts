import { scenario } from '../../src/core/scenario.js';
import { positive, real, record } from '../../src/core/shape.js';
import { generic } from '../../src/pieces/piece.js';

/**
 * f(x) = mu/2 x^2 + |x|^(2+p) / ((1+p)(2+p)) with 0 < p < 1: f'' = mu + |x|^p is Hölder continuous but not Lipschitz at
 * the minimizer 0.
 */
export const holderHessian = scenario({
  title: 'Strongly convex with a second derivative that is not Lipschitz',
  satisfies: 'strongly-convex minimizer twice-differentiable',
  instance: record({ mu: positive(0.1, 10), p: real(0.1, 0.9), start: real(-2, 2) }),

  build({ mu, p, start }) {
    return {
      dim: 1,
      start: [start],
      minimizer: [0],
      minimum: 0,
      objective: generic(1, (A) => {
        const [one, two, exponent] = [A.of(1), A.of(2), A.of(p)];
        return {
          value([x]) {
            const power = A.pow(A.abs(x), A.add(two, exponent));
            const divisor = A.mul(A.add(one, exponent), A.add(two, exponent));
            return A.add(A.div(A.mul(A.of(mu), A.mul(x, x)), two), A.div(power, divisor));
          },
          gradient([x], out) {
            out[0] = A.mul(x, A.add(A.of(mu), A.div(A.pow(A.abs(x), exponent), A.add(one, exponent))));
          },
        };
      }),
      newton: (A, [x], [g], out) => {
        out[0] = A.div(g, A.add(A.of(mu), A.pow(A.abs(x), A.of(p))));
      },
      facts: { 'strongly-convex': [mu], minimizer: [], 'twice-differentiable': [] },
    };
  },
});

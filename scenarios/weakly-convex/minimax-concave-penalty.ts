import { scenario } from '../../src/core/scenario.js';
import { list, positive, real, record } from '../../src/core/shape.js';
import type { Field, Scalar } from '../../src/core/space.js';
import { lengthOf, roundedUp } from '../../src/numerics/gram.js';
import { minimaxConcave } from '../../src/pieces/links.js';
import { separable } from '../../src/pieces/ridges.js';
import { boxSet } from '../../src/pieces/sets.js';

/**
 * f(x) = sum_i w_i p(x_i), p(t) = |t| - t^2 / (2 width) up to |t| = width and constant beyond: minimizer 0, minimum 0, flat far
 * away. The feasible set is the whole space.
 * Certified: rho = max_i w_i / width, G = ||w||.
 *
 * source  Zhang, Nearly unbiased variable selection under minimax concave penalty, 2010
 */
export const minimaxConcavePenalty = scenario({
  title: 'Minimax concave penalty',
  satisfies: 'weakly-convex lipschitz minimizer constrained proximable',
  instance: record(
    { weights: list('d', positive(0.1, 5)), width: positive(0.1, 5), start: list('d', real(-6, 6)) },
    { d: [1, 4] },
  ),

  build({ weights, width, start }) {
    const everywhere = weights.map(() => Number.POSITIVE_INFINITY);
    return {
      dim: weights.length,
      start,
      minimizer: weights.map(() => 0),
      minimum: 0,
      objective: separable(minimaxConcave(width), weights),
      proximal: boxSet(
        everywhere.map((end) => -end),
        everywhere,
      ),
      proximalPoint: (A, x, step, out) =>
        weights.forEach((weight, i) => (out[i] = firmThreshold(A, x[i], A.mul(A.of(weight), step), A.of(width)))),
      facts: {
        'weakly-convex': [roundedUp(Math.max(...weights) / width)],
        lipschitz: [lengthOf(weights)],
        minimizer: [],
        constrained: [],
        proximable: [],
      },
    };
  },
});

/** argmin_y s p(y) + (y - x)^2 / 2 for s < width: 0, a stretched soft threshold, or x itself. */
function firmThreshold(A: Field, x: Scalar, s: Scalar, width: Scalar): Scalar {
  const size = A.abs(x);
  if (A.compare(size, s) <= 0) return A.of(0);
  if (A.compare(size, width) >= 0) return x;
  const shrunk = A.div(A.sub(size, s), A.sub(A.of(1), A.div(s, width)));
  return A.compare(x, A.of(0)) < 0 ? A.neg(shrunk) : shrunk;
}

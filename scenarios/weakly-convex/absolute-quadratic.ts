import { scenario } from '../../src/core/scenario.js';
import { list, positive, real, record } from '../../src/core/shape.js';
import type { Field, Scalar } from '../../src/core/space.js';
import { lengthOf, roundedUp } from '../../src/numerics/gram.js';
import { absoluteQuadratic as link } from '../../src/pieces/links.js';
import { separable } from '../../src/pieces/ridges.js';
import { boxSet } from '../../src/pieces/sets.js';

/**
 * f(x) = sum_i w_i |x_i^2 - root^2| on the box |x_i| <= side = stretch root, started at side times `corner`: minimizers
 * x_i = +-root, minimum 0.
 * Certified: rho = 2 max_i w_i; on the box, subgradients are at most G = 2 side ||w|| long.
 */
export const absoluteQuadratic = scenario({
  title: 'Absolute value of a quadratic, on a box',
  satisfies: 'weakly-convex lipschitz@set constrained proximable',
  instance: record(
    {
      weights: list('d', positive(0.1, 5)),
      root: positive(0.1, 3),
      stretch: real(1, 4),
      corner: list('d', real(-1, 1)),
    },
    { d: [1, 4] },
  ),

  build({ weights, root, stretch, corner }) {
    const side = stretch * root;
    const ends = weights.map(() => side);
    return {
      dim: weights.length,
      start: corner.map((c) => side * c),
      minimizer: weights.map(() => root),
      minimum: 0,
      objective: separable(link(root), weights),
      proximal: boxSet(
        ends.map((end) => -end),
        ends,
      ),
      proximalPoint: (A, x, step, out) =>
        weights.forEach((weight, i) => {
          out[i] = proximal(A, x[i], A.mul(A.of(2 * weight), step), A.of(root), A.of(side));
        }),
      facts: {
        'weakly-convex': [2 * Math.max(...weights)],
        'lipschitz@set': [roundedUp(2 * side * lengthOf(weights))],
        constrained: [],
        proximable: [],
      },
    };
  },
});

/**
 * argmin over |y| <= side of |y^2 - root^2| + (y - x)^2 / s: the stationary point outside +-root, or inside, or the kink
 * between them; then the nearest point of the interval, for the sum is convex (s < 1).
 */
function proximal(A: Field, x: Scalar, s: Scalar, root: Scalar, side: Scalar): Scalar {
  const outside = A.div(x, A.add(A.of(1), s));
  const inside = A.div(x, A.sub(A.of(1), s));
  const signed = (size: Scalar): Scalar => (A.compare(x, A.of(0)) < 0 ? A.neg(size) : size);
  const free =
    A.compare(A.abs(outside), root) > 0 ? outside : A.compare(A.abs(inside), root) < 0 ? inside : signed(root);
  return A.compare(A.abs(free), side) > 0 ? signed(side) : free;
}

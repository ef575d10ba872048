import { scenario } from '../../src/core/scenario.js';
import { list, positive, real, record } from '../../src/core/shape.js';
import { lengthOf } from '../../src/numerics/gram.js';
import { absolute } from '../../src/pieces/links.js';
import { separable } from '../../src/pieces/ridges.js';
import { shifted } from '../../src/pieces/shifted.js';

/** f(x) = sum_i w_i |x_i - c_i|: minimizer c, minimum 0, Lipschitz with constant ||w||; subgradient 0 at the kinks. */
export const absoluteValues = scenario({
  title: 'Weighted absolute values',
  satisfies: 'convex lipschitz minimizer',
  instance: record(
    {
      weights: list('d', positive(0.01, 10)),
      center: list('d', real(-3, 3)),
      start: list('d', real(-10, 10)),
    },
    { d: [1, 8] },
  ),

  build({ weights, center, start }) {
    return {
      dim: weights.length,
      start,
      minimizer: center,
      minimum: 0,
      objective: shifted(separable(absolute(), weights), center),
      facts: { convex: [], lipschitz: [lengthOf(weights)], minimizer: [] },
    };
  },
});

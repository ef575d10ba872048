import { scenario } from '../../src/core/scenario.js';
import { list, positive, real, record, where } from '../../src/core/shape.js';
import { roundedDown } from '../../src/numerics/gram.js';
import { wavySquare as link } from '../../src/pieces/links.js';
import { separable } from '../../src/pieces/ridges.js';
import { rotated } from '../../src/pieces/rotated.js';
import { WAVY_MU } from './wavy-square.js';

/**
 * f(x) = sum_i w_i phi(y_i), y = Q x with Q a reflection and phi(t) = t^2 + 3 sin^2 t: not convex, not separable in x, and PL:
 * ||grad f||^2 = sum_i w_i^2 phi'(y_i)^2 >= 2 mu min_i w_i f. Minimizer 0, minimum 0, L = 8 max_i w_i.
 */
export const wavyValley = scenario({
  title: 'Rotated sum of x^2 + 3 sin^2 x',
  satisfies: 'smooth pl minimizer',
  instance: where(
    record(
      { weights: list('d', positive(0.2, 5)), normal: list('d', real(-1, 1)), start: list('d', real(-10, 10)) },
      { d: [2, 6] },
    ),
    'a normal that is not zero',
    ({ normal }) => Math.hypot(...normal) > 1e-3,
  ),

  build({ weights, normal, start }) {
    return {
      dim: weights.length,
      start,
      minimizer: weights.map(() => 0),
      minimum: 0,
      objective: rotated(separable(link, weights), normal),
      facts: {
        smooth: [8 * Math.max(...weights)],
        pl: [roundedDown(WAVY_MU * Math.min(...weights))],
        minimizer: [],
      },
    };
  },
});

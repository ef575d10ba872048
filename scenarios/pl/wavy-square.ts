import { scenario } from '../../src/core/scenario.js';
import { positive, real, record } from '../../src/core/shape.js';
import { roundedDown } from '../../src/numerics/gram.js';
import { wavySquare as link } from '../../src/pieces/links.js';
import { separable } from '../../src/pieces/ridges.js';

/**
 * A PL constant of t^2 + 3 sin^2 t: the least of f'^2 / (2 f) is 0.17549... Certified in test/scenarios/pl.test.ts, by a
 * grid with a Lipschitz constant for |t| <= 5 and (2|t| - 3)^2 >= 2 mu (t^2 + 3) beyond.
 */
export const WAVY_MU = 0.175;

/**
 * f(x) = weight (x^2 + 3 sin^2 x): not convex, minimizer 0 its only stationary point, minimum 0. L = 8 weight exactly.
 *
 * source  Karimi, Nutini & Schmidt, Linear convergence of gradient and proximal-gradient methods under the
 *         Polyak-Lojasiewicz condition, 2016 (with the PL constant 1/32)
 */
export const wavySquare = scenario({
  title: 'The PL function x^2 + 3 sin^2 x',
  satisfies: 'smooth pl minimizer',
  instance: record({ weight: positive(0.1, 10), start: real(-30, 30) }),

  build({ weight, start }) {
    return {
      dim: 1,
      start: [start],
      minimizer: [0],
      minimum: 0,
      objective: separable(link, [weight]),
      facts: { smooth: [8 * weight], pl: [roundedDown(WAVY_MU * weight)], minimizer: [] },
    };
  },
});

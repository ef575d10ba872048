import { assumption } from '../core/assumption.js';
import { rule } from '../core/facts.js';
import { auditPairs, difference, dot, rounding } from './pairs.js';

export const weaklyConvex = assumption({
  axis: 'objective',
  definition:
    'f + rho/2 ||x||^2 is convex: f(y) >= f(x) + <g, y - x> - rho/2 ||y - x||^2 for every subgradient g at x.',
  latex: 'f(y) \\ge f(x) + \\langle g_x, y - x\\rangle - \\tfrac{\\rho}{2}\\|y - x\\|^2',
  constants: [{ symbol: 'rho', dimension: 'F/X^2', is: 'upper' }],
  implies: [rule(['smooth'], 'weakly-convex', ([L]) => [L])],
  audit: (world, [rho], stream, subject) =>
    auditPairs(world, subject, stream, (a, b) => {
      const step = difference(b.x, a.x);
      const linear = dot(a.g, step);
      const square = (rho / 2) * dot(step, step);
      const below = a.f + linear - square - b.f;
      return below > rounding(a.f, b.f, linear, square) ? `f(y) is ${below} below the concave quadratic` : undefined;
    }),
});

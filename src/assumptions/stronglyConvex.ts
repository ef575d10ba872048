import { assumption } from '../core/assumption.js';
import { rule } from '../core/facts.js';
import { auditPairs, difference, dot, rounding } from './pairs.js';

export const stronglyConvex = assumption({
  axis: 'objective',
  definition: 'f(y) >= f(x) + <grad f(x), y - x> + mu/2 ||y - x||^2.',
  latex: 'f(y) \\ge f(x) + \\langle \\nabla f(x), y - x\\rangle + \\tfrac{\\mu}{2}\\|y-x\\|^2',
  constants: [{ symbol: 'mu', dimension: 'F/X^2', is: 'lower' }],
  implies: [
    rule(['strongly-convex'], 'convex', () => []),
    rule(['strongly-convex'], 'pl', ([mu]) => [mu]),
    rule(['strongly-convex@each'], 'strongly-convex', ([mu]) => [mu]),
    rule(['strongly-convex@each'], 'convex@each', () => []),
  ],
  audit: (world, [mu], stream, subject) =>
    auditPairs(world, subject, stream, (a, b) => {
      const step = difference(b.x, a.x);
      const linear = dot(a.g, step);
      const square = (mu / 2) * dot(step, step);
      const below = a.f + linear + square - b.f;
      return below > rounding(a.f, b.f, linear, square) ? `f(y) is ${below} below the quadratic at x` : undefined;
    }),
});

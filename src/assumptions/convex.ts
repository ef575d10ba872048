import { assumption } from '../core/assumption.js';
import { auditPairs, difference, dot, rounding } from './pairs.js';

export const convex = assumption({
  axis: 'objective',
  definition: 'f lies above its tangents: f(y) >= f(x) + <g, y - x> for every (sub)gradient g at x.',
  latex: 'f(y) \\ge f(x) + \\langle g_x, y - x\\rangle',
  audit: (world, _constants, stream, subject) =>
    auditPairs(world, subject, stream, (a, b) => {
      const linear = dot(a.g, difference(b.x, a.x));
      const below = a.f + linear - b.f;
      return below > rounding(a.f, b.f, linear) ? `f(y) is ${below} below the tangent at x` : undefined;
    }),
});

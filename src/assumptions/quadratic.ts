import { assumption } from '../core/assumption.js';
import { auditPairs, difference, dot, rounding } from './pairs.js';

export const quadratic = assumption({
  axis: 'objective',
  definition: 'f is a quadratic: its value is the trapezoid rule of its gradient along every segment.',
  latex: 'f(x) = \\tfrac12 x^\\top A x - b^\\top x + c',
  audit: (world, _constants, stream, subject) =>
    auditPairs(world, subject, stream, (a, b) => {
      const step = difference(b.x, a.x);
      const rise = (dot(a.g, step) + dot(b.g, step)) / 2;
      const off = Math.abs(b.f - a.f - rise);
      return off > rounding(a.f, b.f, dot(a.g, step), dot(b.g, step))
        ? `f is ${off} off the trapezoid rule`
        : undefined;
    }),
});

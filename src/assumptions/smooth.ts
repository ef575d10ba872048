import { assumption } from '../core/assumption.js';
import { rule } from '../core/facts.js';
import { auditPairs, difference, dot } from './pairs.js';

export const smooth = assumption({
  axis: 'objective',
  definition: 'The gradient is L-Lipschitz: ||grad f(x) - grad f(y)|| <= L ||x - y||.',
  latex: '\\|\\nabla f(x) - \\nabla f(y)\\| \\le L\\,\\|x - y\\|',
  constants: [{ symbol: 'L', dimension: 'F/X^2', is: 'upper' }],
  implies: [rule(['smooth@each'], 'smooth', ([L]) => [L])],
  audit: (world, [L], stream, subject) =>
    auditPairs(world, subject, stream, (a, b) => {
      const step = difference(b.x, a.x);
      const turn = difference(b.g, a.g);
      const [length, change] = [Math.sqrt(dot(step, step)), Math.sqrt(dot(turn, turn))];
      const noise = 1e-12 * (Math.sqrt(dot(a.g, a.g)) + L * Math.sqrt(dot(a.x, a.x)));
      return change > L * length * (1 + 1e-9) + noise
        ? `gradients differ by ${change / length} per unit length`
        : undefined;
    }),
});

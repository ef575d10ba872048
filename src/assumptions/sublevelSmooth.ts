import { assumption } from '../core/assumption.js';
import { rule } from '../core/facts.js';
import { plainKernels } from '../numerics/kernels.js';
import { difference, dot, sampledPoints } from './pairs.js';

/** Points looked at on a segment to see whether it stays below the level of the start. */
const CUTS = 8;

export const sublevelSmooth = assumption({
  axis: 'objective',
  definition:
    'The gradient is L-Lipschitz on every segment of {f <= f(x_0)}. Enough for methods that never increase f: ' +
    'a gradient step of length below 2/L can not leave the set.',
  latex: '\\|\\nabla f(x) - \\nabla f(y)\\| \\le L\\,\\|x - y\\| \\text{ for } [x, y] \\subseteq \\{f \\le f(x_0)\\}',
  constants: [{ symbol: 'L', dimension: 'F/X^2', is: 'upper' }],
  implies: [rule(['smooth'], 'sublevel-smooth', ([L]) => [L])],
  audit(world, [L], stream) {
    const problem = world.objective;
    if (!problem?.objective) return 'the problem has no objective';
    const { value, gradient } = problem.objective.float64(plainKernels);
    const level = value(plainKernels.place(problem.start));
    const inside = sampledPoints(problem, problem.objective, stream, 60).filter(({ f }) => f <= level);
    for (const { x, g } of inside) {
      const direction = x.map(() => stream.normal());
      const size = Math.sqrt(dot(x, x)) + 1;
      const reach = (size * 10 ** (-6 * stream.uniform())) / Math.sqrt(dot(direction, direction));
      const y = Float64Array.from(x, (xi, i) => xi + reach * direction[i]);
      const on = (t: number): Float64Array => Float64Array.from(x, (xi, i) => xi + t * (y[i] - xi));
      if (Array.from({ length: CUTS }, (_, c) => value(on((c + 1) / CUTS))).some((f) => f > level)) continue;
      const end = new Float64Array(x.length);
      gradient(y, end);
      const [step, turn] = [difference(y, x), difference(end, g)];
      const [length, change] = [Math.sqrt(dot(step, step)), Math.sqrt(dot(turn, turn))];
      const noise = 1e-12 * (Math.sqrt(dot(g, g)) + L * size);
      if (change > L * length * (1 + 1e-9) + noise) return `gradients differ by ${change / length} per unit length`;
    }
    return undefined;
  },
});

import { assumption } from '../core/assumption.js';
import { rule } from '../core/facts.js';
import type { Problem } from '../core/problem.js';
import { plainKernels } from '../numerics/kernels.js';
import type { Stream } from '../random/streams.js';
import { difference, dot } from './pairs.js';

/** Directions tried, and gradient steps that damp what is curved in each. */
const TRIES = 8;
const STEPS = 2000;

/** Follows f down from a random point near x*: where it ends is another minimizer if there is one. */
function otherMinimizer({ objective, minimizer, dim, facts }: Problem, stream: Stream): Float64Array {
  const { gradient } = objective!.float64(plainKernels);
  const x = Float64Array.from(minimizer!, (xi) => xi + stream.normal());
  const g = new Float64Array(dim);
  const L = facts.smooth?.[0] ?? facts['smooth@each']?.[0] ?? Number.POSITIVE_INFINITY;
  for (let k = 0; k < STEPS; k++) {
    gradient(x, g);
    plainKernels.addScaled(x, -1 / L, g);
  }
  return x;
}

export const nearestMinimizer = assumption({
  axis: 'objective',
  definition: 'Of all minimizers, x* is the one nearest to x_0.',
  latex: 'x^\\star = \\operatorname{argmin}\\{\\|x - x_0\\| : f(x) = f^\\star\\}',
  implies: [rule(['strongly-convex', 'minimizer'], 'nearest-minimizer', () => [])],
  audit(world, _constants, stream) {
    const problem = world.objective;
    if (!problem?.minimizer || problem.minimum === undefined) return 'the problem gives no minimizer';
    if (!problem.objective || problem.proximal) return undefined;
    const { value } = problem.objective.float64(plainKernels);
    const least = plainKernels.place(problem.minimizer);
    const start = plainKernels.place(problem.start);
    const away = difference(start, least);
    for (let number = 0; number < TRIES; number++) {
      const direction = difference(otherMinimizer(problem, stream), least);
      const length = Math.hypot(...direction);
      const reach = dot(away, direction) / length;
      if (!(Math.abs(reach) > 1e-6 * Math.sqrt(dot(away, away)))) continue;
      const nearer = least.map((xi, i) => xi + (reach / length) * direction[i]);
      if (value(nearer) <= problem.minimum + 1e-12 * reach ** 2)
        return `${JSON.stringify([...nearer])} is a minimizer and nearer to the start`;
    }
    return undefined;
  },
});

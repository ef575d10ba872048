import { assumption } from '../core/assumption.js';
import { rule } from '../core/facts.js';
import { sampledPoints } from './pairs.js';

export const boundedBelow = assumption({
  axis: 'objective',
  definition: 'f >= f* everywhere, with f* known; it need not be attained.',
  latex: 'f(x) \\ge f^\\star > -\\infty',
  implies: [rule(['minimizer'], 'bounded-below', () => [])],
  audit(world, _constants, stream) {
    const problem = world.objective;
    if (problem?.minimum === undefined || !problem.objective) return 'the problem gives no lower bound of f';
    const slack = 1e-12 * Math.max(1, Math.abs(problem.minimum));
    const lower = sampledPoints(problem, problem.objective, stream, 60).find(({ f }) => f < problem.minimum! - slack);
    return lower ? `f is ${lower.f} at ${JSON.stringify([...lower.x])}, below f* = ${problem.minimum}` : undefined;
  },
});

import { assumption } from '../core/assumption.js';
import { plainKernels } from '../numerics/kernels.js';
import { floatField as FLOAT } from '../spaces/float64.js';
import { sampledPoints } from './pairs.js';

export const minimizer = assumption({
  axis: 'objective',
  definition: 'A minimizer x* exists and is known, with its value f*.',
  latex: 'f^\\star = f(x^\\star) = \\min f',
  audit(world, _constants, stream) {
    const problem = world.objective;
    if (!problem?.minimizer || problem.minimum === undefined) return 'the problem gives no minimizer or no minimum';
    if (!problem.objective) return undefined;
    const h = (x: Float64Array): number => Number(problem.proximal?.value(FLOAT, x as never) ?? 0);
    const f = problem.objective.float64(plainKernels);
    const at = plainKernels.place(problem.minimizer);
    const value = f.value(at) + h(at);
    const slack = 1e-9 * Math.max(1, Math.abs(problem.minimum));
    if (Math.abs(value - problem.minimum) > slack) return `f(x*) = ${value}, but f* is given as ${problem.minimum}`;
    const lower = sampledPoints(problem, problem.objective, stream, 40).find(
      ({ x, f: fx }) => fx + h(x) < problem.minimum! - slack,
    );
    return lower ? `f is ${lower.f} at ${JSON.stringify([...lower.x])}, below f* = ${problem.minimum}` : undefined;
  },
});

import { assumption } from '../core/assumption.js';
import { rule } from '../core/facts.js';
import { sampledPoints } from './pairs.js';

export const diagonalQuadratic = assumption({
  axis: 'objective',
  definition: 'f(x) = 1/2 sum_i lambda_i (x_i - c_i)^2: each coordinate is an eigendirection.',
  latex: 'f(x) = \\tfrac12 \\textstyle\\sum_i \\lambda_i (x_i - c_i)^2',
  implies: [rule(['diagonal-quadratic'], 'quadratic', () => [])],
  audit(world, _constants, stream) {
    const problem = world.objective;
    const diagonal = problem?.objective?.diagonal;
    if (!problem?.objective || !diagonal || !problem.hessian) return 'the problem gives no spectrum or no Hessian';
    for (const { x, g } of sampledPoints(problem, problem.objective, stream, 20)) {
      const wrong = [...g].findIndex((gi, i) => {
        const expected = diagonal.spectrum[i] * (x[i] - diagonal.center[i]);
        return Math.abs(gi - expected) > 1e-12 * Math.abs(expected);
      });
      if (wrong >= 0) return `coordinate ${wrong} of the gradient is not lambda (x - c) at ${JSON.stringify([...x])}`;
    }
    return undefined;
  },
});

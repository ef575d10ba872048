import { assumption } from '../core/assumption.js';
import { sampledPoints } from './pairs.js';

export const threeSlopes = assumption({
  axis: 'objective',
  definition:
    'f is a function of one variable with minimizer 0, and its derivative has slope L up to s, mu from s to 2s, and L beyond.',
  latex: "f''(x) = L \\text{ for } x < s,\\; \\mu \\text{ for } s < x < 2s,\\; L \\text{ for } x > 2s,\\quad f'(0) = 0",
  constants: [{ symbol: 's', dimension: 'X', is: 'exact' }],
  audit(world, [s], stream) {
    const problem = world.objective;
    const [L] = problem?.facts.smooth ?? [];
    const [mu] = problem?.facts['strongly-convex'] ?? [];
    if (!problem?.objective || L === undefined || mu === undefined)
      return 'it needs the facts smooth and strongly-convex';
    const claimed = (x: number): number => (x < s ? L * x : x < 2 * s ? L * s + mu * (x - s) : L * (x - s) + mu * s);
    for (const { x, g } of sampledPoints(problem, problem.objective, stream, 60))
      if (Math.abs(g[0] - claimed(x[0])) > 1e-12 * L * (Math.abs(x[0]) + s))
        return `f'(${x[0]}) = ${g[0]}, not ${claimed(x[0])}`;
    return undefined;
  },
});

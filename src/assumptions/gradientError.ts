import { assumption } from '../core/assumption.js';
import type { Scalar } from '../core/space.js';
import type { World } from '../core/world.js';
import type { Stream } from '../random/streams.js';
import { floatField as FLOAT } from '../spaces/float64.js';
import { sampledPoints } from './pairs.js';

/** Answers of the oracle at each point an audit looks at. */
const ANSWERS = 8;

/** The first answer at a sampled point whose error is longer than `most` allows for the length of the gradient. */
function longError(
  { objective: problem, noise }: World,
  stream: Stream,
  most: (gradient: number) => number,
): string | undefined {
  if (!noise?.inexact) return 'the gradient is not one of an inexact oracle';
  if (!problem?.objective) return undefined;
  for (const { x, g } of sampledPoints(problem, problem.objective, stream, 24))
    for (let answer = 0; answer < ANSWERS; answer++) {
      const given = Array.from(g);
      noise.inexact(FLOAT, given as unknown as Scalar[], stream);
      const error = Math.hypot(...given.map((d, i) => d - g[i]));
      const gradient = Math.hypot(...g);
      if (error > most(gradient) * (1 + 1e-9) + 1e-14 * gradient)
        return `the error is ${error} where the gradient is ${gradient}, at ${JSON.stringify([...x])}`;
    }
  return undefined;
}

export const relativeError = assumption({
  axis: 'noise',
  definition: 'The oracle gives some d with ||d - grad f(x)|| <= eps ||grad f(x)||, in every run.',
  latex: '\\|d_k - \\nabla f(x_k)\\| \\le \\varepsilon \\|\\nabla f(x_k)\\|',
  constants: [{ symbol: 'eps', dimension: '1', is: 'upper' }],
  audit: (world, [eps], stream) => longError(world, stream, (gradient) => eps * gradient),
});

export const absoluteError = assumption({
  axis: 'noise',
  definition: 'The oracle gives some d with ||d - grad f(x)|| <= delta, in every run.',
  latex: '\\|d_k - \\nabla f(x_k)\\| \\le \\delta',
  constants: [{ symbol: 'delta', dimension: 'F/X', is: 'upper' }],
  audit: (world, [delta], stream) => longError(world, stream, () => delta),
});

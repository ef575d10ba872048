import { assumption } from '../core/assumption.js';
import { rule } from '../core/facts.js';
import type { Noise } from '../core/problem.js';
import type { Stream } from '../random/streams.js';

/** Mean and total second moment of additive noise, over many draws. */
function sampledMoments(
  noise: Noise,
  stream: Stream,
  draws = 20000,
): { mean: number[]; total: number; error: number } | undefined {
  const { additive } = noise;
  if (!additive) return undefined;
  const dim = additive.variance.length;
  const mean = new Array<number>(dim).fill(0);
  let total = 0;
  let fourth = 0;
  for (let n = 0; n < draws; n++) {
    let square = 0;
    additive.add((i, value) => {
      mean[i] += value / draws;
      square += value * value;
    }, stream);
    total += square / draws;
    fourth += square ** 2 / draws;
  }
  return { mean, total, error: Math.sqrt(Math.max(0, fourth - total ** 2) / draws) };
}

export const unbiased = assumption({
  axis: 'noise',
  definition: 'The stochastic gradient has the gradient as its mean, given the past.',
  latex: '\\mathbb E[g_k \\mid x_k] = \\nabla f(x_k)',
  audit(world, _constants, stream) {
    const found = world.noise && sampledMoments(world.noise, stream);
    if (!found) return undefined;
    const wrong = found.mean.findIndex((m) => Math.abs(m) > 6 * Math.sqrt(found.total / 20000));
    return wrong >= 0 ? `coordinate ${wrong} of the noise has mean ${found.mean[wrong]}` : undefined;
  },
});

export const boundedVariance = assumption({
  axis: 'noise',
  definition: 'E||g - grad f(x)||^2 <= sigma^2 at every point, in total over the coordinates.',
  latex: '\\mathbb E\\|g_k - \\nabla f(x_k)\\|^2 \\le \\sigma^2',
  constants: [{ symbol: 'sigma2', dimension: 'F^2/X^2', is: 'upper' }],
  implies: [rule(['additive-noise'], 'bounded-variance', ([sigma2]) => [sigma2])],
  audit(world, [sigma2], stream) {
    const found = world.noise && sampledMoments(world.noise, stream);
    return found && found.total - 6 * found.error > sigma2 * (1 + 1e-9)
      ? `the sampled variance is ${found.total}`
      : undefined;
  },
});

export const additiveNoise = assumption({
  axis: 'noise',
  definition: 'g = grad f(x) + xi with xi independent of x, mean zero and E||xi||^2 = sigma^2 exactly.',
  latex: 'g_k = \\nabla f(x_k) + \\xi_k,\\; \\mathbb E\\|\\xi_k\\|^2 = \\sigma^2',
  constants: [{ symbol: 'sigma2', dimension: 'F^2/X^2', is: 'exact' }],
  audit(world, [sigma2], stream) {
    const found = world.noise && sampledMoments(world.noise, stream);
    return found && Math.abs(found.total - sigma2) > 6 * found.error + 1e-9 * sigma2
      ? `the sampled variance is ${found.total}`
      : undefined;
  },
});

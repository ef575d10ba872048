import { assumption } from '../core/assumption.js';
import type { Scalar } from '../core/space.js';
import type { World } from '../core/world.js';
import type { Stream } from '../random/streams.js';
import { floatField as FLOAT } from '../spaces/float64.js';

/** Vectors a compressor may find hard: one spike, equal magnitudes, a steep decay, Gaussian. */
function hardVectors(dim: number, stream: Stream): number[][] {
  const each = (f: (i: number) => number): number[] => Array.from({ length: dim }, (_, i) => f(i));
  return [
    each((i) => (i === 0 ? 1 : 0)),
    each(() => 1),
    each(() => stream.sign()),
    each((i) => stream.sign() * 2 ** -i),
    each((i) => (i === 0 ? 1 : 1e-3 * stream.normal())),
    each(() => stream.normal()),
    each(() => stream.normal() ** 3),
  ];
}

const DRAWS = 4000;

/** Mean of C(x), and mean and standard error of ||C(x) - x||^2 / ||x||^2, over many draws. */
function sampledError({ compressor, objective }: World, x: readonly number[], stream: Stream) {
  const mean = x.map(() => 0);
  const normSquared = x.reduce((sum, xi) => sum + xi * xi, 0);
  let [first, second] = [0, 0];
  const out = new Array<number>(objective!.dim).fill(0);
  for (let draw = 0; draw < DRAWS; draw++) {
    compressor!.compress(FLOAT, x as unknown as Scalar[], out as unknown as Scalar[], stream);
    const error = out.reduce((sum, yi, i) => sum + (yi - x[i]) ** 2, 0) / normSquared;
    for (const [i, yi] of out.entries()) mean[i] += yi / DRAWS;
    first += error / DRAWS;
    second += error ** 2 / DRAWS;
  }
  return { mean, error: first, deviation: Math.sqrt(Math.max(0, second - first ** 2) / DRAWS), normSquared };
}

/** The first hard vector whose sampled mean square error exceeds `factor` by more than chance. */
function tooFar(world: World, factor: number, stream: Stream): string | undefined {
  for (const x of hardVectors(world.objective?.dim ?? 0, stream)) {
    const { error, deviation } = sampledError(world, x, stream);
    if (error - 6 * deviation > factor * (1 + 1e-9) + 1e-12)
      return `E||C(x) - x||^2 is about ${error} ||x||^2 at x = ${JSON.stringify(x)}`;
  }
  return undefined;
}

export const contraction = assumption({
  axis: 'compressor',
  definition: 'E||C(x) - x||^2 <= (1 - delta) ||x||^2 for every x.',
  latex: '\\mathbb E\\|C(x) - x\\|^2 \\le (1 - \\delta)\\|x\\|^2',
  constants: [{ symbol: 'delta', dimension: '1', is: 'lower' }],
  audit: (world, [delta], stream) =>
    world.compressor && world.objective
      ? tooFar(world, 1 - delta, stream)
      : 'there is no compressor, or no problem to tell it the dimension',
});

export const unbiasedCompressor = assumption({
  axis: 'compressor',
  definition: 'E C(x) = x and E||C(x) - x||^2 <= omega ||x||^2 for every x.',
  latex: '\\mathbb E\\,C(x) = x,\\; \\mathbb E\\|C(x) - x\\|^2 \\le \\omega\\|x\\|^2',
  constants: [{ symbol: 'omega', dimension: '1', is: 'upper' }],
  audit(world, [omega], stream) {
    if (!world.compressor || !world.objective) return 'there is no compressor, or no problem to tell it the dimension';
    for (const x of hardVectors(world.objective.dim, stream)) {
      const { mean, error, normSquared } = sampledError(world, x, stream);
      const allowed = 6 * Math.sqrt((Math.max(error, omega) * normSquared) / DRAWS) + 1e-10 * Math.sqrt(normSquared);
      const wrong = mean.findIndex((m, i) => Math.abs(m - x[i]) > allowed);
      if (wrong >= 0) return `E C(x) has ${mean[wrong]} where x = ${JSON.stringify(x)} has ${x[wrong]}`;
    }
    return tooFar(world, omega, stream);
  },
});

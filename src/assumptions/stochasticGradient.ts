import { assumption } from '../core/assumption.js';
import { rule } from '../core/facts.js';
import type { Problem } from '../core/problem.js';
import type { Scalar } from '../core/space.js';
import type { World } from '../core/world.js';
import { plainKernels } from '../numerics/kernels.js';
import type { Stream } from '../random/streams.js';
import { floatField as FLOAT } from '../spaces/float64.js';
import { dot, sampledPoints } from './pairs.js';

/** Draws at each point an audit looks at. */
const DRAWS = 400;

/** Gradients at sampled points, projected on the feasible set where there is one. */
function feasibleGradients(problem: Problem, stream: Stream): { x: Float64Array; g: Float64Array }[] {
  const { objective, proximal } = problem;
  if (!objective) return [];
  const { gradient } = objective.float64(plainKernels);
  return sampledPoints(problem, objective, stream, 24).map(({ x }) => {
    if (proximal) proximal.prox(FLOAT, Array.from(x) as unknown as Scalar[], FLOAT.of(1), x as unknown as Scalar[]);
    const g = new Float64Array(problem.dim);
    gradient(x, g);
    return { x, g };
  });
}

/** Every stochastic gradient that uniform sampling can give at a point. */
function componentGradients(problem: Problem, x: Float64Array): Float64Array[] {
  return (problem.components ?? []).map((component) => {
    const g = new Float64Array(problem.dim);
    component.float64(plainKernels).gradient(x, g);
    return g;
  });
}

function drawNoise(world: World, stream: Stream): Float64Array {
  const xi = new Float64Array(world.objective!.dim);
  world.noise!.additive!.add((i, value) => {
    xi[i] = value;
  }, stream);
  return xi;
}

/** Squared lengths of stochastic gradients at one point, all of them where they are finitely many. */
function squaredLengths(
  { objective, noise, ...world }: World,
  x: Float64Array,
  g: Float64Array,
  stream: Stream,
): number[] {
  if (noise?.sampling) return componentGradients(objective!, x).map((gi) => dot(gi, gi));
  if (!noise?.additive) return [dot(g, g)];
  return Array.from({ length: DRAWS }, () => {
    const xi = drawNoise({ ...world, objective, noise }, stream);
    for (let i = 0; i < xi.length; i++) xi[i] += g[i];
    return dot(xi, xi);
  });
}

export const boundedSecondMoment = assumption({
  axis: 'noise',
  definition: 'E||g||^2 <= G^2 for the stochastic gradient g at every (feasible) point.',
  latex: '\\mathbb E[\\|g_k\\|^2 \\mid x_k] \\le G^2',
  constants: [{ symbol: 'G', dimension: 'F/X', is: 'upper' }],
  implies: [rule(['surely-bounded-gradient'], 'bounded-second-moment', ([G]) => [G])],
  audit(world, [G], stream) {
    for (const { x, g } of world.objective ? feasibleGradients(world.objective, stream) : []) {
      const squares = squaredLengths(world, x, g, stream);
      const mean = squares.reduce((sum, s) => sum + s, 0) / squares.length;
      const spread = Math.sqrt(squares.reduce((sum, s) => sum + (s - mean) ** 2, 0)) / squares.length;
      const error = world.noise?.sampling ? 0 : 6 * spread;
      if (mean - error > G * G * (1 + 1e-9)) return `E||g||^2 is about ${mean} at ${JSON.stringify([...x])}`;
    }
    return undefined;
  },
});

export const surelyBoundedGradient = assumption({
  axis: 'noise',
  definition: '||g|| <= G for every stochastic gradient at every (feasible) point, in every run.',
  latex: '\\|g_k\\| \\le G \\text{ surely}',
  constants: [{ symbol: 'G', dimension: 'F/X', is: 'upper' }],
  audit(world, [G], stream) {
    for (const { x, g } of world.objective ? feasibleGradients(world.objective, stream) : []) {
      const largest = Math.sqrt(Math.max(...squaredLengths(world, x, g, stream)));
      if (largest > G * (1 + 1e-9)) return `a stochastic gradient has length ${largest} at ${JSON.stringify([...x])}`;
    }
    return undefined;
  },
});

export const boundedNoise = assumption({
  axis: 'noise',
  definition: '||g - grad f(x)|| <= B for every stochastic gradient, in every run.',
  latex: '\\|g_k - \\nabla f(x_k)\\| \\le B \\text{ surely}',
  constants: [{ symbol: 'B', dimension: 'F/X', is: 'upper' }],
  implies: [rule(['bounded-noise'], 'bounded-variance', ([B]) => [B * B * (1 + Number.EPSILON)])],
  audit(world, [B], stream) {
    const { objective, noise } = world;
    if (noise?.additive) {
      for (let n = 0; n < 20 * DRAWS; n++) {
        const xi = drawNoise(world, stream);
        const length = Math.sqrt(dot(xi, xi));
        if (length > B * (1 + 1e-9)) return `a noise of length ${length} was drawn`;
      }
      return undefined;
    }
    if (!noise?.sampling || !objective) return undefined;
    for (const { x, g } of feasibleGradients(objective, stream))
      for (const gi of componentGradients(objective, x)) {
        const length = Math.hypot(...gi.map((a, i) => a - g[i]));
        if (length > B * (1 + 1e-9) + 1e-12)
          return `a component's gradient is ${length} from the mean at ${JSON.stringify([...x])}`;
      }
    return undefined;
  },
});

export const symmetricNoise = assumption({
  axis: 'noise',
  definition: 'g - grad f(x) and its negative have the same law, given the past.',
  latex: 'g_k - \\nabla f(x_k) \\overset{d}{=} \\nabla f(x_k) - g_k',
  audit(world, _constants, stream) {
    if (!world.noise?.additive) return undefined;
    // A bounded odd function of the noise must average to 0: its sign along a fixed direction, and along coordinates.
    const count = 20 * DRAWS;
    const drawn = Array.from({ length: count }, () => drawNoise(world, stream));
    const dim = world.objective!.dim;
    const directions = [...Array(dim).keys(), -1];
    for (const direction of directions) {
      const signs = drawn.map((xi) => Math.sign(direction < 0 ? xi.reduce((a, b) => a + b, 0) : xi[direction]));
      const balance = signs.reduce((a, b) => a + b, 0);
      if (Math.abs(balance) > 6 * Math.sqrt(count)) return `signs of the noise differ by ${balance} in ${count} draws`;
    }
    return undefined;
  },
});

export const uniformSampling = assumption({
  axis: 'noise',
  definition: 'g = grad f_i(x) with i uniform on the n components, independent of the past.',
  latex: 'g_k = \\nabla f_{i_k}(x_k),\\; i_k \\sim \\mathrm{Unif}\\{1, \\dots, n\\}',
  audit: ({ noise, objective }) =>
    noise?.sampling === 'uniform' && objective?.components ? undefined : 'no component is sampled',
});

import { assumption } from '../core/assumption.js';
import type { Problem } from '../core/problem.js';
import type { Scalar } from '../core/space.js';
import type { Stream } from '../random/streams.js';
import { floatField as FLOAT } from '../spaces/float64.js';
import { rounding } from './pairs.js';

/** Rounds that audits look at, and points they draw. */
const ROUNDS = 24;
const POINTS = 16;

/** Random points of the feasible set: the start, and projections of points near and far. */
function decisions(problem: Problem, stream: Stream): number[][] {
  const { start, dim, proximal } = problem;
  const size = Math.max(1, ...start.map(Math.abs));
  return Array.from({ length: POINTS }, (_, number) => {
    const reach = number === 0 ? 0 : size * 10 ** (3 * stream.uniform() - 2);
    const x = start.map((xi) => xi + reach * stream.normal());
    return proximal ? project(problem, x) : x.slice(0, dim);
  });
}

function project({ proximal }: Problem, x: readonly number[]): number[] {
  const out = [...x];
  proximal!.prox(FLOAT, x as unknown as Scalar[], FLOAT.of(1), out as unknown as Scalar[]);
  return out;
}

function lossAt({ losses }: Problem, t: number, x: readonly number[]): { value: number; gradient: number[] } {
  const gradient = new Array<number>(x.length).fill(0);
  const at = x as unknown as Scalar[];
  losses!.gradient(FLOAT, t, at, gradient as unknown as Scalar[]);
  return { value: FLOAT.toNumber(losses!.value(FLOAT, t, at)), gradient };
}

/** The first complaint about the loss of a round at a decision. */
function everyLoss(
  problem: Problem | undefined,
  stream: Stream,
  complaint: (gradient: readonly number[]) => string | undefined,
): string | undefined {
  if (!problem?.losses) return 'the problem has no sequence of losses';
  for (const x of decisions(problem, stream))
    for (let t = 0; t < ROUNDS; t++) {
      const found = complaint(lossAt(problem, t, x).gradient);
      if (found) return `${found} in round ${t} at ${JSON.stringify(x)}`;
    }
  return undefined;
}

/** The first complaint about two feasible points; projections must stay where they are when projected again. */
function everyPair(
  problem: Problem | undefined,
  stream: Stream,
  complaint: (x: readonly number[], y: readonly number[]) => string | undefined,
): string | undefined {
  if (!problem?.proximal) return 'the problem has no feasible set';
  const points = decisions(problem, stream);
  for (const x of points) {
    const again = project(problem, x);
    if (again.some((a, i) => Math.abs(a - x[i]) > 1e-12 * Math.max(1, Math.abs(a))))
      return `the projection of ${JSON.stringify(x)} moves when it is projected again`;
    for (const y of points) {
      const found = complaint(x, y);
      if (found) return found;
    }
  }
  return undefined;
}

const norm = (x: readonly number[]): number => Math.hypot(...x);
const largest = (x: readonly number[]): number => Math.max(...x.map(Math.abs));

export const onlineLosses = assumption({
  axis: 'objective',
  definition: 'Losses l_1, l_2, ... are convex on the decisions, and the best fixed decision in hindsight is known.',
  latex: '\\ell_1, \\ell_2, \\dots \\text{ convex},\\; \\min_u \\sum_{s \\le t} \\ell_s(u) \\text{ known}',
  audit(world, _constants, stream) {
    const problem = world.objective;
    if (!problem?.losses) return 'the problem has no sequence of losses';
    const points = decisions(problem, stream);
    const totals = points.map(() => 0);
    for (let t = 0; t < ROUNDS; t++) {
      const seen = points.map((x) => lossAt(problem, t, x));
      for (const [a, { value, gradient }] of seen.entries())
        for (const [b, other] of seen.entries()) {
          const linear = gradient.reduce((sum, g, i) => sum + g * (points[b][i] - points[a][i]), 0);
          if (value + linear - other.value > rounding(value, other.value, linear))
            return `the loss of round ${t} lies below its tangent at ${JSON.stringify(points[a])}`;
        }
      seen.forEach(({ value }, i) => {
        totals[i] += value;
      });
      const best = FLOAT.toNumber(problem.losses.best(FLOAT, t + 1));
      const better = totals.findIndex((total) => total < best - rounding(total, best) - 1e-12);
      if (better >= 0)
        return `after ${t + 1} rounds ${JSON.stringify(points[better])} has loss ${totals[better]}, less than the best, ${best}`;
    }
    return undefined;
  },
});

export const box = assumption({
  axis: 'objective',
  definition: 'The feasible set is a box whose longest side is at most D_inf, and it contains the start.',
  latex: '\\|x - y\\|_\\infty \\le D_\\infty \\text{ on the box } X \\ni x_0',
  constants: [{ symbol: 'Dinf', dimension: 'X', is: 'upper' }],
  audit: (world, [Dinf], stream) =>
    everyPair(world.objective, stream, (x, y) => {
      const apart = largest(x.map((xi, i) => xi - y[i]));
      if (apart > Dinf * (1 + 1e-12)) return `two feasible points differ by ${apart} in a coordinate`;
      // A box contains, with two points, the point that takes its coordinates from either.
      const mixed = x.map((xi, i) => (i % 2 === 0 ? xi : y[i]));
      const moved = largest(project(world.objective!, mixed).map((p, i) => p - mixed[i]));
      return moved > 1e-12 * Math.max(1, largest(mixed)) ? 'the feasible set is not a box' : undefined;
    }),
});

export const boundedSet = assumption({
  axis: 'objective',
  definition: 'The feasible set is convex with Euclidean diameter at most diam, and contains the start.',
  latex: '\\|x - y\\| \\le \\mathrm{diam} \\text{ on } X \\ni x_0',
  constants: [{ symbol: 'diam', dimension: 'X', is: 'upper' }],
  audit: (world, [diam], stream) =>
    everyPair(world.objective, stream, (x, y) => {
      const apart = norm(x.map((xi, i) => xi - y[i]));
      return apart > diam * (1 + 1e-12) ? `two feasible points are ${apart} apart` : undefined;
    }),
});

export const feasibleRadius = assumption({
  axis: 'objective',
  definition: 'The feasible set is convex, contains the start, and no point of it is further than R from x*.',
  latex: '\\|x - x^\\star\\| \\le R \\text{ on } X \\ni x_0',
  constants: [{ symbol: 'R', dimension: 'X', is: 'upper' }],
  audit(world, [R], stream) {
    const target = world.objective?.minimizer;
    if (!target) return 'the problem gives no minimizer';
    return everyPair(world.objective, stream, (x) => {
      const apart = norm(x.map((xi, i) => xi - target[i]));
      return apart > R * (1 + 1e-12) ? `a feasible point is ${apart} from the minimizer` : undefined;
    });
  },
});

export const simplex = assumption({
  axis: 'objective',
  definition: 'The feasible set is the simplex of R^d with total mass R, 1 for probabilities, and contains the start.',
  latex: 'X = \\{x \\ge 0 : \\textstyle\\sum_i x_i = R\\} \\ni x_0',
  constants: [{ symbol: 'R', dimension: 'X', is: 'exact' }],
  audit: (world, [R], stream) =>
    everyPair(world.objective, stream, (x) => {
      const total = x.reduce((sum, xi) => sum + xi, 0);
      const least = Math.min(...x);
      const outside = Math.abs(total - R) > 1e-12 * R || least < 0;
      return outside ? `a feasible point has sum ${total}, least ${least}` : undefined;
    }),
});

export const lipschitzLosses = assumption({
  axis: 'objective',
  definition: 'Every loss has gradients of Euclidean length at most G on the feasible set.',
  latex: '\\|\\nabla \\ell_t(x)\\| \\le G \\text{ on } X',
  constants: [{ symbol: 'G', dimension: 'F/X', is: 'upper' }],
  audit: (world, [G], stream) =>
    everyLoss(world.objective, stream, (g) =>
      norm(g) > G * (1 + 1e-12) ? `a gradient has length ${norm(g)}` : undefined,
    ),
});

export const coordinateLipschitzLosses = assumption({
  axis: 'objective',
  definition: 'Every loss has gradients with coordinates of size at most G_inf on the feasible set.',
  latex: '\\|\\nabla \\ell_t(x)\\|_\\infty \\le G_\\infty \\text{ on } X',
  constants: [{ symbol: 'Ginf', dimension: 'F/X', is: 'upper' }],
  audit: (world, [Ginf], stream) =>
    everyLoss(world.objective, stream, (g) =>
      largest(g) > Ginf * (1 + 1e-12) ? `a gradient has a coordinate of size ${largest(g)}` : undefined,
    ),
});

export const boundedLosses = assumption({
  axis: 'objective',
  definition: 'Every loss lies between 0 and M on the feasible set.',
  latex: '0 \\le \\ell_t(x) \\le M \\text{ on } X',
  constants: [{ symbol: 'M', dimension: 'F', is: 'upper' }],
  audit(world, [M], stream) {
    const problem = world.objective;
    if (!problem?.losses) return 'the problem has no sequence of losses';
    for (const x of decisions(problem, stream))
      for (let t = 0; t < ROUNDS; t++) {
        const { value } = lossAt(problem, t, x);
        if (value < -1e-12 * M || value > M * (1 + 1e-12))
          return `the loss of round ${t} is ${value} at ${JSON.stringify(x)}`;
      }
    return undefined;
  },
});

export const stronglyConvexLosses = assumption({
  axis: 'objective',
  definition: 'Every loss is mu-strongly convex on the feasible set.',
  latex: '\\ell_t(y) \\ge \\ell_t(x) + \\langle \\nabla \\ell_t(x), y - x\\rangle + \\tfrac{\\mu}{2}\\|y-x\\|^2',
  constants: [{ symbol: 'mu', dimension: 'F/X^2', is: 'lower' }],
  audit(world, [mu], stream) {
    const problem = world.objective;
    if (!problem?.losses) return 'the problem has no sequence of losses';
    const points = decisions(problem, stream);
    for (let t = 0; t < ROUNDS; t++)
      for (const x of points)
        for (const y of points) {
          const [a, b] = [lossAt(problem, t, x), lossAt(problem, t, y)];
          const step = y.map((yi, i) => yi - x[i]);
          const linear = a.gradient.reduce((sum, g, i) => sum + g * step[i], 0);
          const square = (mu / 2) * norm(step) ** 2;
          if (a.value + linear + square - b.value > rounding(a.value, b.value, linear, square))
            return `the loss of round ${t} at ${JSON.stringify(y)} is below its quadratic at ${JSON.stringify(x)}`;
        }
    return undefined;
  },
});

export const rareLargeGradient = assumption({
  axis: 'objective',
  definition: 'On [-radius, radius], losses slope C x, -slope x, -slope x in turn, from the right end, with C > 2.',
  latex: '\\ell_t(x) = C s x \\text{ for } t \\equiv 1 \\ (\\mathrm{mod}\\ 3),\\; -s x \\text{ else},\\; x_1 = \\max X',
  constants: [
    { symbol: 'C', dimension: '1', is: 'exact' },
    { symbol: 'slope', dimension: 'F/X', is: 'exact' },
    { symbol: 'radius', dimension: 'X', is: 'exact' },
  ],
  audit(world, [C, slope, radius], stream) {
    const problem = world.objective;
    if (!problem?.losses || problem.dim !== 1) return 'the problem has no sequence of losses in one variable';
    if (!(C > 2)) return `C = ${C}`;
    const points = decisions(problem, stream);
    if (problem.start[0] !== radius || points.some(([x]) => Math.abs(x) > radius))
      return 'the start is not the right end';
    for (const x of points)
      for (let t = 0; t < ROUNDS; t++) {
        const expected = t % 3 === 0 ? C * slope : -slope;
        const [found] = lossAt(problem, t, x).gradient;
        if (Math.abs(found - expected) > 1e-12 * Math.abs(expected))
          return `the slope of round ${t} is ${found}, not ${expected}`;
      }
    return undefined;
  },
});

import { assumption } from '../core/assumption.js';
import { rule } from '../core/facts.js';
import type { Problem } from '../core/problem.js';
import { plainKernels } from '../numerics/kernels.js';
import type { Stream } from '../random/streams.js';
import { floatField as FLOAT } from '../spaces/float64.js';
import { rounding, sampledPoints, scalars } from './pairs.js';

/** h at x, in float64; 0 where there is none. */
function hValue({ proximal }: Problem, x: Float64Array): number {
  return proximal ? FLOAT.toNumber(proximal.value(FLOAT, scalars(x))) : 0;
}

/** A value as a sum of terms, and the gain ||y - x||^2 / (2 step) that a proximal step must not miss. */
type Terms = (y: Float64Array) => number;

/** Tries to find a point that a proximal step should have preferred: p minimizes phi(y) + ||y - x||^2 / (2 step). */
function betterThanProx(
  phi: Terms,
  x: Float64Array,
  p: Float64Array,
  step: number,
  others: readonly Float64Array[],
): string | undefined {
  const squared = (y: Float64Array): number => y.reduce((sum, yi, i) => sum + (yi - x[i]) ** 2, 0) / (2 * step);
  const at = phi(p) + squared(p);
  for (const y of others) {
    const there = phi(y) + squared(y);
    if (there < at - rounding(phi(p), squared(p)) - 1e-12)
      return `the proximal step from ${JSON.stringify([...x])} gives ${at}, but ${JSON.stringify([...y])} gives ${there}`;
  }
  return undefined;
}

/** Points near and far from p, for comparison with it. */
function around(p: Float64Array, stream: Stream, count = 40): Float64Array[] {
  const size = Math.max(1, ...Array.from(p, Math.abs));
  return Array.from({ length: count }, () => {
    const reach = size * 10 ** (1 - 6 * stream.uniform());
    return Float64Array.from(p, (pi) => pi + reach * stream.normal());
  });
}

export const composite = assumption({
  axis: 'objective',
  definition:
    'The problem is min f + h with h closed and convex, its proximal step exact, and x* a known minimizer of f + h. ' +
    'Facts such as smooth(L) are about f.',
  latex: '\\min_x f(x) + h(x),\\quad \\mathrm{prox}_{t h}(z) = \\arg\\min_x h(x) + \\tfrac{1}{2t}\\|x - z\\|^2',
  audit(world, _constants, stream) {
    const problem = world.objective;
    if (!problem?.objective || !problem.proximal) return 'the problem has no f or no h';
    if (!problem.minimizer || problem.minimum === undefined) return 'the problem gives no minimizer or no minimum';
    const points = sampledPoints(problem, problem.objective, stream, 12);
    for (const { x } of points) {
      const step = 10 ** (2 * stream.uniform() - 1);
      const p = new Float64Array(x);
      problem.proximal.prox(FLOAT, scalars(x), FLOAT.of(step), scalars(p));
      const found = betterThanProx((y) => hValue(problem, y), x, p, step, around(p, stream));
      if (found) return found;
    }
    const f = problem.objective.float64(plainKernels);
    const total = (x: Float64Array): number => f.value(x) + hValue(problem, x);
    const best = plainKernels.place(problem.minimizer);
    const slack = 1e-9 * Math.max(1, Math.abs(f.value(best)), Math.abs(problem.minimum));
    if (Math.abs(total(best) - problem.minimum) > slack)
      return `F(x*) = ${total(best)}, but F* is given as ${problem.minimum}`;
    const lower = [...points.map(({ x }) => x), ...around(best, stream)].find(
      (x) => total(x) < problem.minimum! - slack,
    );
    return lower ? `F is ${total(lower)} at ${JSON.stringify([...lower])}, below F* = ${problem.minimum}` : undefined;
  },
});

export const constrained = assumption({
  axis: 'objective',
  definition: 'x* minimizes f over a closed convex set that contains x_0, and the projection onto it is exact.',
  latex: 'x^\\star \\in \\arg\\min_{x \\in X} f(x),\\quad x_0 \\in X \\text{ closed and convex}',
  implies: [rule(['constrained'], 'composite', () => [])],
  audit(world, constants, stream, subject) {
    const problem = world.objective;
    if (!problem?.proximal) return 'the problem has no feasible set';
    if (hValue(problem, plainKernels.place(problem.start)) !== 0) return 'the start is not feasible';
    return composite.audit(world, constants, stream, subject);
  },
});

export const proximable = assumption({
  axis: 'objective',
  definition: 'The proximal step of f + h is known exactly, for steps at which its subproblem is convex.',
  latex: '\\mathrm{prox}_{t (f + h)}(z) = \\arg\\min_x f(x) + h(x) + \\tfrac{1}{2t}\\|x - z\\|^2',
  audit(world, _constants, stream) {
    const problem = world.objective;
    if (!problem?.objective || !problem.proximalPoint) return 'the problem gives no proximal step of f + h';
    const rho = (problem.facts['weakly-convex'] ?? problem.facts['weakly-convex@set'] ?? [0])[0];
    const { value } = problem.objective.float64(plainKernels);
    const total = (y: Float64Array): number => value(y) + hValue(problem, y);
    for (const { x } of sampledPoints(problem, problem.objective, stream, 20)) {
      const step = (0.9 * 10 ** (-2 * stream.uniform())) / Math.max(rho, 1e-3);
      const p = new Float64Array(x);
      problem.proximalPoint(FLOAT, scalars(x), FLOAT.of(step), scalars(p));
      const found = betterThanProx(total, x, p, step, around(p, stream));
      if (found) return found;
    }
    return undefined;
  },
});

export const splittable = assumption({
  axis: 'objective',
  definition: 'The proximal steps of f and of h are each known exactly: the resolvents of the operators A and B.',
  latex: '\\mathrm{prox}_{t f},\\; \\mathrm{prox}_{t h} \\text{ known},\\quad A = \\partial f,\\; B = \\partial h',
  audit(world, _constants, stream) {
    const problem = world.objective;
    const { A, B } = problem?.operators ?? {};
    if (!problem?.objective || !A?.resolvent || !B?.resolvent) return 'the problem gives no resolvents of A and B';
    const { value } = problem.objective.float64(plainKernels);
    for (const { x } of sampledPoints(problem, problem.objective, stream, 20))
      for (const [resolvent, phi] of [
        [A.resolvent, value],
        [B.resolvent, (y: Float64Array) => hValue(problem, y)],
      ] as const) {
        const step = 10 ** (2 * stream.uniform() - 1);
        const p = new Float64Array(x);
        resolvent(FLOAT, scalars(x), FLOAT.of(step), scalars(p));
        const found = betterThanProx(phi, x, p, step, around(p, stream));
        if (found) return found;
      }
    return undefined;
  },
});

export const linearlyMinimizable = assumption({
  axis: 'objective',
  definition: 'Linear functions are minimized over the feasible set exactly.',
  latex: 's_g \\in \\arg\\min_{s \\in X} \\langle g, s\\rangle',
  audit(world, _constants, stream) {
    const problem = world.objective;
    if (!problem?.proximal || !problem.linearMinimizer) return 'the problem gives no minimizers of linear functions';
    for (let draw = 0; draw < 20; draw++) {
      const [g, s] = [new Float64Array(problem.dim), new Float64Array(problem.dim)];
      for (let i = 0; i < g.length; i++) g[i] = stream.normal();
      problem.linearMinimizer(FLOAT, scalars(g), scalars(s));
      if (hValue(problem, s) !== 0) return `the point ${JSON.stringify([...s])} is not feasible`;
      const at = (x: Float64Array): number => g.reduce((sum, gi, i) => sum + gi * x[i], 0);
      for (const y of around(s, stream)) {
        problem.proximal.prox(FLOAT, scalars(y), FLOAT.of(1), scalars(y));
        if (at(y) < at(s) - rounding(at(y), at(s)) - 1e-12)
          return `a linear function is ${at(s)} where it is said to be least, and ${at(y)} elsewhere`;
      }
    }
    return undefined;
  },
});

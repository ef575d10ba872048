import { assumption } from '../core/assumption.js';
import { rule } from '../core/facts.js';
import type { Problem } from '../core/problem.js';
import { plainKernels } from '../numerics/kernels.js';
import { dot, rounding, sampledPoints } from './pairs.js';

/** Gradients of the components at the minimizer, with the size of what cancels in them. */
function gradientsAtMinimizer({ components = [], minimizer = [], dim }: Problem): Float64Array[] {
  const at = plainKernels.place(minimizer);
  return components.map((component) => {
    const g = new Float64Array(dim);
    component.float64(plainKernels).gradient(at, g);
    return g;
  });
}

export const finiteSum = assumption({
  axis: 'objective',
  definition: 'f is the mean of n functions.',
  latex: 'f = \\tfrac1n \\sum_{i=1}^n f_i',
  constants: [{ symbol: 'n', dimension: '1', is: 'exact' }],
  audit(world, [n], stream) {
    const problem = world.objective;
    if (problem?.components?.length !== n) return `there are ${problem?.components?.length ?? 0} components`;
    if (!problem.objective) return 'the problem has no objective';
    const components = problem.components.map((component) => component.float64(plainKernels));
    const part = new Float64Array(problem.dim);
    for (const { x, f, g } of sampledPoints(problem, problem.objective, stream, 20)) {
      const values = components.map((component) => component.value(x));
      const mean = values.reduce((sum, value) => sum + value, 0) / n;
      if (Math.abs(mean - f) > rounding(...values, f)) return `f = ${f}, but the mean of its components is ${mean}`;
      const off = g.map((gi) => -gi);
      let size = Math.sqrt(dot(g, g));
      for (const component of components) {
        component.gradient(x, part);
        size += Math.sqrt(dot(part, part)) / n;
        for (let i = 0; i < off.length; i++) off[i] += part[i] / n;
      }
      if (Math.sqrt(dot(off, off)) > rounding(size)) return `the mean gradient is off at ${JSON.stringify([...x])}`;
    }
    return undefined;
  },
});

export const interpolation = assumption({
  axis: 'objective',
  definition: 'x* is a stationary point of every component: one point fits all of them.',
  latex: '\\nabla f_i(x^\\star) = 0 \\text{ for all } i',
  audit(world) {
    const problem = world.objective;
    if (!problem?.components || !problem.minimizer) return 'the problem has no components or no minimizer';
    const lengths = gradientsAtMinimizer(problem).map((g) => Math.sqrt(dot(g, g)));
    const wrong = lengths.findIndex((length) => length > 1e-12);
    return wrong >= 0 ? `component ${wrong} has a gradient of length ${lengths[wrong]} at x*` : undefined;
  },
});

export const varianceAtMinimizer = assumption({
  axis: 'objective',
  definition: 'The gradients of the components at x* have mean square at most sigma^2.',
  latex: '\\tfrac1n \\sum_i \\|\\nabla f_i(x^\\star)\\|^2 \\le \\sigma_\\star^2',
  constants: [{ symbol: 'sigma2', dimension: 'F^2/X^2', is: 'upper' }],
  implies: [rule(['interpolation'], 'variance-at-minimizer', () => [0])],
  audit(world, [sigma2]) {
    const problem = world.objective;
    if (!problem?.components || !problem.minimizer) return 'the problem has no components or no minimizer';
    const gradients = gradientsAtMinimizer(problem);
    const mean = gradients.reduce((sum, g) => sum + dot(g, g), 0) / gradients.length;
    return mean > sigma2 * (1 + 1e-9) + 1e-20 ? `the mean square is ${mean}` : undefined;
  },
});

export const storedPoints = assumption({
  axis: 'objective',
  definition: 'Any point phi_i for each component, from which the memory of a method is filled before it starts.',
  latex: '\\phi_1, \\dots, \\phi_n \\text{ arbitrary}',
  audit({ objective: problem }) {
    const { stored, components, dim } = problem ?? {};
    if (!stored || stored.length !== components?.length) return 'there is not a point for each component';
    const wrong = stored.findIndex((point) => point.length !== dim || !point.every(Number.isFinite));
    return wrong >= 0 ? `the point of component ${wrong} is ${JSON.stringify(stored[wrong])}` : undefined;
  },
});

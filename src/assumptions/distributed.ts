import { assumption } from '../core/assumption.js';
import { rule } from '../core/facts.js';
import { plainKernels } from '../numerics/kernels.js';
import { smallestEigenvalue } from '../numerics/spectrum.js';
import { audited, auditPairs, difference, dot, rounding, sampledPoints } from './pairs.js';

export const isotropic = assumption({
  axis: 'objective',
  definition: 'f is a quadratic with one curvature in all directions: f(x) = f* + h/2 ||x - x*||^2.',
  latex: 'f(x) = f^\\star + \\tfrac h2 \\|x - x^\\star\\|^2',
  constants: [{ symbol: 'h', dimension: 'F/X^2', is: 'exact' }],
  implies: [
    rule(['isotropic'], 'quadratic', () => []),
    rule(['isotropic'], 'strongly-convex', ([h]) => [h]),
    rule(['isotropic'], 'smooth', ([h]) => [h]),
    rule(['isotropic@each'], 'quadratic@each', () => []),
    rule(['isotropic@each'], 'convex@each', () => []),
    rule(['isotropic@each'], 'smooth@each', ([h]) => [h]),
  ],
  audit: (world, [h], stream, subject) =>
    auditPairs(world, subject, stream, (a, b) => {
      const step = difference(b.x, a.x);
      const turn = difference(b.g, a.g);
      const off = Math.max(...turn.map((t, i) => Math.abs(t - h * step[i])));
      const size = Math.max(...[...a.x, ...b.x].map(Math.abs)) * h + Math.max(...[...a.g, ...b.g].map(Math.abs));
      return off > rounding(size) ? `the gradient turns by ${off} more than ${h} times the step` : undefined;
    }),
});

export const quadraticForm = assumption({
  axis: 'objective',
  definition: 'f(x) = 1/2 (x - b)^T A (x - b), with the positive definite matrix A and the center b given.',
  latex: 'f(x) = \\tfrac12 (x - b)^\\top A (x - b),\\; A \\succ 0',
  implies: [
    rule(['quadratic-form'], 'quadratic', () => []),
    rule(['quadratic-form@each'], 'quadratic@each', () => []),
    rule(['quadratic-form@each'], 'convex@each', () => []),
  ],
  audit(world, _constants, stream, subject) {
    for (const objective of audited(world, subject)) {
      const { form } = objective;
      if (!form) return 'the problem gives no matrix and center';
      if (!(smallestEigenvalue(form.matrix) > 0)) return `${JSON.stringify(form.matrix)} is not positive definite`;
      if (form.matrix.some((row, i) => row.some((a, j) => a !== form.matrix[j][i])))
        return 'the matrix is not symmetric';
      for (const { x, g } of sampledPoints(world.objective!, objective, stream)) {
        const terms = form.matrix.map((row) => row.map((a, j) => a * (x[j] - form.center[j])));
        const wrong = terms.findIndex(
          (row, i) => Math.abs(row.reduce((sum, term) => sum + term, 0) - g[i]) > rounding(...row, g[i]),
        );
        if (wrong >= 0)
          return `coordinate ${wrong} of the gradient is not that of A (x - b) at ${JSON.stringify([...x])}`;
      }
    }
    return undefined;
  },
});

export const meanSquaredSmooth = assumption({
  axis: 'objective',
  definition:
    'The components are smooth in the mean square: mean_i ||grad f_i(x) - grad f_i(y)||^2 <= Lt^2 ||x - y||^2.',
  latex: '\\tfrac1n \\sum_i \\|\\nabla f_i(x) - \\nabla f_i(y)\\|^2 \\le \\tilde L^2 \\|x - y\\|^2',
  constants: [{ symbol: 'Lt', dimension: 'F/X^2', is: 'upper' }],
  implies: [rule(['mean-squared-smooth'], 'smooth', ([Lt]) => [Lt])],
  audit(world, [Lt], stream) {
    const problem = world.objective;
    const components = problem?.components?.map((component) => component.float64(plainKernels));
    if (!problem || !components) return 'the problem has no components';
    const gradients = (x: Float64Array): Float64Array[] =>
      components.map((component) => {
        const g = new Float64Array(problem.dim);
        component.gradient(x, g);
        return g;
      });
    const points = sampledPoints(problem, problem.components![0], stream).map(({ x }) => ({ x, all: gradients(x) }));
    for (const a of points)
      for (const b of points) {
        const step = difference(b.x, a.x);
        const turns = a.all.map((g, i) => difference(b.all[i], g));
        const length = Math.sqrt(dot(step, step));
        const change = Math.sqrt(turns.reduce((sum, turn) => sum + dot(turn, turn), 0) / turns.length);
        const noise = 1e-12 * (Math.sqrt(Math.max(...a.all.map((g) => dot(g, g)))) + Lt * Math.sqrt(dot(a.x, a.x)));
        if (change > Lt * length * (1 + 1e-9) + noise)
          return `gradients differ by ${change / length} per unit length in the mean square`;
      }
    return undefined;
  },
});

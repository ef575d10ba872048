import { assumption } from '../core/assumption.js';
import { rule } from '../core/facts.js';
import type { Problem } from '../core/problem.js';
import type { Scalar } from '../core/space.js';
import { plainKernels } from '../numerics/kernels.js';
import type { Stream } from '../random/streams.js';
import { floatField as FLOAT } from '../spaces/float64.js';
import { dot, sampledPoints } from './pairs.js';

/** Directions tried at each point, from short to long. */
const REACHES = [1e-4, 1e-2, 1];

function gradients(problem: Problem): (x: Float64Array) => Float64Array {
  const f = problem.objective!.float64(plainKernels);
  return (x) => {
    const g = new Float64Array(problem.dim);
    f.gradient(x, g);
    return g;
  };
}

function randomDirection(dim: number, length: number, stream: Stream): Float64Array {
  const u = Float64Array.from({ length: dim }, () => stream.normal());
  const scale = length / Math.sqrt(dot(u, u));
  return u.map((ui) => scale * ui);
}

const shifted = (x: Float64Array, a: number, u: Float64Array): Float64Array => x.map((xi, i) => xi + a * u[i]);
const norm = (x: Float64Array): number => Math.sqrt(dot(x, x));

export const hessianLipschitz = assumption({
  axis: 'objective',
  definition: 'f is twice differentiable and its Hessian is M-Lipschitz: ||H(x) - H(y)|| <= M ||x - y||.',
  latex: '\\|\\nabla^2 f(x) - \\nabla^2 f(y)\\| \\le M\\,\\|x - y\\|',
  constants: [{ symbol: 'M', dimension: 'F/X^3', is: 'upper' }],
  /** Then ||grad f(x+u) - 2 grad f(x) + grad f(x-u)|| <= M ||u||^2. */
  audit(world, [M], stream) {
    const problem = world.objective;
    if (!problem?.objective) return 'the problem has no objective';
    const gradient = gradients(problem);
    for (const { x, g } of sampledPoints(problem, problem.objective, stream, 20))
      for (const reach of REACHES) {
        const u = randomDirection(problem.dim, reach * (1 + norm(x)), stream);
        const [ahead, behind] = [gradient(shifted(x, 1, u)), gradient(shifted(x, -1, u))];
        const turn = norm(g.map((gi, i) => ahead[i] - 2 * gi + behind[i]));
        const rounding = 1e-13 * (norm(g) + norm(ahead) + norm(behind));
        if (turn > M * dot(u, u) * (1 + 1e-9) + rounding)
          return `the Hessian changes by ${turn / dot(u, u)} per unit length at ${JSON.stringify([...x])}`;
      }
    return undefined;
  },
});

export const nondegenerateMinimizer = assumption({
  axis: 'objective',
  definition: 'A local minimizer x* is known, and f curves at least mu there: grad f(x*) = 0 and H(x*) >= mu I.',
  latex: '\\nabla f(x^\\star) = 0,\\; \\nabla^2 f(x^\\star) \\succeq \\mu I',
  constants: [{ symbol: 'mu', dimension: 'F/X^2', is: 'lower' }],
  implies: [rule(['strongly-convex', 'twice-differentiable', 'minimizer'], 'nondegenerate-minimizer', ([mu]) => [mu])],
  audit(world, [mu], stream) {
    const problem = world.objective;
    if (!problem?.objective || !problem.minimizer) return 'the problem gives no minimizer';
    const at = plainKernels.place(problem.minimizer);
    const gradient = gradients(problem);
    const size = 1 + norm(at);
    const residual = norm(gradient(at));
    const M = problem.facts['hessian-lipschitz']?.[0] ?? 0;
    for (let n = 0; n < 40; n++) {
      const u = randomDirection(problem.dim, 1e-4 * size, stream);
      const [ahead, behind] = [gradient(shifted(at, 1, u)), gradient(shifted(at, -1, u))];
      const curvature = (dot(ahead, u) - dot(behind, u)) / (2 * dot(u, u));
      const turn = norm(ahead) + norm(behind);
      if (residual > 1e-6 * turn) return `the gradient at x* has length ${residual}`;
      if (curvature < mu * (1 - 1e-9) - M * norm(u) - (1e-13 * turn) / norm(u)) return `f curves ${curvature} at x*`;
    }
    return undefined;
  },
});

export const twiceDifferentiable = assumption({
  axis: 'objective',
  definition: 'The Hessian exists where a method asks for it, and the problem solves H(x) d = g.',
  latex: '\\nabla^2 f(x) \\text{ exists}',
  /** Moving x by a little of d changes the gradient by as much of g: what is off vanishes with the step. */
  audit(world, _constants, stream) {
    const problem = world.objective;
    if (!problem?.objective || !problem.newton) return 'the problem has no Hessian solve';
    const gradient = gradients(problem);
    for (const { x } of sampledPoints(problem, problem.objective, stream, 12)) {
      const wanted = randomDirection(problem.dim, 1, stream);
      const d = new Float64Array(problem.dim);
      const lists = [x, wanted].map((v) => Array.from(v) as unknown as Scalar[]);
      problem.newton(FLOAT, lists[0], lists[1], d as unknown as Scalar[]);
      const off = (reach: number): number => {
        const step = (reach * (1 + norm(x))) / norm(d);
        const [ahead, behind] = [gradient(shifted(x, step, d)), gradient(shifted(x, -step, d))];
        const rounding = (1e-13 * (norm(ahead) + norm(behind))) / step;
        return Math.max(0, norm(wanted.map((w, i) => (ahead[i] - behind[i]) / (2 * step) - w)) - rounding);
      };
      const [far, near] = [off(1e-3), off(1e-6)];
      if (near > 1e-3 && near > 0.6 * far) return `H d differs from g by ${near} at ${JSON.stringify([...x])}`;
    }
    return undefined;
  },
});

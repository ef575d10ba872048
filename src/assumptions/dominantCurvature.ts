import { assumption } from '../core/assumption.js';
import { rule } from '../core/facts.js';
import { plainKernels } from '../numerics/kernels.js';

/** Shares of the largest curvature that the others keep between. */
const OTHERS = [0.3, 0.75] as const;

export const dominantCurvature = assumption({
  axis: 'objective',
  definition:
    'f is a quadratic whose largest curvature h is simple, every other one lies between 0.3 h and 0.75 h, and x_0 - x* has a ' +
    'part in the direction of h.',
  latex:
    'h = \\lambda_1 > \\tfrac43 \\lambda_2,\\; \\lambda_d \\ge 0.3\\, h,\\; \\langle x_0 - x^\\star, v_1\\rangle \\ne 0',
  constants: [{ symbol: 'h', dimension: 'F/X^2', is: 'exact' }],
  implies: [
    rule(['dominant-curvature'], 'quadratic', () => []),
    rule(['dominant-curvature'], 'smooth', ([h]) => [h]),
    rule(['dominant-curvature'], 'strongly-convex', ([h]) => [OTHERS[0] * h]),
  ],
  audit(world, [h], stream) {
    const problem = world.objective;
    if (!problem?.objective || !problem.minimizer) return 'the problem gives no objective or no minimizer';
    const { gradient } = problem.objective.float64(plainKernels);
    const target = problem.minimizer;
    /** H v, as the gradient at x* + v. */
    const image = (v: Float64Array): Float64Array => {
      const out = new Float64Array(v.length);
      gradient(
        v.map((vi, i) => vi + target[i]),
        out,
      );
      return out;
    };
    const inner = (u: ArrayLike<number>, v: ArrayLike<number>): number =>
      plainKernels.dot(Float64Array.from(u), Float64Array.from(v));
    const unit = (v: Float64Array): Float64Array => v.map((vi) => vi / Math.sqrt(inner(v, v)));
    const without = (v: Float64Array, known: Float64Array[]): Float64Array =>
      known.reduce((rest, u) => rest.map((ri, i) => ri - inner(rest, u) * u[i]), v);
    // Power iteration, largest eigenvalue first; each next one orthogonal to those found.
    const directions: Float64Array[] = [];
    const values: number[] = [];
    for (let found = 0; found < problem.dim; found++) {
      let v = unit(
        without(
          Float64Array.from(target, () => stream.normal()),
          directions,
        ),
      );
      for (let n = 0; n < 300; n++) v = unit(without(image(v), directions));
      directions.push(v);
      values.push(inner(v, image(v)));
    }
    const [top, ...others] = values;
    if (Math.abs(top - h) > 1e-9 * h) return `the largest curvature is ${top}`;
    const outside = others.find((value) => value < OTHERS[0] * h * (1 - 1e-9) || value > OTHERS[1] * h * (1 + 1e-9));
    if (outside !== undefined) return `another curvature is ${outside}`;
    const start = problem.start.map((xi, i) => xi - target[i]);
    return Math.abs(inner(start, directions[0])) > 1e-3 * Math.sqrt(inner(start, start))
      ? undefined
      : 'the start has no part in the direction of the largest curvature';
  },
});

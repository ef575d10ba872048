import { type MethodContext, method } from '../core/method.js';
import type { Scalar } from '../core/space.js';

/**
 * 1, (1 + sqrt(1 + 4 t^2))/2, ..., and a last one with 8 in place of 4: horizon + 1 numbers, for methods whose last step is
 * special.
 */
function weights({ space: { scalar } }: MethodContext, horizon: number): Scalar[] {
  const inner = scalar.formula('(1 + sqrt(1 + 4*t^2)) / 2');
  const last = scalar.formula('(1 + sqrt(1 + 8*t^2)) / 2');
  const all = [scalar.of(1)];
  for (let k = 1; k <= horizon; k++) all.push((k < horizon ? inner : last)({ t: all[k - 1] }));
  return all;
}

/** The optimized gradient method for T steps: the smallest worst gap at the last iterate. The iterate is the point asked about. */
export const optimizedGradient = method({
  title: 'Optimized gradient method',
  latex:
    'y_{k+1} = x_k - \\eta \\nabla f(x_k),\\; x_{k+1} = y_{k+1} + \\tfrac{\\theta_k - 1}{\\theta_{k+1}} (y_{k+1} - y_k) + \\tfrac{\\theta_k}{\\theta_{k+1}} (y_{k+1} - x_k)',
  parameters: { stepSize: ['scalar', 'eta'], horizon: ['integer', 'T'] },

  init(context, { stepSize, horizon }) {
    const { space, oracle, start } = context;
    const { add, sub, div, of, neg } = space.scalar;
    const theta = weights(context, horizon);
    const grad = space.zeros();
    const before = space.zeros();
    const landed = space.zeros();
    space.copy(before, start);
    return (x, k) => {
      oracle.gradient(x, grad);
      space.copy(landed, x);
      space.subtractScaled(landed, stepSize, grad);
      const inertia = div(sub(theta[k], of(1)), theta[k + 1]);
      const correction = div(theta[k], theta[k + 1]);
      space.mix(x, neg(correction), landed, add(add(of(1), inertia), correction));
      space.subtractScaled(x, inertia, before);
      space.copy(before, landed);
    };
  },
});

/** OGM-G, its mirror image for T steps: the smallest worst gradient norm at the last iterate. */
export const optimizedGradientForNorm = method({
  title: 'Optimized gradient method for the gradient norm',
  latex:
    'y_{k+1} = x_k - \\eta \\nabla f(x_k),\\; x_{k+1} = y_{k+1} + \\tfrac{(\\theta_k - 1)(2\\theta_{k+1} - 1)}{\\theta_k(2\\theta_k - 1)} (y_{k+1} - y_k) + \\tfrac{2\\theta_{k+1} - 1}{2\\theta_k - 1} (y_{k+1} - x_k)',
  parameters: { stepSize: ['scalar', 'eta'], horizon: ['integer', 'T'] },

  init(context, { stepSize, horizon }) {
    const { space, oracle, start } = context;
    const { add, of, neg, formula } = space.scalar;
    const theta = weights(context, horizon).reverse();
    const ratio = formula('(2*b - 1) / (2*a - 1)');
    const inner = formula('(a - 1) * (2*b - 1) / (a * (2*a - 1))');
    const grad = space.zeros();
    const before = space.zeros();
    const landed = space.zeros();
    space.copy(before, start);
    return (x, k) => {
      oracle.gradient(x, grad);
      space.copy(landed, x);
      space.subtractScaled(landed, stepSize, grad);
      const ends = { a: theta[k], b: theta[k + 1] };
      const [inertia, correction] = [inner(ends), ratio(ends)];
      space.mix(x, neg(correction), landed, add(add(of(1), inertia), correction));
      space.subtractScaled(x, inertia, before);
      space.copy(before, landed);
    };
  },
});

import { method } from '../core/method.js';

/**
 * Conjugate gradient of Hestenes and Stiefel for a quadratic with Hessian A: r_k = -grad f(x_k), p_0 = r_0. Stops where
 * the residual vanishes. One product with A per step.
 */
export const conjugateGradient = method({
  title: 'Conjugate gradient',
  latex:
    'x_{k+1} = x_k + \\alpha_k p_k,\\; \\alpha_k = \\frac{r_k^\\top r_k}{p_k^\\top A p_k},\\; p_{k+1} = r_{k+1} + \\frac{r_{k+1}^\\top r_{k+1}}{r_k^\\top r_k} p_k',
  parameters: {},

  init({ space, oracle, start }) {
    const { scalar } = space;
    const one = scalar.of(1);
    const residual = space.zeros();
    const direction = space.zeros();
    const image = space.zeros();
    oracle.gradient(start, residual);
    space.scale(residual, scalar.of(-1));
    space.copy(direction, residual);
    let squared = space.dot(residual, residual);
    return (x) => {
      if (scalar.compare(squared, scalar.of(0)) === 0) return;
      oracle.hessian(direction, image);
      const length = scalar.div(squared, space.dot(direction, image));
      space.addScaled(x, length, direction);
      space.subtractScaled(residual, length, image);
      const next = space.dot(residual, residual);
      space.mix(direction, scalar.div(next, squared), residual, one);
      squared = next;
    };
  },
});

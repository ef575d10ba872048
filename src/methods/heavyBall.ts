import { method } from '../core/method.js';

/** Polyak's heavy ball: x_{k+1} = x_k - eta grad f(x_k) + beta (x_k - x_{k-1}), with x_{-1} = x_0. */
export const heavyBall = method({
  title: 'Heavy ball',
  latex: 'x_{k+1} = x_k - \\eta_k \\nabla f(x_k) + \\beta_k (x_k - x_{k-1})',
  parameters: { stepSize: ['schedule', 'eta'], momentum: ['schedule', 'beta'] },

  init({ space, oracle }, { stepSize, momentum }) {
    const grad = space.zeros();
    const velocity = space.zeros();
    return (x, k) => {
      oracle.gradient(x, grad);
      space.mix(velocity, momentum(k), grad, space.scalar.neg(stepSize(k)));
      space.addScaled(x, space.scalar.of(1), velocity);
    };
  },
});

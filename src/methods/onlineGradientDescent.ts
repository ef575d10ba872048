import { method } from '../core/method.js';

/** x_{t+1} = P(x_t - eta_t grad l_t(x_t)) with the loss l_t of round t. One gradient per round. */
export const onlineGradientDescent = method({
  title: 'Online gradient descent',
  latex: 'x_{t+1} = P_X(x_t - \\eta_t \\nabla \\ell_t(x_t))',
  parameters: { stepSize: ['schedule', 'eta'] },

  init({ space, oracle }, { stepSize }) {
    const grad = space.zeros();
    return (x, k) => {
      oracle.loss(k, x, grad);
      space.subtractScaled(x, stepSize(k), grad);
      oracle.project(x, x);
    };
  },
});

import { method } from '../core/method.js';

/** x_{k+1} = x_k - eta_k grad f(x_k). One gradient per step. */
export const gradientDescent = method({
  title: 'Gradient descent',
  latex: 'x_{k+1} = x_k - \\eta_k \\nabla f(x_k)',
  parameters: { stepSize: ['schedule', 'eta'] },

  init({ space, oracle }, { stepSize }) {
    const grad = space.zeros();
    return (x, k) => {
      oracle.gradient(x, grad);
      space.subtractScaled(x, stepSize(k), grad);
    };
  },
});

import { method } from '../core/method.js';

/** x_{k+1} = x_k - eta_k d_k with d_k near grad f(x_k). One inexact gradient per step. */
export const inexactGradientDescent = method({
  title: 'Gradient descent with inexact gradients',
  latex: 'x_{k+1} = x_k - \\eta_k d_k,\\; d_k \\approx \\nabla f(x_k)',
  parameters: { stepSize: ['schedule', 'eta'] },

  init({ space, oracle, streams }, { stepSize }) {
    const direction = space.zeros();
    const stream = streams.of('error');
    return (x, k) => {
      oracle.inexactGradient(x, direction, stream);
      space.subtractScaled(x, stepSize(k), direction);
    };
  },
});

import { method } from '../core/method.js';

/** x_{k+1} = x_k - eta_k g_k with E[g_k | past] = grad f(x_k). One sample per step. */
export const stochasticGradientDescent = method({
  title: 'Stochastic gradient descent',
  latex: 'x_{k+1} = x_k - \\eta_k g_k',
  parameters: { stepSize: ['schedule', 'eta'] },

  init({ space, oracle, streams }, { stepSize }) {
    const grad = space.zeros();
    const stream = streams.of('sample');
    return (x, k) => {
      oracle.sample(x, grad, stream);
      space.subtractScaled(x, stepSize(k), grad);
    };
  },
});

import { method } from '../core/method.js';

/** x_{k+1} = P(x_k - eta_k g_k). One sample per step; the sample is a view, for measures of its noise. */
export const projectedSgd = method({
  title: 'Projected stochastic gradient descent',
  latex: 'x_{k+1} = P_X(x_k - \\eta_k g_k)',
  parameters: { stepSize: ['schedule', 'eta'] },

  init({ space, oracle, streams }, { stepSize }) {
    const grad = space.zeros();
    const stream = streams.of('sample');
    return {
      views: { sample: grad },
      step(x, k) {
        oracle.sample(x, grad, stream);
        space.subtractScaled(x, stepSize(k), grad);
        oracle.project(x, x);
      },
    };
  },
});

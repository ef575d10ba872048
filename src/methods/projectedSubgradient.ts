import { method } from '../core/method.js';

/** x_{k+1} = P(x_k - eta_k g_k) with a subgradient g_k. One subgradient per step. */
export const projectedSubgradient = method({
  title: 'Projected subgradient method',
  latex: 'x_{k+1} = P_X(x_k - \\eta_k g_k),\\; g_k \\in \\partial f(x_k)',
  parameters: { stepSize: ['schedule', 'eta'] },

  init({ space, oracle }, { stepSize }) {
    const grad = space.zeros();
    return (x, k) => {
      oracle.gradient(x, grad);
      space.subtractScaled(x, stepSize(k), grad);
      oracle.project(x, x);
    };
  },
});

import { method } from '../core/method.js';

/** x_{k+1} = prox_{eta_k h}(x_k - eta_k grad f(x_k)). One gradient and one proximal step. */
export const proximalGradient = method({
  title: 'Proximal gradient',
  latex: 'x_{k+1} = \\mathrm{prox}_{\\eta_k h}(x_k - \\eta_k \\nabla f(x_k))',
  parameters: { stepSize: ['schedule', 'eta'] },

  init({ space, oracle }, { stepSize }) {
    const grad = space.zeros();
    return (x, k) => {
      oracle.gradient(x, grad);
      space.subtractScaled(x, stepSize(k), grad);
      oracle.prox(x, stepSize(k), x);
    };
  },
});

import { method } from '../core/method.js';

/** Mirror descent with the entropy: p_{k+1,i} proportional to p_{k,i} exp(-eta_k g_{k,i}), g_k the gradient of the k-th loss. */
export const exponentiatedGradient = method({
  title: 'Exponentiated gradient',
  latex: 'p_{k+1,i} \\propto p_{k,i}\\, e^{-\\eta_k g_{k,i}}',
  parameters: { stepSize: ['schedule', 'eta'] },

  init({ space, oracle }, { stepSize }) {
    const grad = space.zeros();
    return (x, k) => {
      oracle.loss(k, x, grad);
      space.coordinates.exponentiate(x, stepSize(k), grad);
    };
  },
});

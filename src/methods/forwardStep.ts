import { method } from '../core/method.js';

/** x_{k+1} = x_k - eta A x_k; gradient descent-ascent where A = (grad_u phi, -grad_v phi). One value per step. */
export const forwardStep = method({
  title: 'Forward step',
  latex: 'x_{k+1} = x_k - \\eta A x_k',
  parameters: { stepSize: ['scalar', 'eta'] },

  init({ space, oracle }, { stepSize }) {
    const A = oracle.operator('A');
    const value = space.zeros();
    return (x) => {
      A.apply(x, value);
      space.subtractScaled(x, stepSize, value);
    };
  },
});

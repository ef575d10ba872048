import { method } from '../core/method.js';

/** w_k = x_k - eta A x_k, x_{k+1} = x_k - eta A w_k. Two values per step. */
export const extragradient = method({
  title: 'Extragradient',
  latex: 'w_k = x_k - \\eta A x_k,\\; x_{k+1} = x_k - \\eta A w_k',
  parameters: { stepSize: ['scalar', 'eta'] },

  init({ space, oracle }, { stepSize }) {
    const A = oracle.operator('A');
    const value = space.zeros();
    const ahead = space.zeros();
    return (x) => {
      A.apply(x, value);
      space.copy(ahead, x);
      space.subtractScaled(ahead, stepSize, value);
      A.apply(ahead, value);
      space.subtractScaled(x, stepSize, value);
    };
  },
});

import { method } from '../core/method.js';

/** x_{k+1} = (I + eta_k A)^-1 x_k: the proximal point method for an operator. One resolvent per step. */
export const resolventIteration = method({
  title: 'Proximal point method for operators',
  latex: 'x_{k+1} = (I + \\eta_k A)^{-1} x_k',
  parameters: { stepSize: ['schedule', 'eta'] },

  init({ oracle }, { stepSize }) {
    const A = oracle.operator('A');
    return (x, k) => A.resolvent(x, stepSize(k), x);
  },
});

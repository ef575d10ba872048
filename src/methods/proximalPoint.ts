import { method } from '../core/method.js';

/** x_{k+1} = argmin_x f(x) + ||x - x_k||^2 / (2 eta_k). One proximal step of the whole objective. */
export const proximalPoint = method({
  title: 'Proximal point method',
  latex: 'x_{k+1} = \\arg\\min_x f(x) + \\tfrac{1}{2\\eta_k}\\|x - x_k\\|^2',
  parameters: { stepSize: ['schedule', 'eta'] },

  init({ oracle }, { stepSize }) {
    return (x, k) => oracle.proximalPoint(x, stepSize(k), x);
  },
});

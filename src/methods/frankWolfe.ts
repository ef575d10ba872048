import { method } from '../core/method.js';

/** x_{k+1} = x_k + w_k (s_k - x_k), s_k minimizing <grad f(x_k), s> over the feasible set. No projections. */
export const frankWolfe = method({
  title: 'Frank-Wolfe',
  latex: 's_k = \\arg\\min_{s \\in X} \\langle \\nabla f(x_k), s\\rangle,\\; x_{k+1} = (1 - w_k) x_k + w_k s_k',
  parameters: { weight: ['schedule', 'w'] },

  init({ space, oracle }, { weight }) {
    const { scalar } = space;
    const grad = space.zeros();
    const corner = space.zeros();
    return (x, k) => {
      oracle.gradient(x, grad);
      oracle.linearMinimizer(grad, corner);
      space.mix(x, scalar.sub(scalar.of(1), weight(k)), corner, weight(k));
    };
  },
});

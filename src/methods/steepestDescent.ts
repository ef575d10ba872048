import { method } from '../core/method.js';

/** x_{k+1} = x_k - t_k grad f(x_k), where t_k minimizes f along the ray. */
export const steepestDescent = method({
  title: 'Gradient descent with exact line search',
  latex: 'x_{k+1} = x_k - t_k \\nabla f(x_k),\\; t_k = \\arg\\min_t f(x_k - t \\nabla f(x_k))',
  parameters: {},

  init({ space, oracle }) {
    const grad = space.zeros();
    return (x) => {
      oracle.gradient(x, grad);
      space.subtractScaled(x, oracle.exactLineSearch(x, grad), grad);
    };
  },
});

import { method } from '../core/method.js';

/** x_{k+1} = x_k - t_k d_k with d_k near grad f(x_k), where t_k minimizes f along the ray. */
export const inexactSteepestDescent = method({
  title: 'Gradient descent with inexact gradients and exact line search',
  latex: 'x_{k+1} = x_k - t_k d_k,\\; d_k \\approx \\nabla f(x_k),\\; t_k = \\arg\\min_t f(x_k - t d_k)',
  parameters: {},

  init({ space, oracle, streams }) {
    const direction = space.zeros();
    const stream = streams.of('error');
    return (x) => {
      oracle.inexactGradient(x, direction, stream);
      space.subtractScaled(x, oracle.exactLineSearch(x, direction), direction);
    };
  },
});

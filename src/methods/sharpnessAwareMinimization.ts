import { method } from '../core/method.js';

/**
 * x_{k+1} = x_k - eta grad f(x_k + rho grad f(x_k) / ||grad f(x_k)||): gradient descent with the gradient of the steepest
 * neighbour at distance rho. At a stationary point it stays.
 */
export const sharpnessAwareMinimization = method({
  title: 'Sharpness-aware minimization',
  latex: 'x_{k+1} = x_k - \\eta \\nabla f\\bigl(x_k + \\rho \\nabla f(x_k) / \\|\\nabla f(x_k)\\|\\bigr)',
  parameters: { stepSize: ['schedule', 'eta'], radius: ['schedule', 'rho'] },

  init({ space, oracle }, { stepSize, radius }) {
    const { scalar } = space;
    const grad = space.zeros();
    const neighbour = space.zeros();
    return (x, k) => {
      oracle.gradient(x, grad);
      const length = scalar.sqrt(space.dot(grad, grad));
      if (scalar.compare(length, scalar.of(0)) === 0) return;
      space.copy(neighbour, x);
      space.addScaled(neighbour, scalar.div(radius(k), length), grad);
      oracle.gradient(neighbour, grad);
      space.subtractScaled(x, stepSize(k), grad);
    };
  },
});

import { method } from '../core/method.js';

/**
 * Gradient descent whose step is found by backtracking: from the first trial s, times b until
 * f(x - eta g) <= f(x) - c eta ||g||^2, at every iteration anew. The views hold the last gradient and the last move.
 */
export const backtrackingGradientDescent = method({
  title: 'Gradient descent with backtracking',
  latex:
    'x_{k+1} = x_k - \\eta_k \\nabla f(x_k),\\; \\eta_k = \\max\\{s b^j : f(x_{k+1}) \\le f(x_k) - c\\,\\eta_k \\|\\nabla f(x_k)\\|^2\\}',
  parameters: { firstTrial: ['scalar', 's'], shrink: ['scalar', 'b'], decrease: ['scalar', 'c'] },

  init({ space, oracle }, { firstTrial, shrink, decrease }) {
    const { scalar } = space;
    const gradient = space.zeros();
    const move = space.zeros();
    const trial = space.zeros();
    return {
      views: { gradient, move },
      step(x) {
        oracle.gradient(x, gradient);
        const value = oracle.value(x);
        const slope = scalar.mul(decrease, space.dot(gradient, gradient));
        for (let eta = firstTrial; ; eta = scalar.mul(eta, shrink)) {
          space.copy(move, gradient);
          space.scale(move, eta);
          space.copy(trial, x);
          space.subtractScaled(trial, scalar.of(1), move);
          const wanted = scalar.sub(value, scalar.mul(eta, slope));
          if (scalar.compare(oracle.value(trial), wanted) <= 0) break;
        }
        space.copy(x, trial);
      },
    };
  },
});

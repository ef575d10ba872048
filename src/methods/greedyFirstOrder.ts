import { method } from '../core/method.js';

/**
 * x_{k+1} = argmin of f over x_k + span{g_0, ..., g_k, x_1 - x_0, ..., x_k - x_{k-1}}: the best of what all gradients so far
 * reach. On quadratics it is conjugate gradient. Memory of two vectors per step.
 */
export const greedyFirstOrder = method({
  title: 'Greedy first-order method',
  latex: 'x_{k+1} = \\arg\\min_{x_0 + \\mathrm{span}\\{\\nabla f(x_0), \\dots, \\nabla f(x_k)\\}} f',
  parameters: { steps: ['integer', 'T'] },

  init({ space, oracle }, { steps }) {
    const one = space.scalar.of(1);
    const directions = Array.from({ length: 2 * steps }, () => space.zeros());
    return (x, k) => {
      const [gradient, move] = [directions[2 * k], directions[2 * k + 1]];
      oracle.gradient(x, gradient);
      space.copy(move, x);
      oracle.subspaceSearch(x, directions.slice(0, 2 * k + 1), x);
      space.mix(move, space.scalar.neg(one), x, one);
    };
  },
});

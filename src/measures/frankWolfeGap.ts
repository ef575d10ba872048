import { measure } from '../core/measure.js';

/** <grad f(x_k), x_k - s_k> with s_k minimizing it over the feasible set: no less than f(x_k) - f*. */
export const frankWolfeGap = measure({
  title: 'Frank-Wolfe gap',
  symbol: 'fwGap',
  dimension: 'F',
  latex: '\\max_{s \\in X} \\langle \\nabla f(x_k), x_k - s\\rangle',
  start({ space, oracle }) {
    const grad = space.zeros();
    const away = space.zeros();
    const corner = space.zeros();
    return (x) => {
      oracle.gradient(x, grad);
      oracle.linearMinimizer(grad, corner);
      space.copy(away, x);
      space.subtractScaled(away, space.scalar.of(1), corner);
      return space.dot(grad, away);
    };
  },
});

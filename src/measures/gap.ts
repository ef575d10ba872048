import { measure } from '../core/measure.js';

/** f(x_k) - f*, with h(x_k) where the problem is composite. */
export const gap = measure({
  title: 'optimality gap',
  symbol: 'gap',
  dimension: 'F',
  latex: 'f(x_k) - f^\\star',
  start({ oracle, space, minimum }) {
    const { scalar } = space;
    const least = minimum();
    return (x) => scalar.sub(scalar.add(oracle.value(x), oracle.proximalValue(x)), least);
  },
  /** f(x) and f* cancel; and x was rounded where it was as large as x_0, which is worth that times ||grad f(x)||. */
  magnitude({ oracle, space, start, minimum }) {
    const { scalar } = space;
    const least = minimum();
    const grad = space.zeros();
    return (x) => {
      const value = oracle.value(x);
      oracle.gradient(x, grad);
      const size = scalar.compare(scalar.mul(value, value), scalar.mul(least, least)) > 0 ? value : least;
      const coordinates = scalar.add(space.dot(x, x), space.dot(start, start));
      const moved = scalar.sqrt(scalar.mul(space.dot(grad, grad), coordinates));
      return scalar.add(scalar.compare(size, scalar.of(0)) < 0 ? scalar.neg(size) : size, moved);
    };
  },
});

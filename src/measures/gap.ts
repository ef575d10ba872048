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
  magnitude({ oracle, space, minimum }) {
    const { scalar } = space;
    const least = minimum();
    return (x) => {
      const value = oracle.value(x);
      return scalar.compare(scalar.mul(value, value), scalar.mul(least, least)) > 0 ? value : least;
    };
  },
});

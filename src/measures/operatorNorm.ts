import { measure } from '../core/measure.js';

/** ||A x_k||^2 */
export const operatorNormSquared = measure({
  title: "squared norm of the operator's value",
  symbol: 'valueSquared',
  dimension: 'F^2/X^2',
  latex: '\\|A x_k\\|^2',
  start({ space, oracle }) {
    const A = oracle.operator('A');
    const value = space.zeros();
    return (x) => {
      A.apply(x, value);
      return space.dot(value, value);
    };
  },
});

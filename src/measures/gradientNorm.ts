import { measure } from '../core/measure.js';

/** ||grad f(x_k)|| */
export const gradientNorm = measure({
  title: 'gradient norm',
  symbol: 'gradNorm',
  dimension: 'F/X',
  latex: '\\|\\nabla f(x_k)\\|',
  start({ space, oracle }) {
    const grad = space.zeros();
    return (x) => {
      oracle.gradient(x, grad);
      return space.scalar.sqrt(space.dot(grad, grad));
    };
  },
});

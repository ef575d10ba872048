import { measure } from '../core/measure.js';

/** ||x_k - T x_k|| */
export const fixedPointResidual = measure({
  title: 'fixed-point residual',
  symbol: 'residual',
  dimension: 'X',
  latex: '\\|x_k - T x_k\\|',
  start({ space, oracle }) {
    const { scalar } = space;
    const map = oracle.operator('T');
    const image = space.zeros();
    return (x) => {
      map.apply(x, image);
      space.subtractScaled(image, scalar.of(1), x);
      return scalar.sqrt(space.dot(image, image));
    };
  },
  magnitude({ space }) {
    return (x) => space.scalar.sqrt(space.dot(x, x));
  },
});

import { measure } from '../core/measure.js';

/** <x_k, x_0>: in one dimension, on which side of 0 and how far, the start's side being positive. */
export const innerWithStart = measure({
  title: 'inner product with the start',
  symbol: 'inner',
  dimension: 'X^2',
  latex: '\\langle x_k, x_0 \\rangle',
  signed: true,
  start:
    ({ space, start }) =>
    (x) =>
      space.dot(x, start),
});

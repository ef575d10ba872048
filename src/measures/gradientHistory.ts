import { measure } from '../core/measure.js';
import { sumBefore } from './sumBefore.js';

/** sum_i ||(g_{1,i}, ..., g_{k,i})||: the lengths of each coordinate's history of loss gradients, summed. */
export const gradientHistory = measure({
  title: 'summed lengths of the coordinates’ gradient histories',
  symbol: 'Q',
  dimension: 'F/X',
  latex: 'Q_k = \\textstyle\\sum_i \\|g_{1:k,i}\\|_2',
  start({ oracle, space }) {
    const { scalar, coordinates } = space;
    const squares = space.zeros();
    const latest = space.zeros();
    return {
      each(x, t) {
        coordinates.addSquares(squares, scalar.of(t === 0 ? 0 : 1), latest);
        oracle.loss(t, x, latest);
      },
      read: () => coordinates.read(squares).reduce((sum, s) => scalar.add(sum, scalar.sqrt(s)), scalar.of(0)),
    };
  },
});

/** ||(g_1, ..., g_k)||: the length of the whole history of loss gradients. */
export const totalGradientHistory = measure({
  title: 'length of the gradient history',
  symbol: 'S',
  dimension: 'F/X',
  latex: '\\sqrt{\\textstyle\\sum_{t \\le k} \\|g_t\\|^2}',
  start(run) {
    const { oracle, space } = run;
    const grad = space.zeros();
    const { each, total } = sumBefore(run, (x, t) => {
      oracle.loss(t, x, grad);
      return space.dot(grad, grad);
    });
    return { each, read: () => space.scalar.sqrt(total()) };
  },
});

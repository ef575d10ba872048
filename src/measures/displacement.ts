import { measure } from '../core/measure.js';

/** ||x_k - x_{k-1}||, the length of the last step; 0 for k = 0. */
export const displacement = measure({
  title: 'length of the last step',
  symbol: 'moved',
  dimension: 'X',
  latex: '\\|x_k - x_{k-1}\\|',
  start({ space, start }) {
    const { scalar } = space;
    const before = space.zeros();
    const latest = space.zeros();
    space.copy(latest, start);
    return {
      each(x) {
        space.copy(before, latest);
        space.copy(latest, x);
      },
      read() {
        space.subtractScaled(before, scalar.of(1), latest);
        return scalar.sqrt(space.dot(before, before));
      },
    };
  },
});

import { method } from '../core/method.js';

/** x_{k+1} = a_k x_0 + (1 - a_k) T x_k. One value of the map per step. */
export const halpern = method({
  title: 'Halpern iteration',
  latex: 'x_{k+1} = a_k x_0 + (1 - a_k) T x_k',
  parameters: { anchor: ['schedule', 'a'] },

  init({ space, oracle, start }, { anchor }) {
    const { scalar } = space;
    const map = oracle.operator('T');
    const image = space.zeros();
    return (x, k) => {
      map.apply(x, image);
      space.copy(x, image);
      space.mix(x, scalar.sub(scalar.of(1), anchor(k)), start, anchor(k));
    };
  },
});

import { method } from '../core/method.js';

/** x_{k+1} = (1 - w_k) x_k + w_k T x_k. One value of the map per step. */
export const krasnoselskiiMann = method({
  title: 'Krasnoselskii-Mann iteration',
  latex: 'x_{k+1} = (1 - w_k) x_k + w_k T x_k',
  parameters: { weight: ['schedule', 'w'] },

  init({ space, oracle }, { weight }) {
    const { scalar } = space;
    const map = oracle.operator('T');
    const image = space.zeros();
    return (x, k) => {
      map.apply(x, image);
      space.mix(x, scalar.sub(scalar.of(1), weight(k)), image, weight(k));
    };
  },
});

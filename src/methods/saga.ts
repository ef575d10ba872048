import { method } from '../core/method.js';

/**
 * x_{k+1} = x_k - eta (grad f_i(x_k) - t_i + mean(t)), then t_i = grad f_i(x_k), with i uniform. The table starts with the
 * gradients at x_0.
 */
export const saga = method({
  title: 'SAGA',
  latex: 'x_{k+1} = x_k - \\eta\\,(\\nabla f_i(x_k) - t_i + \\bar t),\\quad t_i \\leftarrow \\nabla f_i(x_k)',
  parameters: { stepSize: ['scalar', 'eta'] },

  init({ space, oracle, start, streams }, { stepSize }) {
    const { scalar } = space;
    const n = oracle.components;
    const share = scalar.div(scalar.of(1), scalar.of(n));
    const grad = space.zeros();
    const change = space.zeros();
    const mean = space.zeros();
    const table = Array.from({ length: n }, (_, i) => {
      const entry = space.zeros();
      oracle.component(i, start, entry);
      space.addScaled(mean, share, entry);
      return entry;
    });
    const stream = streams.of('index');
    return (x) => {
      const i = stream.index(n);
      oracle.component(i, x, grad);
      space.copy(change, grad);
      space.subtractScaled(change, scalar.of(1), table[i]);
      space.subtractScaled(x, stepSize, change);
      space.subtractScaled(x, stepSize, mean);
      space.addScaled(mean, share, change);
      space.copy(table[i], grad);
    };
  },
});

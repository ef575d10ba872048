import { method } from '../core/method.js';

/** x_{k+1} = x_k - eta (d_i f(x_k)) e_i with i uniform: one coordinate per step. */
export const randomCoordinateDescent = method({
  title: 'Random coordinate descent',
  latex: 'x_{k+1} = x_k - \\eta\\,\\partial_i f(x_k)\\, e_i,\\; i \\sim \\mathrm{Unif}\\{1, \\dots, n\\}',
  parameters: { stepSize: ['scalar', 'eta'] },

  init({ space, oracle, streams }, { stepSize }) {
    const derivative = space.zeros();
    const stream = streams.of('coordinate');
    return (x) => {
      oracle.partialGradient(stream.index(oracle.coordinates), x, derivative);
      space.subtractScaled(x, stepSize, derivative);
    };
  },
});

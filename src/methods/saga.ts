import { type Method, type MethodContext, method } from '../core/method.js';
import type { Vector } from '../core/space.js';

/** out = the point at which the i-th entry of the table is taken to have been computed. */
type Memory = (context: MethodContext, i: number, out: Vector) => void;

/**
 * x_{k+1} = x_k - eta (grad f_i(x_k) - t_i + mean(t)), then t_i = grad f_i(x_k), with i uniform. The view `stored` has the
 * points at which the entries of the table were computed.
 */
function sagaFrom(title: string, memory: Memory): Method {
  return method({
    title,
    latex: 'x_{k+1} = x_k - \\eta\\,(\\nabla f_i(x_k) - t_i + \\bar t),\\quad t_i \\leftarrow \\nabla f_i(x_k)',
    parameters: { stepSize: ['scalar', 'eta'] },

    init(context, { stepSize }) {
      const { space, oracle, streams } = context;
      const { scalar } = space;
      const n = oracle.components;
      const share = scalar.div(scalar.of(1), scalar.of(n));
      const grad = space.zeros();
      const change = space.zeros();
      const mean = space.zeros();
      const stored = Array.from({ length: n }, (_, i) => {
        const point = space.zeros();
        memory(context, i, point);
        return point;
      });
      const table = stored.map((point, i) => {
        const entry = space.zeros();
        oracle.component(i, point, entry);
        space.addScaled(mean, share, entry);
        return entry;
      });
      const stream = streams.of('index');
      const step = (x: Vector): void => {
        const i = stream.index(n);
        oracle.component(i, x, grad);
        space.copy(stored[i], x);
        space.copy(change, grad);
        space.subtractScaled(change, scalar.of(1), table[i]);
        space.subtractScaled(x, stepSize, change);
        space.subtractScaled(x, stepSize, mean);
        space.addScaled(mean, share, change);
        space.copy(table[i], grad);
      };
      return { step, views: { stored } };
    },
  });
}

/** The table starts with the gradients at x_0. */
export const saga = sagaFrom('SAGA', ({ space, start }, _i, out) => space.copy(out, start));

/** The table starts with gradients at given points, as it is found in the middle of a run. */
export const sagaFromMemory = sagaFrom('SAGA from any table', ({ oracle }, i, out) => oracle.storedPoint(i, out));

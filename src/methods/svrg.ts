import { method } from '../core/method.js';

/**
 * One epoch a step: from w = x_k inner steps y <- y - eta (grad f_i(y) - grad f_i(w) + grad f(w)), and x_{k+1} is one of the
 * first m inner iterates, each as likely. Which one is drawn beforehand; the steps after it would not matter.
 */
export const svrg = method({
  title: 'SVRG',
  latex:
    'y_{t+1} = y_t - \\eta\\,(\\nabla f_i(y_t) - \\nabla f_i(w) + \\nabla f(w)),\\; y_0 = w = x_k,\\; x_{k+1} = y_t,\\; t \\sim \\mathrm{Unif}\\{0, \\dots, m - 1\\}',
  parameters: { stepSize: ['scalar', 'eta'], inner: ['integer', 'm'] },

  init({ space, oracle, streams }, { stepSize, inner }) {
    const snapshot = space.zeros();
    const whole = space.zeros();
    const now = space.zeros();
    const then = space.zeros();
    const one = space.scalar.of(1);
    const [length, index] = [streams.of('length'), streams.of('index')];
    return (x) => {
      const steps = length.index(inner);
      space.copy(snapshot, x);
      oracle.gradient(snapshot, whole);
      for (let t = 0; t < steps; t++) {
        const i = index.index(oracle.components);
        oracle.component(i, x, now);
        oracle.component(i, snapshot, then);
        space.subtractScaled(now, one, then);
        space.addScaled(now, one, whole);
        space.subtractScaled(x, stepSize, now);
      }
    };
  },
});

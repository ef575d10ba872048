import { averaging } from '../core/combine.js';
import { method } from '../core/method.js';

/**
 * EF21: the server steps along the mean of the workers' estimates g_i of their gradients, and each worker sends the
 * compressed difference that its estimate is off by. The estimates start at zero.
 */
export const ef21 = method({
  title: 'EF21',
  latex: 'x_{k+1} = x_k - \\frac{\\eta}{n} \\sum_i g_i^k,\\; g_i^{k+1} = g_i^k + C(\\nabla f_i(x_{k+1}) - g_i^k)',
  parameters: { stepSize: ['schedule', 'eta'] },

  init({ space, oracle, streams }, { stepSize }) {
    const one = space.scalar.of(1);
    const direction = space.zeros();
    const difference = space.zeros();
    const estimates = Array.from({ length: oracle.components }, () => space.zeros());
    const average = averaging(space, estimates);
    const ofWorker = estimates.map((_, i) => streams.of('compressor', i));
    const step = (x: typeof difference, k: number): void => {
      average(direction);
      space.subtractScaled(x, stepSize(k), direction);
      for (const [i, estimate] of estimates.entries()) {
        oracle.component(i, x, difference);
        space.subtractScaled(difference, one, estimate);
        oracle.compress(difference, difference, ofWorker[i]);
        space.addScaled(estimate, one, difference);
      }
    };
    return { step, views: { estimates } };
  },
});

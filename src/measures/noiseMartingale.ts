import { measure } from '../core/measure.js';
import type { Vector } from '../core/space.js';

/** sum_{j<k} <g_j - grad f(x_j), x* - x_j>: what the noise has gained so far; of mean zero. The method shows its samples. */
export const noiseMartingale = measure({
  title: 'noise along the way to the minimizer',
  symbol: 'martingale',
  dimension: 'F',
  latex: '\\textstyle\\sum_{j<k} \\langle g_j - \\nabla f(x_j),\\, x^\\star - x_j \\rangle',
  signed: true,
  start({ space, oracle, minimizer, views }) {
    const { scalar } = space;
    const one = scalar.of(1);
    const target = minimizer();
    const gradient = space.zeros();
    const way = space.zeros();
    const noise = space.zeros();
    let total = scalar.of(0);
    return {
      each(x, k) {
        if (k > 0) {
          space.copy(noise, views.sample as Vector);
          space.subtractScaled(noise, one, gradient);
          total = scalar.add(total, space.dot(noise, way));
        }
        oracle.gradient(x, gradient);
        space.copy(way, target);
        space.subtractScaled(way, one, x);
      },
      read: () => total,
    };
  },
});

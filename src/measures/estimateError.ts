import { measure } from '../core/measure.js';
import type { Vector } from '../core/space.js';

/** (1/n) sum_i ||g_i - grad f_i(x_k)||^2: what the workers' estimates of their gradients are off by. */
export const estimateError = measure({
  title: "mean squared error of the workers' gradient estimates",
  symbol: 'estimateError',
  dimension: 'F^2/X^2',
  latex: '\\tfrac1n \\textstyle\\sum_i \\|g_i^k - \\nabla f_i(x_k)\\|^2',
  start({ space, oracle, views }) {
    const { scalar } = space;
    const estimates = views.estimates as readonly Vector[];
    const difference = space.zeros();
    return (x) => {
      let sum = scalar.of(0);
      for (const [i, estimate] of estimates.entries()) {
        oracle.component(i, x, difference);
        space.subtractScaled(difference, scalar.of(1), estimate);
        sum = scalar.add(sum, space.dot(difference, difference));
      }
      return scalar.div(sum, scalar.of(estimates.length));
    };
  },
});

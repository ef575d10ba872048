import type { RunView } from '../core/measure.js';
import { measure } from '../core/measure.js';
import type { Scalar, Vector } from '../core/space.js';
import { meanBefore } from './sumBefore.js';

function gapOf({ oracle, space, minimum }: RunView): (x: Vector) => Scalar {
  const { scalar } = space;
  const least = minimum();
  return (x) => scalar.sub(scalar.add(oracle.value(x), oracle.proximalValue(x)), least);
}

/** f(xbar_k) - f* at the mean xbar_k of x_0, ..., x_{k-1}; the gap of x_0 for k = 0. */
export const averageIterateGap = measure({
  title: 'optimality gap of the average iterate',
  symbol: 'avgGap',
  dimension: 'F',
  latex: 'f(\\bar x_k) - f^\\star,\\; \\bar x_k = \\tfrac1k \\textstyle\\sum_{j<k} x_j',
  start(run) {
    const { space } = run;
    const { scalar } = space;
    const gap = gapOf(run);
    const average = space.zeros();
    const latest = space.zeros();
    return {
      each(x, k) {
        if (k > 0)
          space.mix(
            average,
            scalar.div(scalar.of(k - 1), scalar.of(k)),
            latest,
            scalar.div(scalar.of(1), scalar.of(k)),
          );
        space.copy(latest, x);
      },
      read: (x, k) => gap(k === 0 ? x : average),
    };
  },
  magnitude({ oracle }) {
    return (x) => oracle.value(x);
  },
});

/** The mean of f(x_j) - f* over j < k; the gap of x_0 for k = 0. */
export const averageGap = measure({
  title: 'average optimality gap',
  symbol: 'meanGap',
  dimension: 'F',
  latex: '\\tfrac1k \\textstyle\\sum_{j<k} f(x_j) - f^\\star',
  start: (run) => meanBefore(run, gapOf(run)),
  magnitude({ oracle }) {
    return (x) => oracle.value(x);
  },
});

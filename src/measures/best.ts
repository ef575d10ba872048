import { measure, type Observer, type RunView } from '../core/measure.js';
import type { Scalar, Vector } from '../core/space.js';

/** The least value of a quantity over x_0, ..., x_{k-1}, or up to x_k; its value at x_0 for k = 0. */
function least({ space }: RunView, upTo: 'before' | 'now', quantity: (x: Vector) => Scalar): Observer {
  const { scalar } = space;
  let smallest: Scalar | undefined;
  let latest: Scalar | undefined;
  const take = (value: Scalar): void => {
    smallest = smallest === undefined ? value : scalar.min(smallest, value);
  };
  return {
    each(x) {
      if (latest !== undefined) take(latest);
      latest = quantity(x);
      if (upTo === 'now') take(latest);
    },
    read: () => smallest ?? latest!,
  };
}

/** min over j < k of f(x_j) - f*: the best of the k points that were asked about. */
export const bestGap = measure({
  title: 'best optimality gap',
  symbol: 'bestGap',
  dimension: 'F',
  latex: '\\min_{j<k} f(x_j) - f^\\star',
  start(run) {
    const { oracle, space } = run;
    const lowest = run.minimum();
    return least(run, 'before', (x) =>
      space.scalar.sub(space.scalar.add(oracle.value(x), oracle.proximalValue(x)), lowest),
    );
  },
  magnitude({ oracle }) {
    return (x) => oracle.value(x);
  },
});

/** min over j <= k of ||grad f(x_j)||^2: k + 1 gradients, that of the last iterate included. */
export const leastGradientNormSquared = measure({
  title: 'least squared gradient norm',
  symbol: 'leastGradSquared',
  dimension: 'F^2/X^2',
  latex: '\\min_{j \\le k} \\|\\nabla f(x_j)\\|^2',
  start(run) {
    const { oracle, space } = run;
    const grad = space.zeros();
    return least(run, 'now', (x) => {
      oracle.gradient(x, grad);
      return space.dot(grad, grad);
    });
  },
});

import type { RunView } from '../core/measure.js';
import { measure } from '../core/measure.js';
import type { Scalar, Vector } from '../core/space.js';

function squaredDistance({ space, minimizer }: RunView): (x: Vector) => Scalar {
  const target = minimizer();
  const gap = space.zeros();
  return (x) => {
    space.copy(gap, x);
    space.subtractScaled(gap, space.scalar.of(1), target);
    return space.dot(gap, gap);
  };
}

/** Size of the coordinates that cancel in x_k - x*. */
function size({ space, minimizer }: RunView): (x: Vector) => Scalar {
  const target = minimizer();
  return (x) => space.scalar.add(space.dot(x, x), space.dot(target, target));
}

/** ||x_k - x*|| */
export const distance = measure({
  title: 'distance to the minimizer',
  symbol: 'dist',
  dimension: 'X',
  latex: '\\|x_k - x^\\star\\|',
  start(run) {
    const squared = squaredDistance(run);
    return (x) => run.space.scalar.sqrt(squared(x));
  },
  magnitude(run) {
    const squared = size(run);
    return (x) => run.space.scalar.sqrt(squared(x));
  },
});

/** ||x_k - x*||^2; its expectation is exact where moments are. */
export const distanceSquared = measure({
  title: 'squared distance to the minimizer',
  symbol: 'distSquared',
  dimension: 'X^2',
  latex: '\\|x_k - x^\\star\\|^2',
  start: squaredDistance,
  magnitude: size,
});

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

/** Size of the coordinates that were rounded on the way to x_k - x*: those of x_0, x* and x_k. */
function size({ space, start, minimizer }: RunView): (x: Vector) => Scalar {
  const { scalar } = space;
  const target = minimizer();
  const ends = scalar.add(space.dot(start, start), space.dot(target, target));
  return (x) => scalar.sqrt(scalar.add(space.dot(x, x), ends));
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
  magnitude: size,
});

/** ||x_k - x*||^2; its expectation is exact where moments are. */
export const distanceSquared = measure({
  title: 'squared distance to the minimizer',
  symbol: 'distSquared',
  dimension: 'X^2',
  latex: '\\|x_k - x^\\star\\|^2',
  start: squaredDistance,
  /** Coordinates off by their rounding change the square by that times the distance. */
  magnitude(run) {
    const { scalar } = run.space;
    const coordinates = size(run);
    const squared = squaredDistance(run);
    return (x) => scalar.mul(coordinates(x), scalar.sqrt(squared(x)));
  },
});

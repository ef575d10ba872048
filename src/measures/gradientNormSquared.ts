import type { RunView } from '../core/measure.js';
import { measure } from '../core/measure.js';
import type { Scalar, Vector } from '../core/space.js';
import { meanBefore } from './sumBefore.js';

function squaredNorm({ oracle, space }: RunView): (x: Vector) => Scalar {
  const grad = space.zeros();
  return (x) => {
    oracle.gradient(x, grad);
    return space.dot(grad, grad);
  };
}

/** ||grad f(x_k)||^2; its expectation is exact where moments are. */
export const gradientNormSquared = measure({
  title: 'squared gradient norm',
  symbol: 'gradSquared',
  dimension: 'F^2/X^2',
  latex: '\\|\\nabla f(x_k)\\|^2',
  start: squaredNorm,
});

/** The mean of ||grad f(x_j)||^2 over j < k, which is its value at a uniformly random iterate. */
export const averageGradientNormSquared = measure({
  title: 'average squared gradient norm',
  symbol: 'meanGradSquared',
  dimension: 'F^2/X^2',
  latex: '\\tfrac1k \\textstyle\\sum_{j<k} \\|\\nabla f(x_j)\\|^2',
  start: (run) => meanBefore(run, squaredNorm(run)),
});

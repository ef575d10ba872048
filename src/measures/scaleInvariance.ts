import type { RunView } from '../core/measure.js';
import { measure } from '../core/measure.js';
import type { Scalar, Vector } from '../core/space.js';

/** The factor by which weights are scaled where gradients at scaled weights are measured. */
const FACTOR = 3;

/** g(w) and g(3 w), for a reading of both. */
function gradients(
  { oracle, space }: RunView,
  read: (here: Vector, there: Vector, w: Vector) => Scalar,
): (w: Vector) => Scalar {
  const [here, there, scaled] = Array.from({ length: 3 }, space.zeros);
  return (w) => {
    space.copy(scaled, w);
    space.scale(scaled, space.scalar.of(FACTOR));
    oracle.gradient(w, here);
    oracle.gradient(scaled, there);
    return read(here, there, w);
  };
}

/** ||w_k||^2 */
export const weightNormSquared = measure({
  title: 'squared norm of the weights',
  symbol: 'normSquared',
  dimension: 'X^2',
  latex: '\\|w_k\\|^2',
  start:
    ({ space }) =>
    (w) =>
      space.dot(w, w),
});

/** <grad f(w_k), w_k> */
export const gradientAlongWeights = measure({
  title: 'inner product of gradient and weights',
  symbol: 'inner',
  dimension: 'F',
  latex: '\\langle \\nabla f(w_k), w_k\\rangle',
  signed: true,
  start: (run) => gradients(run, (here, _there, w) => run.space.dot(here, w)),
});

/** ||grad f(3 w_k)||^2 */
export const scaledGradientSquared = measure({
  title: 'squared gradient norm at three times the weights',
  symbol: 'scaledGradSquared',
  dimension: 'F^2/X^2',
  latex: '\\|\\nabla f(3 w_k)\\|^2',
  start: (run) => gradients(run, (_here, there) => run.space.dot(there, there)),
});

/** <grad f(3 w_k), grad f(w_k)> */
export const gradientsAcrossScales = measure({
  title: 'inner product of the gradients at three times the weights and at the weights',
  symbol: 'crossGradient',
  dimension: 'F^2/X^2',
  latex: '\\langle \\nabla f(3 w_k), \\nabla f(w_k)\\rangle',
  signed: true,
  start: (run) => gradients(run, (here, there) => run.space.dot(here, there)),
});

/** ||w_k - w_{k-1}||^2, the squared length of the last step; 0 at the start. */
export const stepSquared = measure({
  title: 'squared length of the last step',
  symbol: 'stepSquared',
  dimension: 'X^2',
  latex: '\\|w_k - w_{k-1}\\|^2',
  start({ space }) {
    const [before, last, step] = Array.from({ length: 3 }, space.zeros);
    return {
      each(w, k) {
        space.copy(before, k === 0 ? w : last);
        space.copy(last, w);
      },
      read(w) {
        space.copy(step, w);
        space.subtractScaled(step, space.scalar.of(1), before);
        return space.dot(step, step);
      },
    };
  },
});

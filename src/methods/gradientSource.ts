import type { MethodContext } from '../core/method.js';
import type { Vector } from '../core/space.js';

/** out = the gradient that the method is given at x in step k. */
type Gradient = (x: Vector, k: number, out: Vector) => void;

/** Where an adaptive method's gradients come from, and where its iterates must stay. */
export interface GradientSource {
  readonly words: string;
  gradient(context: MethodContext): Gradient;
  project(context: MethodContext): (x: Vector) => void;
}

/** Samples of a stochastic gradient, on the whole space. */
export const sampledGradients: GradientSource = {
  words: '',
  gradient({ oracle, streams }) {
    const stream = streams.of('sample');
    return (x, _k, out) => oracle.sample(x, out, stream);
  },
  project: () => () => {},
};

/** The loss of round k, on a feasible set with a coordinate-wise projection. */
export const onlineGradients: GradientSource = {
  words: ', online',
  gradient:
    ({ oracle }) =>
    (x, k, out) =>
      oracle.loss(k, x, out),
  project:
    ({ oracle }) =>
    (x) =>
      oracle.project(x, x),
};

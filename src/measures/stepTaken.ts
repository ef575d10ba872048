import { measure, type RunView } from '../core/measure.js';
import type { Vector } from '../core/space.js';

const view = ({ views }: RunView, name: string): Vector => views[name] as Vector;

/**
 * Length eta of the last step, for methods whose views hold the last `gradient` and the `move` eta times it; 0 before the
 * first step. Not defined after a step from a stationary point.
 */
export const stepTaken = measure({
  title: 'step size taken',
  symbol: 'taken',
  dimension: 'X^2/F',
  latex: '\\eta_{k-1}',
  start(run) {
    const { scalar, dot } = run.space;
    const [gradient, move] = [view(run, 'gradient'), view(run, 'move')];
    return (_x, k) => (k === 0 ? scalar.of(0) : scalar.div(dot(move, gradient), dot(gradient, gradient)));
  },
  /** A step is chosen by comparing values of f, whose terms may still be as large as f(x_0): |f(x_0)| / ||g||^2 of step. */
  magnitude(run) {
    const { scalar, dot } = run.space;
    const gradient = view(run, 'gradient');
    const atStart = run.oracle.value(run.start);
    return (_x, k) => (k === 0 ? scalar.of(0) : scalar.div(atStart, dot(gradient, gradient)));
  },
});

/** ||grad f(x_{k-1})||^2: the gradient of the last step; 0 before the first. */
export const stepGradientSquared = measure({
  title: 'squared gradient norm of the last step',
  symbol: 'stepGradSquared',
  dimension: 'F^2/X^2',
  latex: '\\|\\nabla f(x_{k-1})\\|^2',
  start(run) {
    const gradient = view(run, 'gradient');
    return (_x, k) => (k === 0 ? run.space.scalar.of(0) : run.space.dot(gradient, gradient));
  },
});

import type { MethodContext, Views } from './method.js';
import type { Scalar, Vector } from './space.js';

/** What a measure sees of a run. */
export interface RunView extends MethodContext {
  readonly views: Views;
  readonly minimizer: () => Vector;
  readonly minimum: () => Scalar;
  /** Constants and parameters of the run by their symbols, for measures that depend on one. */
  readonly scope: Readonly<Record<string, Scalar>>;
}

/** Reads a value, or one value per index, from the iterate x_k. */
export type Read = (x: Vector, k: number) => Scalar | readonly Scalar[];
export interface Observer {
  /** Called at every k = 0, 1, ... before the step from x_k, and once more at the end. */
  readonly each?: (x: Vector, k: number) => void;
  /** Called at the k that are compared. */
  readonly read: Read;
}

/** A measured quantity: the symbol formulas know it by, its dimension, and how it is read. */
export interface Measure {
  readonly title: string;
  readonly symbol: string;
  readonly dimension: string;
  readonly latex: string;
  /** Whether values may be negative; a bound of a measure that can't be must not be either. */
  readonly signed?: boolean;
  start(run: RunView): Read | Observer;
  /**
   * Size of the terms that cancel in the value, in its own unit: float64 knows the value to about 64 ulps of this.
   * The same ulps of a finer arithmetic there.
   */
  magnitude?(run: RunView): Read;
}

export function measure(definition: Measure): Measure {
  return definition;
}

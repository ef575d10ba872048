import type { RunView } from '../core/measure.js';
import type { Scalar, Vector } from '../core/space.js';

/** Sum of a quantity over x_0, ..., x_{k-1}: what has been paid before step k. */
export interface SumBefore {
  /** To be called at every k; what it sees counts from the next k on. */
  each(x: Vector, k: number): void;
  total(): Scalar;
}

export function sumBefore({ space }: RunView, quantity: (x: Vector, k: number) => Scalar): SumBefore {
  const { scalar } = space;
  let total = scalar.of(0);
  let latest = scalar.of(0);
  return {
    each(x, k) {
      total = scalar.add(total, latest);
      latest = quantity(x, k);
    },
    total: () => total,
  };
}

/** Mean of a quantity over x_0, ..., x_{k-1}; its value at x_0 for k = 0. */
export function meanBefore(
  run: RunView,
  quantity: (x: Vector, k: number) => Scalar,
): { each(x: Vector, k: number): void; read(x: Vector, k: number): Scalar } {
  const { scalar } = run.space;
  const { each, total } = sumBefore(run, quantity);
  return { each, read: (x, k) => (k === 0 ? quantity(x, 0) : scalar.div(total(), scalar.of(k))) };
}

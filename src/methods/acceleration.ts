import type { MethodContext, Schedule } from '../core/method.js';
import type { Vector } from '../core/space.js';

/** The momentum (t_k - 1)/t_{k+1}, t_{k+1} = (1 + sqrt(1 + 4 t_k^2))/2, asked for once a step, from t_1 = 1 on. */
export function optimalMomentum({ space }: MethodContext): Schedule {
  const { scalar } = space;
  const next = scalar.formula('(1 + sqrt(1 + 4*t^2)) / 2');
  let t = scalar.of(1);
  return () => {
    const after = next({ t });
    const beta = scalar.div(scalar.sub(t, scalar.of(1)), after);
    t = after;
    return beta;
  };
}

/**
 * A step made from the extrapolated point y instead of the iterate x: x_{k+1} = inner(y_k), y_{k+1} = x_{k+1} +
 * beta_k (x_{k+1} - x_k).
 *
 * @param inner  takes the point it is given to the next iterate, in place
 */
export function extrapolated(
  { space, start }: MethodContext,
  momentum: Schedule,
  inner: (x: Vector, k: number) => void,
): (x: Vector, k: number) => void {
  const { scalar } = space;
  const search = space.zeros();
  const previous = space.zeros();
  space.copy(search, start);
  return (x, k) => {
    space.copy(previous, x);
    space.copy(x, search);
    inner(x, k);
    const beta = momentum(k);
    space.copy(search, x);
    space.mix(search, scalar.add(scalar.of(1), beta), previous, scalar.neg(beta));
  };
}

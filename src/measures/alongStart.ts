import type { RunView } from '../core/measure.js';
import { measure } from '../core/measure.js';
import type { Scalar, Vector } from '../core/space.js';

/** u -> <u, x_0 - x*> / ||x_0 - x*|| */
function component({ space, start, minimizer }: RunView): (u: Vector) => Scalar {
  const { scalar } = space;
  const direction = space.zeros();
  space.copy(direction, start);
  space.subtractScaled(direction, scalar.of(1), minimizer());
  const length = scalar.sqrt(space.dot(direction, direction));
  return (u) => scalar.div(space.dot(u, direction), length);
}

/** Signed length of x_k - x* along x_0 - x*: where in one dimension the iterate stands, the start on the positive side. */
export const alongStart = measure({
  title: 'component of the error along the start',
  symbol: 'along',
  dimension: 'X',
  latex: '\\langle x_k - x^\\star, x_0 - x^\\star\\rangle / \\|x_0 - x^\\star\\|',
  signed: true,
  start(run) {
    const { space } = run;
    const target = run.minimizer();
    const along = component(run);
    const error = space.zeros();
    return (x) => {
      space.copy(error, x);
      space.subtractScaled(error, space.scalar.of(1), target);
      return along(error);
    };
  },
});

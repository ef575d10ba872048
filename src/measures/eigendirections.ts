import { measure, type RunView } from '../core/measure.js';
import type { Scalar } from '../core/space.js';

/** The coordinates of x_0 - x*, and of its image under the Hessian. */
function startError({ space, start, minimizer, oracle }: RunView): { error: Scalar[]; image: Scalar[] } {
  const error = space.zeros();
  const image = space.zeros();
  space.copy(error, start);
  space.subtractScaled(error, space.scalar.of(1), minimizer());
  oracle.hessian(error, image);
  return { error: space.coordinates.read(error), image: space.coordinates.read(image) };
}

/** x_{k,i} - x*_i, coordinate by coordinate. */
export const coordinateErrors = measure({
  title: 'errors of the coordinates',
  symbol: 'e',
  dimension: 'X',
  latex: 'x_{k,i} - x^\\star_i',
  signed: true,
  start({ space, minimizer }) {
    const target = minimizer();
    const error = space.zeros();
    return (x) => {
      space.copy(error, x);
      space.subtractScaled(error, space.scalar.of(1), target);
      return space.coordinates.read(error);
    };
  },
});

/** x_{0,i} - x*_i, coordinate by coordinate. */
export const startErrors = measure({
  title: 'errors of the coordinates at the start',
  symbol: 'ei0',
  dimension: 'X',
  latex: 'x_{0,i} - x^\\star_i',
  signed: true,
  start(run) {
    const { error } = startError(run);
    return () => error;
  },
});

/** Curvature lambda_i along the i-th coordinate of a diagonal quadratic; 0 where the start has no error to see it by. */
export const curvatures = measure({
  title: 'curvatures along the coordinates',
  symbol: 'lambda',
  dimension: 'F/X^2',
  latex: '\\lambda_i',
  start(run) {
    const { scalar } = run.space;
    const { error, image } = startError(run);
    const zero = scalar.of(0);
    const lambda = error.map((e, i) => (scalar.compare(e, zero) === 0 ? zero : scalar.div(image[i], e)));
    return () => lambda;
  },
});

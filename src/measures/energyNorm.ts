import type { RunView } from '../core/measure.js';
import { measure } from '../core/measure.js';
import type { Scalar, Vector } from '../core/space.js';

/** e = x - x* and its image A e. */
function error({ space, oracle, minimizer }: RunView): (x: Vector) => { e: Vector; image: Vector } {
  const target = minimizer();
  const e = space.zeros();
  const image = space.zeros();
  return (x) => {
    space.copy(e, x);
    space.subtractScaled(e, space.scalar.of(1), target);
    oracle.hessian(e, image);
    return { e, image };
  };
}

/** ||x_k - x*||_A for a quadratic with Hessian A, ||e||_A^2 = e^T A e; the gap is half its square. */
export const energyNorm = measure({
  title: 'energy norm of the error',
  symbol: 'energy',
  dimension: 'F^0.5',
  latex: '\\|x_k - x^\\star\\|_A',
  start(run) {
    const { space } = run;
    const read = error(run);
    return (x) => {
      const { e, image } = read(x);
      return space.scalar.sqrt(space.dot(e, image));
    };
  },
  /** Coordinates as large as those of x_0 and x* were rounded; an error u of x changes the norm by <A e, u> / ||e||_A. */
  magnitude(run) {
    const { space, start } = run;
    const { scalar } = space;
    const norm = (x: Vector): Scalar => scalar.sqrt(space.dot(x, x));
    const coordinates = scalar.add(norm(start), norm(run.minimizer()));
    const read = error(run);
    return (x) => {
      const { e, image } = read(x);
      const squared = space.dot(e, image);
      if (!(scalar.compare(squared, scalar.of(0)) > 0)) return scalar.of(0);
      return scalar.div(scalar.mul(norm(image), coordinates), scalar.sqrt(squared));
    };
  },
});

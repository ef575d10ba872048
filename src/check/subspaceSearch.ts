import type { Field, Scalar, Vector } from '../core/space.js';

/** A quadratic on vectors with coordinates. */
interface Quadratic {
  readonly A: Field;
  items(x: Vector): Scalar[];
  zeros(): Vector;
  inner(u: Vector, v: Vector): Scalar;
  hessian(v: Vector, out: Vector): void;
  gradient(x: Vector, out: Vector): void;
}

/** Part of a direction's curvature, in ulps, that is rounding of what the directions before it took away. */
const DEPENDENT = 1e6;

/**
 * Moves x to the minimizer of a quadratic over x + the span of some directions: an exact line search along each, made
 * conjugate to those before. Directions that depend on those before are passed over.
 */
export function subspaceSearch(quadratic: Quadratic, directions: readonly Vector[], x: Vector): void {
  const { A, items, zeros, inner, hessian, gradient } = quadratic;
  const add = (to: Vector, weight: Scalar, v: Vector): void =>
    items(v).forEach((vi, i) => {
      items(to)[i] = A.add(items(to)[i], A.mul(weight, vi));
    });
  const slope = zeros();
  const conjugate: { direction: Vector; image: Vector; curvature: Scalar }[] = [];
  for (const given of directions) {
    const [direction, image] = [zeros(), zeros()];
    add(direction, A.of(1), given);
    hessian(given, image);
    const whole = inner(given, image);
    // Twice is enough: what the first pass leaves of the old directions is rounding.
    for (let pass = 0; pass < 2; pass++)
      for (const old of conjugate)
        add(direction, A.neg(A.div(inner(direction, old.image), old.curvature)), old.direction);
    hessian(direction, image);
    const curvature = inner(direction, image);
    if (A.compare(curvature, A.mul(A.of(DEPENDENT * A.epsilon), whole)) <= 0) continue;
    gradient(x, slope);
    add(x, A.neg(A.div(inner(slope, direction), curvature)), direction);
    conjugate.push({ direction, image, curvature });
  }
}

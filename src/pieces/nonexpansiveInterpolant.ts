import type { Operator } from '../core/problem.js';
import type { Field, Scalar } from '../core/space.js';
import { combination, hullWeights } from './hullWeights.js';

type Rows = readonly (readonly number[])[];

/**
 * A nonexpansive map T with T 0 = 0 that takes points to images wherever some nonexpansive map does: T x is the slope in y, at
 * (x, 0), of the convex hull of the parabolas
 *
 * <image_i, y> + ||x - point_i||^2 / 2 + ||x||^2 / 2 + ||y||^2, and of the one with point and image 0,
 *
 * which is the mean of the images with the weights of that hull. All parabolas have curvature 2, so the hull less
 * (||x||^2 + ||y||^2) / 2 has curvatures from -1 to 1, and T is nonexpansive whatever the data are. Where an image is longer
 * than its point its parabola is lifted, so that 0 stays fixed.
 *
 * source  Azagra, Le Gruyer & Mudarra, Kirszbraun's theorem via an explicit formula, 2021
 */
export function nonexpansiveInterpolant(points: Rows, images: Rows): Required<Pick<Operator, 'apply'>> {
  const square = (A: Field, x: readonly Scalar[]): Scalar => x.reduce((sum, xi) => A.add(sum, A.mul(xi, xi)), A.of(0));
  const over = (A: Field, x: readonly Scalar[]): Scalar[] => {
    const flat = Array.from(x, () => A.of(0));
    const [from, to] = [points, images].map((rows) => [flat, ...rows.map((row) => row.map(A.of))]);
    const vertices = from.map((z, i) => [
      ...z.map((zj) => A.div(zj, A.of(2))),
      ...to[i].map((tj) => A.div(tj, A.of(-2))),
    ]);
    const heights = from.map((z, i) => {
      const height = A.div(A.sub(square(A, z), square(A, to[i])), A.of(4));
      return A.compare(height, A.of(0)) < 0 ? A.of(0) : height;
    });
    const weights = hullWeights(A, A.of(2), [...x, ...flat], vertices, heights);
    return combination(A, to, weights);
  };
  return {
    apply(A, x, out) {
      over(A, x).forEach((value, i) => {
        out[i] = value;
      });
    },
  };
}

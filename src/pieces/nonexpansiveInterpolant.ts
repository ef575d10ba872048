import type { Operator } from '../core/problem.js';
import { combination, dot } from './fieldVectors.js';
import { hullWeights } from './hullWeights.js';
import { perField } from './piece.js';

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
 * @param dim  the dimension of the points, of which there may be none
 * source  Azagra, Le Gruyer & Mudarra, Kirszbraun's theorem via an explicit formula, 2021
 */
export function nonexpansiveInterpolant(dim: number, points: Rows, images: Rows): Required<Pick<Operator, 'apply'>> {
  const origin = new Array<number>(dim).fill(0);
  const over = perField((A) => {
    const flat = origin.map(A.of);
    const [from, to] = [points, images].map((rows) => [flat, ...rows.map((row) => row.map(A.of))]);
    const vertices = from.map((z, i) => [
      ...z.map((zj) => A.div(zj, A.of(2))),
      ...to[i].map((tj) => A.div(tj, A.of(-2))),
    ]);
    const heights = from.map((z, i) => {
      const height = A.div(A.sub(dot(A, z, z), dot(A, to[i], to[i])), A.of(4));
      return A.compare(height, A.of(0)) < 0 ? A.of(0) : height;
    });
    return { flat, to, vertices, heights };
  });
  return {
    apply(A, x, out) {
      const { flat, to, vertices, heights } = over(A);
      const weights = hullWeights(A, A.of(2), [...x, ...flat], vertices, heights);
      combination(A, to, weights).forEach((value, i) => {
        out[i] = value;
      });
    },
  };
}

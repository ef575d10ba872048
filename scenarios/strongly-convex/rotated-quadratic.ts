import { scenario } from '../../src/core/scenario.js';
import { list, positive, real, record, where } from '../../src/core/shape.js';
import type { Field, Scalar } from '../../src/core/space.js';
import { diagonalQuadratic } from '../../src/pieces/diagonalQuadratic.js';
import { reflect, rotated } from '../../src/pieces/rotated.js';
import { shifted } from '../../src/pieces/shifted.js';

/**
 * f(x) = 1/2 sum_i lambda_i (Q (x - c))_i^2 with Q the product of two reflections: a dense Hessian with a known spectrum.
 * Minimizer c, minimum 0; L and mu are exact, since Q is orthogonal in every arithmetic.
 */
export const rotatedQuadratic = scenario({
  title: 'Rotated quadratic',
  satisfies: 'strongly-convex smooth minimizer quadratic',
  instance: where(
    record(
      {
        spectrum: list('d', positive(0.05, 20)),
        first: list('d', real(-1, 1)),
        second: list('d', real(-1, 1)),
        center: list('d', real(-3, 3)),
        start: list('d', real(-10, 10)),
      },
      { d: [1, 6] },
    ),
    'normals that are not zero',
    ({ first, second }) => Math.min(Math.hypot(...first), Math.hypot(...second)) > 1e-3,
  ),

  build({ spectrum, first, second, center, start }) {
    const between =
      (factor: (A: Field, lambda: Scalar, y: Scalar) => Scalar) => (A: Field, v: readonly Scalar[], out: Scalar[]) => {
        const [p, q] = [first.map(A.of), second.map(A.of)];
        const y = Array.from(v);
        reflect(A, q, y);
        reflect(A, p, y);
        spectrum.forEach((lambda, i) => (y[i] = factor(A, A.of(lambda), y[i])));
        reflect(A, p, y);
        reflect(A, q, y);
        y.forEach((yi, i) => (out[i] = yi));
      };
    const inverse = between((A, lambda, y) => A.div(y, lambda));
    return {
      dim: spectrum.length,
      start,
      minimizer: center,
      minimum: 0,
      objective: shifted(rotated(rotated(diagonalQuadratic(spectrum), first), second), center),
      hessian: between((A, lambda, y) => A.mul(lambda, y)),
      newton: (A, _x, g, out) => inverse(A, g, out),
      facts: {
        'strongly-convex': [Math.min(...spectrum)],
        smooth: [Math.max(...spectrum)],
        minimizer: [],
        quadratic: [],
      },
    };
  },
});

import { scenario } from '../../src/core/scenario.js';
import { list, positive, real, record, where } from '../../src/core/shape.js';
import { diagonalQuadratic } from '../../src/pieces/diagonalQuadratic.js';
import { rotated } from '../../src/pieces/rotated.js';

/** The diagonal of Q diag(spectrum) Q with Q the reflection along `normal`, rounded up. */
function curvatures(spectrum: readonly number[], normal: readonly number[]): number[] {
  const square = normal.reduce((sum, vi) => sum + vi * vi, 0);
  return spectrum
    .map((_, i) =>
      spectrum.reduce((sum, lambda, j) => {
        const entry = (i === j ? 1 : 0) - (2 * normal[i] * normal[j]) / square;
        return sum + lambda * entry * entry;
      }, 0),
    )
    .map((curvature) => curvature * (1 + 64 * Number.EPSILON));
}

/**
 * f(x) = 1/2 sum_i lambda_i (Q x)_i^2 with a reflection Q. Along a coordinate it curves less than along the steepest
 * direction: what methods that move one coordinate at a time live on. Minimizer 0, minimum 0.
 */
export const coordinateQuadratic = scenario({
  title: 'Reflected quadratic with known curvatures along its coordinates',
  satisfies: 'strongly-convex smooth minimizer coordinates coordinate-smooth',
  instance: where(
    record(
      {
        spectrum: list('d', positive(0.05, 20)),
        normal: list('d', real(-1, 1)),
        start: list('d', real(-10, 10)),
      },
      { d: [2, 4] },
    ),
    'a normal that is not zero',
    ({ normal }) => Math.hypot(...normal) > 1e-3,
  ),

  build({ spectrum, normal, start }) {
    const dim = spectrum.length;
    return {
      dim,
      start,
      minimizer: new Array<number>(dim).fill(0),
      minimum: 0,
      objective: rotated(diagonalQuadratic(spectrum), normal),
      facts: {
        'strongly-convex': [Math.min(...spectrum)],
        smooth: [Math.max(...spectrum)],
        minimizer: [],
        coordinates: [dim],
        'coordinate-smooth': [Math.max(...curvatures(spectrum, normal)), dim],
      },
    };
  },
});

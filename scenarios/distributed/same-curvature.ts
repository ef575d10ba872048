import { scenario } from '../../src/core/scenario.js';
import { list, positive, real, record } from '../../src/core/shape.js';
import { diagonalQuadratic } from '../../src/pieces/diagonalQuadratic.js';
import { mean } from '../../src/pieces/sum.js';

/** Worker m holds f_m(x) = h/2 ||x - b_m||^2: curvatures agree, minimizers b_m do not. The mean of the b_m minimizes f. */
export const sameCurvature = scenario({
  title: 'Quadratics of one curvature around different centers',
  satisfies: 'finite-sum isotropic@each quadratic-form@each mean-squared-smooth',
  instance: record(
    {
      curvature: positive(0.05, 20),
      start: list('d', real(-10, 10)),
      centers: list('n', list('d', real(-5, 5))),
    },
    { n: [1, 9], d: [1, 3] },
  ),

  build({ curvature, centers, start }) {
    const spectrum = start.map(() => curvature);
    const matrix = spectrum.map((h, i) => spectrum.map((_, j) => (i === j ? h : 0)));
    const components = centers.map((center) => ({ ...diagonalQuadratic(spectrum, center), form: { matrix, center } }));
    return {
      dim: start.length,
      start,
      objective: mean(components),
      components,
      facts: {
        'finite-sum': [centers.length],
        'isotropic@each': [curvature],
        'quadratic-form@each': [],
        'mean-squared-smooth': [curvature],
      },
    };
  },
});

import { scenario } from '../../src/core/scenario.js';
import { list, positive, real, record } from '../../src/core/shape.js';
import { quadraticForm } from '../../src/pieces/quadraticForm.js';
import { mean } from '../../src/pieces/sum.js';
import { balanced, convexity, smoothness, tiltedMatrix } from '../../src/pieces/workerMatrices.js';

/**
 * Worker m holds f_m(x) = 1/2 x' A_m x + g_m . x, and the pulls g_m sum to zero exactly: heterogeneous, with minimizer 0
 * and minimum 0 of the mean planted to the last bit. The last worker balances the pulls of the others.
 */
export const pulledQuadratics = scenario({
  title: 'Heterogeneous quadratics whose mean has its minimizer at 0',
  satisfies:
    'finite-sum minimizer quadratic@each strongly-convex@each strongly-convex smooth@each smooth mean-squared-smooth',
  instance: record(
    {
      start: list('d', real(-10, 10)),
      workers: list(
        'n',
        record({
          spectrum: list('d', positive(0.05, 5)),
          tilt: list('d', real(-1.5, 1.5)),
          pull: list('d', real(-5, 5)),
        }),
      ),
    },
    { n: [1, 9], d: [1, 4] },
  ),

  build({ start, workers }) {
    const matrices = workers.map(({ spectrum, tilt }) => tiltedMatrix(spectrum, tilt));
    const pulls = balanced(workers.map(({ pull }) => pull));
    const origin = start.map(() => 0);
    const components = matrices.map((matrix, m) => quadraticForm(matrix, origin, pulls[m]));
    return {
      dim: start.length,
      start,
      minimizer: origin,
      minimum: 0,
      objective: mean(components),
      components,
      facts: {
        'finite-sum': [workers.length],
        minimizer: [],
        'quadratic@each': [],
        ...convexity(matrices),
        ...smoothness(matrices),
      },
    };
  },
});

import { scenario } from '../../src/core/scenario.js';
import { list, positive, real, record } from '../../src/core/shape.js';
import { quadraticForm } from '../../src/pieces/quadraticForm.js';
import { mean } from '../../src/pieces/sum.js';
import { smoothness, tiltedMatrix } from '../../src/pieces/workerMatrices.js';

/**
 * Worker m holds f_m(x) = 1/2 (x - b_m)' A_m (x - b_m) with its own A_m and its own minimizer b_m; f is their mean.
 * The minimizer of f solves sum_m A_m (x - b_m) = 0; it is not a double in general, so none is certified.
 */
export const quadratics = scenario({
  title: 'Heterogeneous quadratics, one for each worker',
  satisfies: 'finite-sum quadratic-form@each smooth@each smooth mean-squared-smooth',
  instance: record(
    {
      start: list('d', real(-10, 10)),
      workers: list(
        'n',
        record({
          spectrum: list('d', positive(0.05, 5)),
          tilt: list('d', real(-1.5, 1.5)),
          center: list('d', real(-5, 5)),
        }),
      ),
    },
    { n: [1, 9], d: [1, 3] },
  ),

  build({ workers, start }) {
    const matrices = workers.map(({ spectrum, tilt }) => tiltedMatrix(spectrum, tilt));
    const components = workers.map(({ center }, m) => quadraticForm(matrices[m], center));
    return {
      dim: start.length,
      start,
      objective: mean(components),
      components,
      facts: {
        'finite-sum': [workers.length],
        'quadratic-form@each': [],
        ...smoothness(matrices),
      },
    };
  },
});

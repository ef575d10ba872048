import { scenario } from '../../src/core/scenario.js';
import { list, positive, real, record } from '../../src/core/shape.js';
import { wavySquare } from '../../src/pieces/links.js';
import { quadraticForm } from '../../src/pieces/quadraticForm.js';
import { separable } from '../../src/pieces/ridges.js';
import { mean, sum } from '../../src/pieces/sum.js';
import { balanced } from '../../src/pieces/workerMatrices.js';

/** Smoothness of t^2 + 3 sin^2 t: its second derivative 2 + 6 cos 2t lies in [-4, 8]. */
const WAVY = 8;

/**
 * Worker m holds f_m(x) = w_m sum_i (x_i^2 + 3 sin^2 x_i) + g_m . x with pulls g_m that sum to zero exactly: non-convex,
 * heterogeneous, and the mean has minimizer 0 and minimum 0.
 */
export const wavyWorkers = scenario({
  title: 'Non-convex workers whose mean has its minimizer at 0',
  satisfies: 'finite-sum minimizer smooth@each smooth mean-squared-smooth',
  instance: record(
    {
      start: list('d', real(-6, 6)),
      workers: list('n', record({ weight: positive(0.1, 3), pull: list('d', real(-5, 5)) })),
    },
    { n: [1, 6], d: [1, 4] },
  ),

  build({ start, workers }) {
    const pulls = balanced(workers.map(({ pull }) => pull));
    const origin = start.map(() => 0);
    const flat = start.map(() => origin);
    const weights = workers.map(({ weight }) => weight);
    const components = weights.map((weight, m) =>
      sum([
        separable(
          wavySquare,
          start.map(() => weight),
        ),
        quadraticForm(flat, origin, pulls[m]),
      ]),
    );
    const average = weights.reduce((total, w) => total + w, 0) / weights.length;
    const meanSquare = weights.reduce((total, w) => total + w * w, 0) / weights.length;
    const up = 1 + 16 * Number.EPSILON;
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
        'smooth@each': [WAVY * Math.max(...weights)],
        smooth: [WAVY * average * up],
        'mean-squared-smooth': [WAVY * Math.sqrt(meanSquare) * up],
      },
    };
  },
});

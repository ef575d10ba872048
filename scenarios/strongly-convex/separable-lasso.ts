import { scenario } from '../../src/core/scenario.js';
import { choice, list, positive, real, record } from '../../src/core/shape.js';
import { diagonalQuadratic } from '../../src/pieces/diagonalQuadratic.js';
import { l1Norm } from '../../src/pieces/l1Norm.js';
import { linear } from '../../src/pieces/linear.js';
import { shifted } from '../../src/pieces/shifted.js';
import { sum } from '../../src/pieces/sum.js';

/**
 * F(x) = 1/2 sum_i lambda_i (x_i - c_i)^2 - weight s.x + weight ||x||_1 with s a subgradient of ||.||_1 at c: a lasso without
 * coupling, so that the proximal steps of both parts are known. Solution c, F* = 0. `support` says which coordinates of c
 * are not zero; `dual` is s on the others.
 * Certified for the smooth part: mu = min lambda, L = max lambda.
 */
export const separableLasso = scenario({
  title: 'Separable lasso',
  satisfies: 'strongly-convex smooth composite splittable',
  instance: record(
    {
      spectrum: list('d', positive(0.05, 20)),
      weight: positive(0.05, 10),
      support: list('d', choice(1, 0)),
      values: list('d', real(-3, 3)),
      dual: list('d', real(-1, 1)),
      start: list('d', real(-10, 10)),
    },
    { d: [1, 6] },
  ),

  build({ spectrum, weight, support, values, dual, start }) {
    const solution = values.map((value, i) => support[i] * value + 0);
    const slope = solution.map((c, i) => -weight * (Math.sign(c) || dual[i]));
    const objective = sum([shifted(diagonalQuadratic(spectrum), solution), linear(slope)]);
    const proximal = l1Norm(weight);
    return {
      dim: solution.length,
      start,
      minimizer: solution,
      minimum: 0,
      objective,
      proximal,
      operators: {
        A: {
          resolvent: (A, x, step, out) =>
            spectrum.forEach((lambda, i) => {
              const pull = A.sub(A.mul(A.of(lambda), A.of(solution[i])), A.of(slope[i]));
              out[i] = A.div(A.add(x[i], A.mul(step, pull)), A.add(A.of(1), A.mul(step, A.of(lambda))));
            }),
        },
        B: { resolvent: proximal.prox },
      },
      facts: {
        'strongly-convex': [Math.min(...spectrum)],
        smooth: [Math.max(...spectrum)],
        composite: [],
        splittable: [],
      },
    };
  },
});

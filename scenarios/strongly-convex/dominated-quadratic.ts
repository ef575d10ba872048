import { scenario } from '../../src/core/scenario.js';
import { list, positive, real, record } from '../../src/core/shape.js';
import { diagonalQuadratic } from '../../src/pieces/diagonalQuadratic.js';

/**
 * f(x) = h/2 (x_1^2 + sum_i shares_i x_i^2) with shares well below 1: one direction is steepest by far. Minimizer 0,
 * minimum 0; the start is off zero in the steepest direction.
 */
export const dominatedQuadratic = scenario({
  title: 'Quadratic with one steepest direction',
  satisfies: 'dominant-curvature minimizer',
  instance: record(
    {
      h: positive(0.1, 10),
      first: positive(0.1, 10),
      shares: list('others', real(0.3, 0.75)),
      rest: list('others', real(-10, 10)),
    },
    { others: [0, 3] },
  ),

  build({ h, first, shares, rest }) {
    const start = [first, ...rest];
    return {
      dim: start.length,
      start,
      minimizer: start.map(() => 0),
      minimum: 0,
      objective: diagonalQuadratic([h, ...shares.map((share) => share * h)]),
      facts: { 'dominant-curvature': [h], minimizer: [] },
    };
  },
});

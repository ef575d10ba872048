import { scenario } from '../../src/core/scenario.js';
import { list, real, record, table, where } from '../../src/core/shape.js';
import { largestCurvature, lengthOf, roundedUp } from '../../src/numerics/gram.js';
import { phaseRetrieval } from '../../src/pieces/phaseRetrieval.js';
import { boxSet } from '../../src/pieces/sets.js';

/** Half the side of the box that signal and start lie in. */
const SIDE = 3;

/**
 * f(x) = (1/n) sum_i |(a_i.x)^2 - (a_i.signal)^2| on the box |x_j| <= 3: minimizers +-signal, minimum 0.
 * Certified: rho = 2 lambda_max of the mean of a_i a_i^T; on the box, G = 2 sqrt(d) 3 mean ||a_i||^2.
 */
export const robustPhaseRetrieval = scenario({
  title: 'Robust phase retrieval',
  satisfies: 'weakly-convex lipschitz@set constrained',
  instance: where(
    record(
      {
        rows: table('n', 'd', real(-2, 2)),
        signal: list('d', real(-SIDE, SIDE)),
        start: list('d', real(-SIDE, SIDE)),
      },
      { n: [1, 8], d: [1, 4] },
    ),
    'a row that is not zero',
    ({ rows }) => rows.some((row) => Math.hypot(...row) > 0),
  ),

  build({ rows, signal, start }) {
    const rho =
      2 *
      largestCurvature(
        rows,
        rows.map(() => 1 / rows.length),
      );
    const squares = rows.reduce((sum, row) => sum + lengthOf(row) ** 2, 0) / rows.length;
    const ends = signal.map(() => SIDE);
    return {
      dim: signal.length,
      start,
      minimizer: signal,
      minimum: 0,
      objective: phaseRetrieval(rows, signal),
      proximal: boxSet(
        ends.map((end) => -end),
        ends,
      ),
      facts: {
        'weakly-convex': [roundedUp(rho)],
        'lipschitz@set': [roundedUp(2 * Math.sqrt(signal.length) * SIDE * squares)],
        constrained: [],
      },
    };
  },
});

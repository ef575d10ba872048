import { scenario } from '../../src/core/scenario.js';
import { positive, real, record } from '../../src/core/shape.js';
import { threeSlopes } from '../../src/pieces/threeSlopes.js';

/**
 * f'(x) = 25 mu x up to s, mu (x + 24 s) up to 2 s, and 25 mu x - 24 mu s beyond: condition number 25, minimizer 0,
 * minimum 0. The heavy ball tuned for quadratics goes round a 3-cycle on it from x_0 in [3.07 s, 3.46 s] (Lessard, Recht &
 * Packard 2016). The start is given in units of the kink s.
 */
export const lessard = scenario({
  title: 'Piecewise quadratic with three slopes',
  satisfies: 'strongly-convex smooth minimizer three-slopes',
  instance: record({ mu: positive(0.1, 10), kink: positive(0.1, 10), start: real(0, 4) }),

  build({ mu, kink, start }) {
    const L = 25 * mu;
    return {
      dim: 1,
      start: [start * kink],
      minimizer: [0],
      minimum: 0,
      objective: threeSlopes(L, mu, kink),
      facts: { 'strongly-convex': [mu], smooth: [L], minimizer: [], 'three-slopes': [kink] },
    };
  },
});

import { scenario } from '../../src/core/scenario.js';
import { integer, positive, record } from '../../src/core/shape.js';
import { diagonalQuadratic } from '../../src/pieces/diagonalQuadratic.js';
import { simplexCorner, simplexSet } from '../../src/pieces/sets.js';

/**
 * f(x) = L/2 ||x||^2 on the probabilities of n outcomes, from the first corner: minimizer the uniform distribution, minimum
 * L/(2n). A method that adds one corner per step has f(x_k) - f* >= L/2 (1/(k + 1) - 1/n).
 * Certified: L; diameter sqrt(2).
 */
export const squareOnSimplex = scenario({
  title: 'Square on the simplex',
  satisfies: 'convex smooth constrained bounded-set linearly-minimizable',
  instance: record({ L: positive(0.1, 10), n: integer(2, 60) }),

  build({ L, n }) {
    const all = new Array<number>(n).fill(0);
    return {
      dim: n,
      start: all.map((_, i) => (i === 0 ? 1 : 0)),
      minimizer: all.map(() => 1 / n),
      minimum: L / (2 * n),
      objective: diagonalQuadratic(all.map(() => L)),
      proximal: simplexSet,
      linearMinimizer: simplexCorner,
      facts: {
        convex: [],
        smooth: [L],
        constrained: [],
        'bounded-set': [Math.SQRT2 * (1 + 2 * Number.EPSILON)],
        'linearly-minimizable': [],
      },
    };
  },
});

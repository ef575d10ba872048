import type { Problem } from '../../src/core/problem.js';
import { scenario } from '../../src/core/scenario.js';
import { real, record, table } from '../../src/core/shape.js';
import { linearLosses } from '../../src/pieces/linearLosses.js';
import { simplexSet } from '../../src/pieces/sets.js';

const SIZES = { period: [1, 6], d: [2, 6] } as const;

/** Linear losses on the simplex, the list repeated for ever, from the uniform distribution; the best decision is a corner. */
function onSimplex(slopes: readonly (readonly number[])[]): Problem {
  const dim = slopes[0].length;
  const up = 1 + 2 * Number.EPSILON;
  return {
    dim,
    start: new Array<number>(dim).fill(1 / dim),
    proximal: simplexSet,
    losses: linearLosses(slopes, (A, total) => total.reduce((a, b) => (A.compare(b, a) < 0 ? b : a))),
    facts: {
      'online-losses': [],
      simplex: [1],
      'bounded-set': [Math.SQRT2],
      'lipschitz-losses': [Math.max(...slopes.map((slope) => Math.hypot(...slope))) * up],
      'coordinate-lipschitz-losses': [Math.max(...slopes.flat().map(Math.abs))],
    },
  };
}

/** l_t(x) = <slopes_t, x> with slopes of either sign. */
export const linearOnSimplex = scenario({
  title: 'Linear losses on the simplex',
  satisfies: 'online-losses simplex bounded-set lipschitz-losses coordinate-lipschitz-losses',
  instance: record({ slopes: table('period', 'd', real(-1, 1)) }, SIZES),
  build: ({ slopes }) => onSimplex(slopes),
});

/** Prediction with expert advice: l_t(x) = <losses_t, x> with the experts' losses in [0, 1]. */
export const experts = scenario({
  title: 'Expert advice, losses in [0, 1]',
  satisfies: 'online-losses simplex bounded-set lipschitz-losses coordinate-lipschitz-losses bounded-losses',
  instance: record({ losses: table('period', 'd', real(0, 1)) }, SIZES),

  build({ losses }) {
    const problem = onSimplex(losses);
    return { ...problem, facts: { ...problem.facts, 'bounded-losses': [Math.max(...losses.flat())] } };
  },
});

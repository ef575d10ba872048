import { scenario } from '../../src/core/scenario.js';
import { list, positive, real, record, table, where } from '../../src/core/shape.js';
import { lengthOf } from '../../src/numerics/gram.js';
import { linear } from '../../src/pieces/linear.js';
import { mean } from '../../src/pieces/sum.js';

/**
 * f_i(w) = <z_i, w>, examples z_i: where the runs of SGD on two samples part as fast as convexity allows. Certified:
 * Lipschitz with the longest z_i; smooth with any L, so that one is declared.
 */
export const linearLosses = scenario({
  title: 'Linear losses',
  satisfies: 'finite-sum convex@each smooth@each lipschitz@each',
  instance: where(
    record(
      { examples: table('n', 'd', real(-2, 2)), L: positive(0.1, 10), start: list('d', real(-4, 4)) },
      { n: [2, 3], d: [1, 2] },
    ),
    'an example that is not 0',
    ({ examples }) => Math.max(...examples.flat().map(Math.abs)) > 1e-2,
  ),

  build({ examples, L, start }) {
    const components = examples.map((z) => linear(z));
    return {
      dim: start.length,
      start,
      objective: mean(components),
      components,
      facts: {
        'finite-sum': [examples.length],
        'convex@each': [],
        'smooth@each': [L],
        'lipschitz@each': [Math.max(...examples.map((z) => (z.length === 1 ? Math.abs(z[0]) : lengthOf(z))))],
      },
    };
  },
});

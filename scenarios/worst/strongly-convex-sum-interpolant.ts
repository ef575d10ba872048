import { scenario } from '../../src/core/scenario.js';
import { list, record, where } from '../../src/core/shape.js';
import { roundedUp } from '../../src/numerics/gram.js';
import { meanSquare, planted } from '../../src/pieces/finiteSum.js';
import { balanced, hulls, inFloats, parts } from './sums.js';
import { type Fields, type Lengths, wide } from './wide.js';

const shape = (fields: Fields, sizes: Lengths) =>
  where(
    record(
      {
        mu: fields.constant,
        L: fields.constant,
        components: parts(fields, sizes),
        tilts: list('t', fields.vector),
        start: fields.vector,
      },
      { d: sizes.d, c: [1, sizes.n[1]], t: [0, sizes.n[1]] },
    ),
    'mu below L, and a tilt for all components but the last',
    ({ mu, L, components, tilts }) => mu < L && tilts.length === components.length - 1,
  );

/** The mean of smooth strongly convex interpolants, tilted so that their gradients cancel at the minimizer 0. */
export const stronglyConvexSumInterpolant = scenario({
  title: 'Mean of smooth strongly convex interpolants',
  satisfies: 'finite-sum strongly-convex@each smooth@each variance-at-minimizer minimizer',
  instance: wide(shape),

  build({ mu, L, components, tilts, start }) {
    const all = balanced(start.length, tilts);
    return inFloats(
      planted(
        hulls(start.length, [mu, L], components),
        { minimizer: start.map(() => 0), start, tilts: all },
        {
          'finite-sum': [components.length],
          'strongly-convex@each': [mu],
          'smooth@each': [L],
          'variance-at-minimizer': [roundedUp(meanSquare(all))],
          minimizer: [],
        },
      ),
    );
  },
});

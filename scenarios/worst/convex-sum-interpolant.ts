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
        L: fields.constant,
        components: parts(fields, sizes),
        tilts: list('t', fields.vector),
        start: fields.vector,
      },
      { d: sizes.d, c: [1, sizes.n[1]], t: [0, sizes.n[1]] },
    ),
    'a tilt for all components but the last',
    ({ components, tilts }) => tilts.length === components.length - 1,
  );

/** The mean of smooth convex interpolants, tilted so that their gradients cancel at the minimizer 0. */
export const convexSumInterpolant = scenario({
  title: 'Mean of smooth convex interpolants',
  satisfies: 'finite-sum convex@each smooth@each convex variance-at-minimizer minimizer',
  instance: wide(shape),

  build({ L, components, tilts, start }) {
    const all = balanced(start.length, tilts);
    return inFloats(
      planted(
        hulls(start.length, [0, L], components),
        { minimizer: start.map(() => 0), start, tilts: all },
        {
          'finite-sum': [components.length],
          'convex@each': [],
          convex: [],
          'variance-at-minimizer': [roundedUp(meanSquare(all))],
          'smooth@each': [L],
          minimizer: [],
        },
      ),
    );
  },
});

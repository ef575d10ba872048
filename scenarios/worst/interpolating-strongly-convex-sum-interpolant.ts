import { scenario } from '../../src/core/scenario.js';
import { record, where } from '../../src/core/shape.js';
import { planted } from '../../src/pieces/finiteSum.js';
import { hulls, parts } from './sums.js';
import { type Fields, type Lengths, wide } from './wide.js';

const shape = (fields: Fields, sizes: Lengths) =>
  where(
    record(
      { mu: fields.constant, L: fields.constant, components: parts(fields, sizes), start: fields.vector },
      { d: sizes.d, c: [1, sizes.n[1]] },
    ),
    'mu below L',
    ({ mu, L }) => mu < L,
  );

/** The mean of smooth strongly convex interpolants that have their minimizer 0 in common. */
export const interpolatingStronglyConvexSumInterpolant = scenario({
  title: 'Mean of smooth strongly convex interpolants with a common minimizer',
  satisfies: 'finite-sum interpolation strongly-convex@each smooth@each minimizer',
  instance: wide(shape),

  build({ mu, L, components, start }) {
    return planted(
      hulls(start.length, [mu, L], components),
      { minimizer: start.map(() => 0), start },
      {
        'finite-sum': [components.length],
        interpolation: [],
        'strongly-convex@each': [mu],
        'smooth@each': [L],
        minimizer: [],
      },
    );
  },
});

import { scenario } from '../../src/core/scenario.js';
import { record } from '../../src/core/shape.js';
import { planted } from '../../src/pieces/finiteSum.js';
import { hulls, parts } from './sums.js';
import { type Fields, type Lengths, wide } from './wide.js';

const shape = (fields: Fields, sizes: Lengths) =>
  record(
    { L: fields.constant, components: parts(fields, sizes), start: fields.vector },
    { d: sizes.d, c: [1, sizes.n[1]] },
  );

/** The mean of smooth convex interpolants that have their minimizer 0 in common. */
export const interpolatingSumInterpolant = scenario({
  title: 'Mean of smooth convex interpolants with a common minimizer',
  satisfies: 'finite-sum interpolation convex@each smooth@each convex minimizer',
  instance: wide(shape),

  build({ L, components, start }) {
    return planted(
      hulls(start.length, [0, L], components),
      { minimizer: start.map(() => 0), start },
      {
        'finite-sum': [components.length],
        interpolation: [],
        'convex@each': [],
        'smooth@each': [L],
        convex: [],
        minimizer: [],
      },
    );
  },
});

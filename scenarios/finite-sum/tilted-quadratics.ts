import { scenario } from '../../src/core/scenario.js';
import { integer, list, positive, real, record, table } from '../../src/core/shape.js';
import { tiltedSum } from '../../src/pieces/tiltedSum.js';

const FACTS = 'finite-sum strongly-convex@each smooth@each strongly-convex smooth minimizer variance-at-minimizer';
const SIZES = { n: [2, 5], d: [1, 3] } as const;
const fields = {
  curvatures: table('n', 'd', positive(0.1, 10)),
  tilts: table('n', 'd', integer(-3, 3)),
  minimizer: list('d', real(-2, 2)),
  start: list('d', real(-4, 4)),
};

/**
 * f_i(x) = 1/2 sum_j curvatures_ij (x_j - x*_j)^2 + <tilt_i, x - x*> with tilts that sum to zero: x* minimizes the mean and
 * none of the components. `tilts` are whole numbers whose differences along a ring are taken.
 */
export const tiltedQuadratics = scenario({
  title: 'Strongly convex quadratics with different minimizers',
  satisfies: FACTS,
  instance: record(fields, SIZES),
  build: tiltedSum,
});

/** The same, for methods with a memory, which starts from any points. */
export const rememberedQuadratics = scenario({
  title: 'Strongly convex quadratics with different minimizers, and points from before the start',
  satisfies: `${FACTS} stored-points`,
  instance: record({ ...fields, stored: table('n', 'd', real(-4, 4)) }, SIZES),

  build({ stored, ...sum }) {
    const problem = tiltedSum(sum);
    return { ...problem, stored, facts: { ...problem.facts, 'stored-points': [] } };
  },
});

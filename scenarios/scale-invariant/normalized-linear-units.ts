import { scenario } from '../../src/core/scenario.js';
import { list, positive, real, record, type Shape, table, where } from '../../src/core/shape.js';
import { normalizedLinear } from '../../src/pieces/normalizedLinear.js';
import { mean } from '../../src/pieces/sum.js';

interface Data {
  readonly slopes: number[][];
  readonly variances: number[];
  readonly start: number[];
}

const data: Shape<Data> = where(
  record(
    {
      slopes: table('n', 'd', real(-2, 2)),
      variances: list('d', positive(0.1, 10)),
      start: list('d', real(-2, 2)),
    },
    { n: [1, 4], d: [2, 5] },
  ),
  'a start away from 0, and some slope',
  ({ slopes, start }) => Math.hypot(...start) > 0.1 && Math.hypot(...slopes.flat()) > 0.1,
);

/** f_i(w) = -b_i.w / sqrt(w' S w + epsilon), S diagonal; |f_i| <= spread. */
function units({ slopes, variances, start }: Data, epsilon: number) {
  const components = slopes.map((b) => normalizedLinear(b, variances, epsilon));
  return {
    dim: start.length,
    start,
    objective: mean(components),
    components,
    constants: {
      spread: Math.max(...slopes.map((b) => Math.hypot(...b.map((bi, i) => bi / Math.sqrt(variances[i]))))),
      size: Math.hypot(...start),
    },
  };
}

/** Losses of a linear unit whose output is normalized: scale invariant, each of them. */
export const normalizedLinearUnits = scenario({
  title: 'Normalized linear units',
  satisfies: 'finite-sum scale-invariant@each',
  instance: data,
  build: (instance) => ({
    ...units(instance, 0),
    facts: { 'finite-sum': [instance.slopes.length], 'scale-invariant@each': [] },
  }),
});

/** The same with the small constant that implementations add to the variance: not scale invariant. */
export const guardedLinearUnits = scenario({
  title: 'Normalized linear units, with 0.1 added to the variance',
  satisfies: 'finite-sum',
  instance: data,
  build: (instance) => ({ ...units(instance, 0.1), facts: { 'finite-sum': [instance.slopes.length] } }),
});

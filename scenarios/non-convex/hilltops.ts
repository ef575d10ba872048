import { scenario } from '../../src/core/scenario.js';
import { list, real, record } from '../../src/core/shape.js';
import { linear } from '../../src/pieces/linear.js';
import type { Link } from '../../src/pieces/links.js';
import { separable } from '../../src/pieces/ridges.js';
import { mean, sum } from '../../src/pieces/sum.js';

/** -sqrt(1 + t^2): a hilltop, smooth with constant 1, Lipschitz with constant 1. */
const hilltop: Link = {
  value: (t) => -Math.sqrt(1 + t * t),
  slope: (t) => -t / Math.sqrt(1 + t * t),
  over: (A) => ({
    value: (t) => A.neg(A.sqrt(A.add(A.of(1), A.mul(t, t)))),
    slope: (t) => A.neg(A.div(t, A.sqrt(A.add(A.of(1), A.mul(t, t))))),
  }),
};

/** f_i(w) = -sqrt(1 + w^2) + tilt_i w on the line: smooth and Lipschitz, not convex; two runs beside the top part. */
export const hilltops = scenario({
  title: 'Tilted hilltops',
  satisfies: 'finite-sum smooth@each lipschitz@each',
  instance: record({ tilts: list('n', real(-1, 1)), start: real(-1, 1) }, { n: [2, 4] }),

  build({ tilts, start }) {
    const components = tilts.map((tilt) => sum([separable(hilltop, [1]), linear([tilt])]));
    return {
      dim: 1,
      start: [start],
      objective: mean(components),
      components,
      facts: {
        'finite-sum': [tilts.length],
        'smooth@each': [1],
        'lipschitz@each': [1 + Math.max(...tilts.map(Math.abs))],
      },
    };
  },
});

import { assumption } from '../core/assumption.js';
import { rule } from '../core/facts.js';
import { plainKernels } from '../numerics/kernels.js';
import { audited, rounding, sampledPoints } from './pairs.js';

export const scaleInvariant = assumption({
  axis: 'objective',
  definition: 'f(c w) = f(w) for all c > 0: weights that feed a normalization.',
  latex: 'f(c\\,w) = f(w) \\text{ for all } c > 0',
  implies: [rule(['scale-invariant@each'], 'scale-invariant', () => [])],
  audit(world, _constants, stream, subject) {
    for (const objective of audited(world, subject)) {
      const { value } = objective.float64(plainKernels);
      for (const { x, f } of sampledPoints(world.objective!, objective, stream, 20))
        for (const c of [0.01, 3, 100]) {
          const there = value(x.map((xi) => c * xi));
          if (Math.abs(there - f) > rounding(1, f)) return `f(w) = ${f}, but f(${c} w) = ${there}`;
        }
    }
    return undefined;
  },
});

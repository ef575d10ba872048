import { assumption } from '../core/assumption.js';
import { rule } from '../core/facts.js';
import { plainKernels } from '../numerics/kernels.js';
import { auditPairs, rounding } from './pairs.js';

export const coordinates = assumption({
  axis: 'objective',
  definition: 'f has n coordinates, one by one of which a method may move.',
  latex: 'x \\in \\mathbb R^n',
  constants: [{ symbol: 'n', dimension: '1', is: 'exact' }],
  audit: ({ objective }, [n]) => (objective?.dim === n ? undefined : `there are ${objective?.dim} coordinates`),
});

export const coordinateSmooth = assumption({
  axis: 'objective',
  definition: 'Each of the n partial derivatives of f is L-Lipschitz along its own coordinate.',
  latex: '|\\partial_i f(x + t e_i) - \\partial_i f(x)| \\le L |t|',
  constants: [
    { symbol: 'L', dimension: 'F/X^2', is: 'upper' },
    { symbol: 'n', dimension: '1', is: 'exact' },
  ],
  implies: [rule(['coordinate-smooth'], 'coordinates', ([, n]) => [n])],
  audit(world, [L, n], stream, subject) {
    const { dim, objective } = world.objective ?? {};
    if (dim !== n) return `there are ${dim} coordinates, not ${n}`;
    if (!objective) return undefined;
    const f = objective.float64(plainKernels);
    const moved = new Float64Array(n);
    return auditPairs(world, subject, stream, (a, b) => {
      for (let i = 0; i < n; i++) {
        const x = Float64Array.from(a.x);
        x[i] = b.x[i];
        f.gradient(x, moved);
        const change = Math.abs(moved[i] - a.g[i]);
        const most = L * Math.abs(b.x[i] - a.x[i]);
        if (change > most + rounding(moved[i], a.g[i], most))
          return `derivative ${i} changes by ${change}, not ${most}`;
      }
      return undefined;
    });
  },
});

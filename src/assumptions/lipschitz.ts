import { assumption } from '../core/assumption.js';
import { rule } from '../core/facts.js';
import { audited, dot, sampledPoints } from './pairs.js';

export const lipschitz = assumption({
  axis: 'objective',
  definition: 'Every (sub)gradient of f is at most G long; with @set, at the points of the feasible set.',
  latex: '\\|g\\| \\le G \\text{ for all } g \\in \\partial f(x)',
  constants: [{ symbol: 'G', dimension: 'F/X', is: 'upper' }],
  implies: [rule(['lipschitz'], 'lipschitz@set', ([G]) => [G]), rule(['lipschitz@each'], 'lipschitz', ([G]) => [G])],
  audit(world, [G], stream, subject) {
    for (const objective of audited(world, subject))
      for (const { x, g } of sampledPoints(world.objective!, objective, stream, 60, subject)) {
        const length = Math.sqrt(dot(g, g));
        if (length > G * (1 + 1e-12)) return `a subgradient of length ${length} at ${JSON.stringify([...x])}`;
      }
    return undefined;
  },
});

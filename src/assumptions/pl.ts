import { assumption } from '../core/assumption.js';
import { audited, dot, sampledPoints } from './pairs.js';

export const pl = assumption({
  axis: 'objective',
  definition: 'Polyak-Lojasiewicz: ||grad f(x)||^2 >= 2 mu (f(x) - f*).',
  latex: '\\|\\nabla f(x)\\|^2 \\ge 2\\mu\\,(f(x) - f^\\star)',
  constants: [{ symbol: 'mu', dimension: 'F/X^2', is: 'lower' }],
  audit(world, [mu], stream, subject) {
    const minimum = world.objective?.minimum;
    if (minimum === undefined) return 'the problem gives no minimum';
    for (const objective of audited(world, subject))
      for (const { f, g, x } of sampledPoints(world.objective!, objective, stream, 60))
        if (dot(g, g) < 2 * mu * (f - minimum) * (1 - 1e-9) - 1e-12 * Math.max(1, Math.abs(f), Math.abs(minimum)))
          return `||grad f||^2 = ${dot(g, g)} < 2 mu (f - f*) = ${2 * mu * (f - minimum)} at ${JSON.stringify([...x])}`;
    return undefined;
  },
});

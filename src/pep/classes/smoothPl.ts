import { Affine } from '../affine.js';
import { curvatureBetween } from './curvature.js';
import type { FunctionClass } from './functionClass.js';

/** f - f* <= ||g||^2 / (2 mu), of smooth functions. */
export const smoothPl: FunctionClass = {
  title: 'smooth Polyak-Lojasiewicz functions',
  needs: ['pl', 'smooth'],
  source: 'the definition, at the points',
  relaxed: 'the Polyak-Lojasiewicz inequality is imposed at the points only: necessary, not known to suffice',
  of: ([mu], [L]) => ({
    ...curvatureBetween(-L, L),
    curvature: undefined,
    each: (a) => [{ form: new Affine().plus(1, a.f).plusInner(-1 / (2 * mu), a.g, a.g), is: '<=', says: 'PL' }],
  }),
};

import { Affine } from '../affine.js';
import { curvatureAbove } from './curvature.js';
import type { FunctionClass } from './functionClass.js';

export const convexLipschitz: FunctionClass = {
  title: 'convex Lipschitz functions',
  needs: ['convex', 'lipschitz'],
  source:
    'the supremum of the tangents; Taylor, Hendrickx & Glineur, Exact worst-case performance of first-order methods for composite convex optimization, 2017',
  of: (_convex, [G]) => ({
    ...curvatureAbove(0),
    each: (a) => [{ form: new Affine(-G * G).plusInner(1, a.g, a.g), is: '<=', says: 'Lipschitz' }],
  }),
};

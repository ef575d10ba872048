import { curvatureAbove } from './curvature.js';
import type { FunctionClass } from './functionClass.js';

export const weaklyConvex: FunctionClass = {
  title: 'weakly convex functions',
  needs: ['weakly-convex'],
  source: 'the supremum of the concave quadratics that touch at the points',
  relaxed: 'nothing keeps the weakly convex interpolant above f* between the points',
  of: ([rho]) => curvatureAbove(-rho),
};

import { curvatureAbove } from './curvature.js';
import type { FunctionClass } from './functionClass.js';

export const stronglyConvex: FunctionClass = {
  title: 'strongly convex functions',
  needs: ['strongly-convex'],
  source: 'the supremum of the quadratics of curvature mu that touch at the points',
  of: ([mu]) => curvatureAbove(mu),
};

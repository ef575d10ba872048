import { curvatureAbove } from './curvature.js';
import type { FunctionClass } from './functionClass.js';

export const convex: FunctionClass = {
  title: 'convex functions',
  needs: ['convex'],
  source: 'the supremum of the tangents',
  of: () => curvatureAbove(0),
};

import { curvatureBetween } from './curvature.js';
import type { FunctionClass } from './functionClass.js';

export const smoothConvex: FunctionClass = {
  title: 'smooth convex functions',
  needs: ['convex', 'smooth'],
  source:
    'Taylor, Hendrickx & Glineur, Smooth strongly convex interpolation and exact worst-case performance of first-order methods, 2017',
  of: (_convex, [L]) => curvatureBetween(0, L),
};

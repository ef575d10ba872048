import { curvatureBetween } from './curvature.js';
import type { FunctionClass } from './functionClass.js';

export const smoothStronglyConvex: FunctionClass = {
  title: 'smooth strongly convex functions',
  needs: ['strongly-convex', 'smooth'],
  source:
    'Taylor, Hendrickx & Glineur, Smooth strongly convex interpolation and exact worst-case performance of first-order methods, 2017, Theorem 4',
  of: ([mu], [L]) => curvatureBetween(mu, L),
};

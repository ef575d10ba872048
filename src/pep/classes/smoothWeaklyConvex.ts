import { curvatureBetween } from './curvature.js';
import type { FunctionClass } from './functionClass.js';

/** Smooth functions whose curvature is at least -rho; with rho = L all smooth functions, convex or not. */
export const smoothWeaklyConvex: FunctionClass = {
  title: 'smooth functions, convex or not',
  needs: ['weakly-convex', 'smooth'],
  source:
    'Rotaru, Glineur & Patrinos, Tight convergence rates of the gradient method on smooth hypoconvex functions, 2022',
  of: ([rho], [L]) => curvatureBetween(-Math.min(rho, L), L),
};

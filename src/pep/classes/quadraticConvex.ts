import type { FunctionClass } from './functionClass.js';
import { quadraticBetween } from './quadraticBetween.js';

export const quadraticConvex: FunctionClass = {
  title: 'convex quadratics',
  needs: ['quadratic', 'convex', 'smooth'],
  source:
    'Bousselmi, Hendrickx & Glineur, Interpolation conditions for linear operators and applications to performance estimation problems, 2024',
  of: (_quadratic, _convex, [L]) => quadraticBetween(0, L),
};

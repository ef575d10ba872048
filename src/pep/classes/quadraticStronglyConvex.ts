import type { FunctionClass } from './functionClass.js';
import { quadraticBetween } from './quadraticBetween.js';

export const quadraticStronglyConvex: FunctionClass = {
  title: 'strongly convex quadratics',
  needs: ['quadratic', 'strongly-convex', 'smooth'],
  source:
    'Bousselmi, Hendrickx & Glineur, Interpolation conditions for linear operators and applications to performance estimation problems, 2024',
  of: (_quadratic, [mu], [L]) => quadraticBetween(mu, L),
};

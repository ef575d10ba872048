import type { Affine } from '../affine.js';
import { minus } from '../rows.js';
import { belowTangent } from './curvature.js';
import type { Conditions, FunctionClass, Point } from './functionClass.js';

/**
 * Functions with f - mu/2 ||.||^2 convex and smooth with constant L - mu along each of n orthogonal blocks: for each block
 *
 * f_a >= f_b + <g_b, x_a - x_b> + mu/2 ||x_a - x_b||^2 + ||block of g_a - g_b - mu (x_a - x_b)||^2 / (2 (L - mu))
 */
function coordinateCurvature(mu: number, [L, blocks]: readonly number[]): Conditions {
  const ordered = (a: Point, b: Point): Affine[] => {
    const step = minus(a.x, b.x);
    const turn = minus(minus(a.g, b.g), step, mu);
    return Array.from({ length: blocks }, (_, i) => {
      const part = turn.map((coefficient, j) => (j % blocks === i ? coefficient : 0));
      return belowTangent(a, b)
        .plusInner(mu / 2, step, step)
        .plusInner(1 / (2 * (L - mu)), part, part);
    });
  };
  return { between: (a, b) => [...ordered(a, b), ...ordered(b, a)] };
}

const source =
  'Kamri, Hendrickx & Glineur, On the worst-case analysis of cyclic coordinate-wise algorithms on smooth convex functions, 2023';
const relaxed = 'smoothness along coordinates is imposed at the points only: necessary, not known to suffice';

export const coordinateSmoothConvex: FunctionClass = {
  title: 'coordinate-wise smooth convex functions',
  needs: ['convex', 'coordinate-smooth'],
  source,
  relaxed,
  of: (_convex, smooth) => coordinateCurvature(0, smooth),
};

export const coordinateSmoothStronglyConvex: FunctionClass = {
  title: 'coordinate-wise smooth, strongly convex functions',
  needs: ['strongly-convex', 'coordinate-smooth'],
  source,
  relaxed,
  of: ([mu], smooth) => coordinateCurvature(mu, smooth),
};

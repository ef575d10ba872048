import { Refusal } from '../../core/errors.js';
import { Affine } from '../affine.js';
import { minus, times } from '../rows.js';
import type { Condition, Conditions, Point } from './functionClass.js';

/**
 * Quadratics with curvatures in [mu, L]. With X and G the points and gradients relative to those of the first point, there is
 * a symmetric Q with G = Q X and mu I <= Q <= L I if and only if
 *
 * X^T G is symmetric, (G - mu X)^T (L X - G) >= 0
 *
 * and the values are those of the trapezoid rule. The matrix inequality is put into the one matrix of the program: columns
 * w_a that nothing else speaks of have the inner products it prescribes. Their inner products with the others are free, and
 * may be zero, so that the matrix they make alone is positive semidefinite and no more is asked.
 *
 * source  Bousselmi, Hendrickx & Glineur, Interpolation conditions for linear operators and applications to performance
 *         estimation problems, 2024
 */
export function quadraticBetween(mu: number, L: number): Conditions {
  if (!(mu < L)) throw new Refusal(`quadratics with curvatures between ${mu} and ${L} need mu < L`);
  return {
    quadratic: [mu, L],
    whole([base, ...others], fresh) {
      if (!base) return [];
      const moved = others.map((a) => ({ a, x: minus(a.x, base.x), g: minus(a.g, base.g) }));
      const bent = moved.map(({ a, x, g }) => ({
        a,
        low: minus(g, x, mu),
        high: minus(times(L, x), g),
        column: fresh(),
      }));
      const conditions: Condition[] = moved.map(({ a, x }) => ({
        form: trapezoid(a, base, x),
        is: '=',
        name: `value at ${a.name}`,
      }));
      for (const [i, { a, x, g }] of moved.entries())
        for (const other of moved.slice(0, i))
          conditions.push({
            form: new Affine().plusInner(1, x, other.g).plusInner(-1, other.x, g),
            is: '=',
            name: `symmetric in ${a.name} and ${other.a.name}`,
          });
      for (const [i, one] of bent.entries())
        for (const other of bent.slice(0, i + 1))
          conditions.push({
            form: new Affine()
              .plusInner(-1, one.column, other.column)
              .plusInner(1 / 2, one.low, other.high)
              .plusInner(1 / 2, other.low, one.high),
            is: '=',
            name: `curvatures between ${one.a.name} and ${other.a.name}`,
          });
      return conditions;
    },
  };
}

/** f_a - f_b - <g_a + g_b, x_a - x_b> / 2 */
function trapezoid(a: Point, b: Point, step: readonly number[]): Affine {
  return new Affine()
    .plus(1, a.f)
    .plus(-1, b.f)
    .plusInner(-1 / 2, minus(a.g, b.g, -1), step);
}

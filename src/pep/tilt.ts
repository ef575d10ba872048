import type { Affine } from './affine.js';
import type { AskedFunction } from './asked.js';

/** Rounding of coefficients, beside ones of the size 1. */
const ROUNDING = 1e-11;

const at = (row: readonly number[], i: number): number => row[i] ?? 0;
const along = (row: readonly number[], v: ReadonlyMap<number, number>): number =>
  row.reduce((sum, coefficient, i) => sum + coefficient * (v.get(i) ?? 0), 0);

/**
 * Whether a linear function can be moved from one function to another, f + <c, x - x*> and h - <c, x - x*>, without a change
 * in any form. Then it is no loss to take the gradient of f at x* as zero, and a loss not to: the worst case would be
 * attained along a whole line, and no dual point would lie in the interior.
 *
 * With c all (sub)gradients of f move, those of h the other way, and values with the place of their point; points stay.
 *
 * @param forms  everything the program consists of
 * @param asked  all functions
 */
export function tiltable(
  forms: readonly Affine[],
  asked: readonly AskedFunction[],
  f: AskedFunction,
  h: AskedFunction,
): boolean {
  const moved = new Map<number, number>();
  const shift = new Map<number, readonly number[]>();
  const signOf = (one: AskedFunction): number => (one === f ? 1 : one === h ? -1 : 0);
  const signed = asked.flatMap((one) => one.points.map((point) => ({ ...point, sign: signOf(one) })));
  for (const { x, g, f: value, sign } of signed) {
    if (sign === 0) continue;
    const own = g.flatMap((coefficient, i) => (coefficient !== 0 ? [i] : []));
    if (own.length === 1 && !moved.has(own[0])) moved.set(own[0], sign * g[own[0]]);
    for (const [m] of value.free)
      shift.set(
        m,
        x.map((coefficient) => sign * coefficient),
      );
  }
  const consistent = signed.every(
    ({ x, g, sign }) => Math.abs(along(g, moved) - sign) < ROUNDING && Math.abs(along(x, moved)) < ROUNDING,
  );
  return consistent && forms.every((form) => unmoved(form, moved, shift));
}

/** Whether the parts linear and quadratic in c vanish. */
function unmoved(
  form: Affine,
  moved: ReadonlyMap<number, number>,
  shift: ReadonlyMap<number, readonly number[]>,
): boolean {
  const linear: number[] = [];
  let quadratic = 0;
  let size = 0;
  for (const [i, j, value] of form.entries()) {
    const [vi, vj] = [moved.get(i) ?? 0, moved.get(j) ?? 0];
    linear[i] = at(linear, i) + vj * value;
    linear[j] = at(linear, j) + vi * value;
    quadratic += vi * vj * value;
    size = Math.max(size, Math.abs(value));
  }
  for (const [m, value] of form.free) {
    shift.get(m)?.forEach((coefficient, i) => (linear[i] = at(linear, i) + value * coefficient));
    size = Math.max(size, Math.abs(value));
  }
  return Math.abs(quadratic) <= ROUNDING * size && linear.every((rest) => Math.abs(rest) <= ROUNDING * size);
}

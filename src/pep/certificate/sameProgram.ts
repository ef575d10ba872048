import type { ExactForm, ExactProgram } from './program.js';
import { absolute, compared, minus, type Rational, times, ZERO } from './rational.js';

/**
 * Where a program differs from another by more than a tolerance; nothing where it does not.
 *
 * @param tolerance  part of the largest coefficient of G in a form by which one may be off, and part of itself for a constant
 */
export function difference(one: ExactProgram, other: ExactProgram, tolerance: Rational): string | undefined {
  if (one.order !== other.order) return `G has order ${one.order}, not ${other.order}`;
  if (one.free !== other.free) return `there are ${one.free} function values, not ${other.free}`;
  if (one.constraints.length !== other.constraints.length)
    return `there are ${one.constraints.length} constraints, not ${other.constraints.length}`;
  if (!alike(one.objective, other.objective, tolerance)) return 'what is maximized differs';
  const k = one.constraints.findIndex(({ form, is }, i) => {
    const twin = other.constraints[i];
    return is !== twin.is || !alike(form, twin.form, tolerance);
  });
  return k < 0 ? undefined : `the constraint "${other.constraints[k].name}" differs`;
}

function alike(a: ExactForm, b: ExactForm, tolerance: Rational): boolean {
  const [ga, gb] = [gramOf(a), gramOf(b)];
  const largest = [...gb.values()]
    .map(absolute)
    .reduce((most, value) => (compared(value, most) > 0 ? value : most), ZERO);
  const close = (x: Rational, y: Rational, size: Rational): boolean =>
    compared(absolute(minus(x, y)), times(tolerance, size)) <= 0;
  const [fa, fb] = [new Map(a.free), new Map(b.free)];
  return (
    close(a.constant, b.constant, absolute(b.constant)) &&
    [...new Set([...ga.keys(), ...gb.keys()])].every((key) =>
      close(ga.get(key) ?? ZERO, gb.get(key) ?? ZERO, largest),
    ) &&
    [...new Set([...fa.keys(), ...fb.keys()])].every((m) => compared(fa.get(m) ?? ZERO, fb.get(m) ?? ZERO) === 0)
  );
}

function gramOf({ gram }: ExactForm): Map<string, Rational> {
  return new Map(gram.map(([i, j, value]) => [`${Math.min(i, j)},${Math.max(i, j)}`, value]));
}

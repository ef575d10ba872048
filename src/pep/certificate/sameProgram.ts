import type { ExactForm, ExactProgram } from './program.js';
import { absolute, compared, minus, plus, type Rational, times, ZERO } from './rational.js';

/**
 * Where a known program differs from the one of a certificate by more than its tolerance covers; nothing where it does not.
 */
export function difference(certified: ExactProgram, known: ExactProgram, tolerance: Rational): string | undefined {
  if (certified.order !== known.order) return `G has order ${certified.order}, not ${known.order}`;
  if (certified.free !== known.free) return `there are ${certified.free} function values, not ${known.free}`;
  if (certified.constraints.length !== known.constraints.length)
    return `there are ${certified.constraints.length} constraints, not ${known.constraints.length}`;
  if (!covers(certified.objective, known.objective, tolerance)) return 'what is maximized differs';
  const k = certified.constraints.findIndex(({ form, is }, i) => {
    const twin = known.constraints[i];
    return is !== twin.is || !covers(form, twin.form, tolerance);
  });
  return k < 0 ? undefined : `the constraint "${known.constraints[k].name}" differs`;
}

/** As the tolerance is meant: entries by a part of the largest one, in the same rows and columns; constants by a part of themselves. */
function covers(form: ExactForm, known: ExactForm, tolerance: Rational): boolean {
  const [gram, other] = [gramOf(form), gramOf(known)];
  const largest = [...gram.values()]
    .map(absolute)
    .reduce((most, value) => (compared(value, most) > 0 ? value : most), ZERO);
  const close = (x: Rational, y: Rational, size: Rational): boolean =>
    compared(absolute(minus(x, y)), times(tolerance, size)) <= 0;
  const touched = new Set<number>();
  for (const [i, j] of form.gram) touched.add(i).add(j);
  const [free, otherFree] = [new Map(form.free), new Map(known.free)];
  return (
    close(form.constant, known.constant, absolute(form.constant)) &&
    known.gram.every(([i, j]) => touched.has(i) && touched.has(j)) &&
    [...new Set([...gram.keys(), ...other.keys()])].every((key) =>
      close(gram.get(key) ?? ZERO, other.get(key) ?? ZERO, largest),
    ) &&
    [...new Set([...free.keys(), ...otherFree.keys()])].every(
      (m) => compared(free.get(m) ?? ZERO, otherFree.get(m) ?? ZERO) === 0,
    )
  );
}

/** Entries that appear more than once are added up. */
function gramOf({ gram }: ExactForm): Map<string, Rational> {
  const entries = new Map<string, Rational>();
  for (const [i, j, value] of gram) {
    const key = `${Math.min(i, j)},${Math.max(i, j)}`;
    entries.set(key, plus(entries.get(key) ?? ZERO, value));
  }
  return entries;
}

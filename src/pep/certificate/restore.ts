import type { Equation } from './dualFace.js';
import { isZero, minus, over, type Rational, times, ZERO } from './rational.js';

type Sparse = Map<number, Rational>;

/** A combination of columns: where it leads among the equations, and of what it is made. */
interface Combination {
  readonly vector: Sparse;
  readonly parts: Sparse;
}

/**
 * Changes multipliers so that equations hold exactly. Only as many change as there are independent equations: those with
 * the largest weights that suffice, so that a correction of the size of rounding leaves them positive.
 *
 * @param weight  how large a multiplier is beside what a correction would do; 0 for those that stay
 * @returns       nothing where the equations can't be met so
 */
export function restored(
  multipliers: readonly Rational[],
  equations: readonly Equation[],
  weight: (k: number) => number,
): Rational[] | undefined {
  const columns = new Map<number, Sparse>();
  const residual: Sparse = new Map();
  equations.forEach(({ coefficients, right }, row) => {
    let rest = right;
    for (const [k, value] of coefficients) {
      const column = columns.get(k) ?? new Map();
      columns.set(k, column.set(row, value));
      if (!isZero(multipliers[k])) rest = minus(rest, times(value, multipliers[k]));
    }
    if (!isZero(rest)) residual.set(row, rest);
  });
  if (residual.size === 0) return [...multipliers];

  const basis: (Combination & { readonly pivot: number })[] = [];
  const reduce = (vector: Sparse, parts: Sparse): Combination => {
    for (const { pivot, vector: other, parts: made } of basis) {
      const factor = vector.get(pivot);
      if (factor === undefined) continue;
      subtract(vector, factor, other);
      subtract(parts, factor, made);
    }
    return { vector, parts };
  };
  const candidates = [...columns].filter(([k]) => weight(k) > 0).sort(([a], [b]) => weight(b) - weight(a));
  for (const [k, column] of candidates) {
    if (basis.length === equations.length) break;
    const { vector, parts } = reduce(new Map(column), new Map([[k, { numerator: 1n, denominator: 1n }]]));
    const [first] = vector;
    if (first === undefined) continue;
    const [pivot, scale] = first;
    const scaled = (of: Sparse): Sparse => new Map([...of].map(([i, value]) => [i, over(value, scale)]));
    basis.push({ pivot, vector: scaled(vector), parts: scaled(parts) });
  }
  const { vector, parts } = reduce(residual, new Map());
  if (vector.size > 0) return undefined;
  const changed = [...multipliers];
  for (const [k, value] of parts) changed[k] = minus(changed[k], value);
  return changed;
}

/** to -= factor * other, without the zeros. */
function subtract(to: Sparse, factor: Rational, other: Sparse): void {
  for (const [i, value] of other) {
    const rest = minus(to.get(i) ?? ZERO, times(factor, value));
    if (isZero(rest)) to.delete(i);
    else to.set(i, rest);
  }
}

/** Coefficients of a vector over vectors that are unknown; later ones, which are missing, are 0. */
export type Row = number[];

/** Parts of a coefficient that are the rounding of its computation. */
const ROUNDING = 1e-13;
/** The same for rows that were computed in different ways. */
const SAME = 1e-12;

/** u - factor v. What rounding leaves of equal coefficients is dropped: it would multiply vectors that may be of any length. */
export function minus(u: readonly number[], v: readonly number[], factor = 1): Row {
  return Array.from({ length: Math.max(u.length, v.length) }, (_, i) => {
    const [a, b] = [u[i] ?? 0, factor * (v[i] ?? 0)];
    return Math.abs(a - b) <= ROUNDING * Math.abs(a) ? 0 : a - b;
  });
}

export function times(factor: number, u: readonly number[]): Row {
  return u.map((coefficient) => factor * coefficient);
}

/** total + weight u, in place. */
export function accumulate(total: Row, weight: number, u: readonly number[]): void {
  u.forEach((coefficient, i) => (total[i] = (total[i] ?? 0) + weight * coefficient));
}

/** Whether two rows are the same vector, up to the rounding of their coefficients. */
export function same(x: readonly number[], y: readonly number[]): boolean {
  const length = Math.max(x.length, y.length);
  for (let i = 0; i < length; i++) {
    const [a, b] = [x[i] ?? 0, y[i] ?? 0];
    if (Math.abs(a - b) > SAME * Math.max(1, Math.abs(a))) return false;
  }
  return true;
}

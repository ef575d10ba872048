/**
 * Where a symmetric matrix of integers fails to be positive semidefinite; nothing where it is.
 *
 * Gaussian elimination on the diagonal, S = L D L^T, without fractions: after each step the entries are minors of the
 * matrix, and the division by the pivot before leaves no remainder. All pivots must be positive; one that is zero must
 * have nothing left in its row, which is then skipped.
 *
 * @param rows  lower triangle: rows[i] has i + 1 entries; overwritten
 * @returns     the number of the row whose pivot fails
 * source       Bareiss, "Sylvester's identity and multistep integer-preserving Gaussian elimination", Math. Comp. 22 (1968)
 */
export function indefiniteRow(rows: bigint[][]): number | undefined {
  const n = rows.length;
  let previous = 1n;
  for (let k = 0; k < n; k++) {
    const pivot = rows[k][k];
    if (pivot < 0n) return k;
    if (pivot === 0n) {
      for (let i = k + 1; i < n; i++) if (rows[i][k] !== 0n) return k;
      continue;
    }
    for (let i = k + 1; i < n; i++) {
      const row = rows[i];
      const factor = row[k];
      for (let j = k + 1; j <= i; j++) {
        const product = factor === 0n ? 0n : factor * rows[j][k];
        row[j] = (pivot * row[j] - product) / previous;
      }
    }
    previous = pivot;
  }
  return undefined;
}

type Rows = readonly (readonly number[])[];

/**
 * Rows of whole numbers with one more that makes them sum to zero, exactly: then 0 is in their convex hull, and linear
 * functions with these slopes have their maximum smallest at 0.
 */
export function closed(rows: Rows): number[][] {
  const last = rows[0].map((_, j) => -rows.reduce((sum, row) => sum + row[j], 0));
  return [...rows.map((row) => [...row]), last];
}

/** Whether some row is not zero. */
export function isSloped({ rows }: { readonly rows: Rows }): boolean {
  return rows.some((row) => row.some((a) => a !== 0));
}

/** Six digits: a reader looks at fewer, and a pixel of a plot shows three. */
export function rounded(x: number): number {
  return Number.isFinite(x) ? Number(x.toPrecision(6)) : x;
}

/** All numbers of a record, rounded. */
export function mapped(named: Readonly<Record<string, number>>): Record<string, number> {
  return Object.fromEntries(Object.entries(named).map(([name, value]) => [name, rounded(value)]));
}

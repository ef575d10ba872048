import type { Axis } from './figure.js';

/** Least-squares line y = intercept + slope x, and the share of the variance of y that it explains. */
export interface Line {
  readonly slope: number;
  readonly intercept: number;
  readonly determination: number;
}

export function across(x: readonly number[], y: readonly number[]): Line {
  const mean = (values: readonly number[]): number => values.reduce((sum, value) => sum + value, 0) / values.length;
  const [meanX, meanY] = [mean(x), mean(y)];
  const product = (a: readonly number[], meanA: number, b: readonly number[], meanB: number): number =>
    a.reduce((sum, value, i) => sum + (value - meanA) * (b[i] - meanB), 0);
  const [xx, xy, yy] = [product(x, meanX, x, meanX), product(x, meanX, y, meanY), product(y, meanY, y, meanY)];
  const slope = xx > 0 ? xy / xx : 0;
  return { slope, intercept: meanY - slope * meanX, determination: xx > 0 && yy > 0 ? xy ** 2 / (xx * yy) : 1 };
}

/** The range of an axis that shows all values with a margin, a share of the whole; in powers of ten on a log axis. */
export function padded(values: readonly number[], log: boolean, margin: number): [number, number] | undefined {
  if (values.length === 0) return undefined;
  const ends = [least(values), most(values)].map((end) => (log ? Math.log10(end) : end));
  const size = ends[1] - ends[0] || (log ? 1 : Math.abs(ends[0]) || 1);
  return [ends[0] - margin * size, ends[1] + margin * size];
}

/** Labels of a log axis: numbers of steps in full (1, 2, 5, 10), values as powers of ten. */
export function logTicks(as: 'count' | 'power'): Axis {
  return as === 'count' ? { tickformat: ',~r' } : { exponentformat: 'power' };
}

export function least(values: readonly number[]): number {
  return values.reduce((a, b) => Math.min(a, b));
}

export function most(values: readonly number[]): number {
  return values.reduce((a, b) => Math.max(a, b));
}

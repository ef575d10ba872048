import type { Series } from '../check/series.js';
import { mapped, rounded } from './rounded.js';

/**
 * A series with at most so many rows and short numbers, and without its instance: what a plot in a page needs.
 *
 * Rows are spread evenly over the logarithm of the index, as the axis is; the first and the last stay.
 */
export function thinned(series: Series, rows: number): Series {
  const kept = spread(series.at, rows);
  const pick = (values: readonly number[]): number[] => kept.map((i) => rounded(values[i]));
  const { measured } = series;
  return {
    ...series,
    instance: null,
    constants: mapped(series.constants),
    params: mapped(series.params),
    at: kept.map((i) => series.at[i]),
    bound: pick(series.bound),
    measured: {
      how: measured.how,
      values: pick(measured.values),
      ...(measured.lower && { lower: pick(measured.lower) }),
      ...(measured.upper && { upper: pick(measured.upper) }),
    },
    ratio: pick(series.ratio),
    broken: kept.map((i) => series.broken[i]),
    failures: series.failures && { share: pick(series.failures.share), allowed: pick(series.failures.allowed) },
    runs: series.runs.map(pick),
  };
}

/** Positions of rows, evenly spaced in log(1 + index). */
function spread(at: readonly number[], rows: number): number[] {
  if (at.length <= rows) return at.map((_, i) => i);
  const scale = (x: number): number => Math.log1p(Math.max(0, x));
  const [low, high] = [scale(at[0]), scale(at.at(-1)!)];
  const kept = new Set([0, at.length - 1]);
  for (let i = 1, position = 0; i < rows - 1; i++) {
    const wanted = low + ((high - low) * i) / (rows - 1);
    while (position < at.length - 1 && scale(at[position]) < wanted) position++;
    kept.add(position);
  }
  return [...kept].sort((a, b) => a - b);
}

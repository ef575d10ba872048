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

/** Spans, in decades, from which a log axis is labelled at powers of ten only, and at 1, 2, 5 between them. */
const [WIDE, NARROW] = [3, 0.7];
const MOST_TICKS = 7;

/** Labels of a log axis: numbers of steps in full (1, 2, 5, 10), values as powers of ten where they are far from 1. */
export function logTicks(range: readonly [number, number] | undefined, as: 'count' | 'power'): Axis {
  if (!range || range[1] - range[0] < NARROW) return {};
  const span = range[1] - range[0];
  const every = Math.max(1, Math.ceil(span / MOST_TICKS));
  const mantissas = span >= WIDE ? [1] : [1, 2, 5];
  const exponents = Array.from({ length: Math.ceil(span) + 2 }, (_, i) => Math.floor(range[0]) + i);
  const ticks = exponents
    .filter((exponent) => exponent % every === 0)
    .flatMap((exponent) => mantissas.map((mantissa) => ({ mantissa, exponent })))
    .filter(({ mantissa, exponent }) => within(Math.log10(mantissa) + exponent, range));
  return {
    tickvals: ticks.map(({ mantissa, exponent }) => Number(`${mantissa}e${exponent}`)),
    ticktext: ticks.map(({ mantissa, exponent }) => tickText(mantissa, exponent, as === 'count' ? 5 : 2)),
  };
}

function within(value: number, [low, high]: readonly [number, number]): boolean {
  return value >= low && value <= high;
}

/** '200', '0.05', '10⁻⁴', '2·10⁻⁴': in full up to 10^most and down to 1/100. */
function tickText(mantissa: number, exponent: number, most: number): string {
  if (exponent >= -2 && exponent <= most) return String(Number(`${mantissa}e${exponent}`));
  const power = `10<sup>${String(exponent).replace('-', '−')}</sup>`;
  return mantissa === 1 ? power : `${mantissa}·${power}`;
}

/** The value below which a share of the values lies. */
export function quantile(values: readonly number[], share: number): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.round(share * (sorted.length - 1))];
}

export function least(values: readonly number[]): number {
  return values.reduce((a, b) => Math.min(a, b));
}

export function most(values: readonly number[]): number {
  return values.reduce((a, b) => Math.max(a, b));
}

/** A number as people read it, to so many digits: '0.97', '3.2e-5'; a dash where there is none. */
export function plain(value: number, digits = 3): string {
  return Number.isFinite(value) ? String(Number(value.toPrecision(digits))) : '–';
}

import type { Series } from '../check/series.js';
import { across, least, most, padded, quantile } from './scales.js';

/** log-log shows powers of k as lines, log-linear geometric decay; linear is for values that may be negative. */
export type Scales = 'log-log' | 'log-linear' | 'linear';

/** The exact worst case over a whole class after k steps. */
export interface WorstPoint {
  readonly k: number;
  readonly value: number;
}

/** Which points can be drawn, and the window they are seen through. */
export interface View {
  readonly logX: boolean;
  readonly logY: boolean;
  /** Of a log axis in powers of ten. */
  readonly x: { readonly type: 'log' | 'linear'; readonly range?: readonly [number, number] };
  readonly y: { readonly type: 'log' | 'linear'; readonly range?: readonly [number, number] };
  /** Where a curve that leaves the window downwards is cut off. */
  readonly bottom: number;
}

/** Decades below the smallest bound at which a curve is cut: further down a run has converged, and the picture is lost. */
const DECADES_BELOW = 6;
/** Decades above the largest bound, for runs that diverge. */
const DECADES_ABOVE = 6;

/** Quantiles of the single runs between which a log axis shows them. */
const SHOWN_RUNS = [0.05, 0.98];

export function viewOf(all: readonly Series[], scales: Scales, worst: readonly WorstPoint[] = []): View {
  const logX = scales === 'log-log';
  const logY = scales !== 'linear';
  const at = [...all.flatMap(({ at }) => at), ...worst.map(({ k }) => k)].filter((k) => !logX || k > 0);
  const x = {
    type: logX ? ('log' as const) : ('linear' as const),
    range: padded(at, logX, new Set(at).size > 1 ? 0.02 : 0.5),
  };
  const drawable = (value: number): boolean => Number.isFinite(value) && (!logY || value > 0);
  const bounds = all.flatMap(({ bound }) => bound).filter(drawable);
  const strong = [...all.flatMap(({ measured }) => measured.values), ...worst.map(({ value }) => value)].filter(
    drawable,
  );
  const faint = all.flatMap(({ runs }) => runs.flat()).filter(drawable);
  if (!logY) {
    const y = { type: 'linear' as const, range: padded([...bounds, ...strong, ...faint], false, 0.06) };
    return { logX, logY, x, y, bottom: Number.NEGATIVE_INFINITY };
  }
  const shown = bounds.length > 0 ? bounds : strong;
  if (shown.length === 0) return { logX, logY, x, y: { type: 'log' }, bottom: 0 };
  const [floor, roof] = [least(shown) * 10 ** -DECADES_BELOW, most(shown) * 10 ** DECADES_ABOVE];
  // A single run may come close to zero by chance: most of the runs are shown, not all that they do.
  const typical = faint.length > 0 ? SHOWN_RUNS.map((share) => quantile(faint, share)) : [];
  const seen = [...bounds, ...strong, ...typical].filter((value) => value >= floor && value <= roof);
  const range = padded(seen, true, 0.06);
  return { logX, logY, x, y: { type: 'log', range }, bottom: range ? 10 ** (range[0] - 1) : floor };
}

/** Log axes for what is positive; k on a log axis unless the bound decays geometrically or the rows have no steps. */
export function scalesOf(all: readonly Series[]): Scales {
  const values = all.flatMap(({ measured, bound }) => [...measured.values, ...bound]);
  const positive = values.filter((value) => value > 0).length;
  if (positive < values.length / 2) return 'linear';
  const steps = all.every(({ index, at }) => index === 'k' && at.filter((k) => k > 0).length > 2);
  return steps && !all.some(geometric) ? 'log-log' : 'log-linear';
}

/** Whether log bound is closer to a line over k than over log k. */
function geometric({ at, bound }: Series): boolean {
  const points = at.flatMap((k, i) => (k > 0 && bound[i] > 0 && Number.isFinite(bound[i]) ? [[k, bound[i]]] : []));
  const y = points.map(([, value]) => Math.log(value));
  const unexplained = (x: readonly number[]): number => 1 - across(x, y).determination;
  return unexplained(points.map(([k]) => k)) < unexplained(points.map(([k]) => Math.log(k)));
}

/** A coordinate as the view can show it; null, a gap, where it can't. */
export function drawn(value: number, log: boolean): number | null {
  return Number.isFinite(value) && (!log || value > 0) ? value : null;
}

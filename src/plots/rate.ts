import type { Figure, ScatterTrace } from './figure.js';
import { across, logTicks, padded, plain } from './scales.js';
import { axis, frame, type Heading, type ThemeName, themeOf } from './theme.js';

/** Values that fall like a power of k, the fitted power and the claimed one. */
export interface RatePoints {
  readonly k: readonly number[];
  readonly values: readonly number[];
  /** log value = intercept + slope log k, natural logarithms; fitted by least squares where missing. */
  readonly slope?: number;
  /** Through the middle of the points where missing. */
  readonly intercept?: number;
  /** The claimed exponent. */
  readonly claimed: number;
  /** What the values are, as HTML: 'f(x<sub>k</sub>) − f*'. */
  readonly label?: string;
  /** What they are a power of; 'k' where missing. */
  readonly index?: string;
}

export interface RateFigureOptions extends Heading {
  readonly theme?: ThemeName;
  readonly height?: number;
}

/** A rate on log-log axes: the points, the fitted slope, and the claimed slope through the first point. */
export function rateFigure(rate: RatePoints, options: RateFigureOptions = {}): Figure {
  const theme = themeOf(options.theme);
  const { index = 'k' } = rate;
  const points = rate.k.flatMap((k, i) => {
    const value = rate.values[i];
    return k > 0 && value > 0 && Number.isFinite(value) ? [{ k, value }] : [];
  });
  const x = points.map(({ k }) => k);
  const y = points.map(({ value }) => value);
  const logs = (values: readonly number[]): number[] => values.map(Math.log);
  const mean = (values: readonly number[]): number => values.reduce((sum, value) => sum + value, 0) / values.length;
  const slope = rate.slope ?? across(logs(x), logs(y)).slope;
  const intercept = rate.intercept ?? mean(logs(y)) - slope * mean(logs(x));
  const law = (exponent: number, start: number): number[] => x.map((k) => Math.exp(start + exponent * Math.log(k)));
  const claimedStart = points.length > 0 ? Math.log(y[0]) - rate.claimed * Math.log(x[0]) : 0;
  const lines: [string, string, number[], 'solid' | 'dash'][] = [
    [`fitted: ${power(index, slope)}`, theme.measured, law(slope, intercept), 'solid'],
    [`claimed: ${power(index, rate.claimed)}`, theme.ink, law(rate.claimed, claimedStart), 'dash'],
  ];
  const [xRange, yRange] = [padded(x, true, 0.04), padded(y, true, 0.08)];
  return {
    data: [
      {
        type: 'scatter',
        mode: 'markers',
        name: 'measured',
        x,
        y,
        marker: { color: theme.measured, size: 6, opacity: 0.6 },
        hovertemplate: '%{y:.4~g}<extra>measured</extra>',
      },
      ...lines.map(
        ([name, color, values, dash]): ScatterTrace => ({
          type: 'scatter',
          mode: 'lines',
          name,
          x,
          y: values,
          line: { color, width: 2, dash },
          hoverinfo: 'skip',
        }),
      ),
    ],
    layout: frame(theme, options, {
      xaxis: axis(theme, `<i>${index}</i>`, { type: 'log', range: xRange, ...logTicks(xRange, 'count') }),
      yaxis: axis(theme, rate.label ?? 'measured', { type: 'log', range: yRange, ...logTicks(yRange, 'power') }),
      hovermode: 'x unified',
      ...(options.height && { height: options.height }),
    }),
  };
}

/** 'k^−0.5' */
function power(index: string, exponent: number): string {
  return `<i>${index}</i><sup>${plain(exponent).replace('-', '−')}</sup>`;
}

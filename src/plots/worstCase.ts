import type { Figure, ScatterTrace } from './figure.js';
import { logTicks, padded, plain } from './scales.js';
import { worstMarker } from './series.js';
import { axis, frame, type Heading, type ThemeName, themeOf } from './theme.js';

/** The exact worst case of a claim beside its bound, at one horizon: a record of a verdict, or an answer of worstCase. */
export interface HorizonPoint {
  readonly horizon: number;
  readonly value: number;
  readonly bound: number;
}

export interface WorstCaseFigureOptions extends Heading {
  readonly theme?: ThemeName;
  /** What is bounded, as HTML. */
  readonly label?: string;
  readonly height?: number;
}

/** The bound and the exact worst case over horizons: where they part, the bound is loose. */
export function worstCaseFigure(points: readonly HorizonPoint[], options: WorstCaseFigureOptions = {}): Figure {
  const theme = themeOf(options.theme);
  const shown = points
    .filter(({ horizon, value, bound }) => horizon > 0 && value > 0 && bound > 0 && Number.isFinite(value + bound))
    .sort((a, b) => a.horizon - b.horizon);
  const x = shown.map(({ horizon }) => horizon);
  const trace = (name: string, y: readonly number[], more: Partial<ScatterTrace>): ScatterTrace => ({
    type: 'scatter',
    mode: 'lines+markers',
    name,
    x,
    y,
    hovertemplate: `%{y:.6~g}<extra>${name}</extra>`,
    ...more,
  });
  const [xRange, yRange] = [
    padded(x, true, 0.04),
    padded(
      shown.flatMap(({ value, bound }) => [value, bound]),
      true,
      0.08,
    ),
  ];
  return {
    data: [
      trace(
        'bound',
        shown.map(({ bound }) => bound),
        { mode: 'lines', line: { color: theme.ink, width: 2, dash: 'dash' } },
      ),
      trace(
        'exact worst case',
        shown.map(({ value }) => value),
        {
          line: { color: theme.exact, width: 1.5 },
          marker: worstMarker(theme),
          customdata: shown.map(({ value, bound }) => plain(bound / value)),
          hovertemplate: '%{y:.6~g}, bound/worst = %{customdata}<extra>exact worst case</extra>',
        },
      ),
    ],
    layout: frame(theme, options, {
      xaxis: axis(theme, 'horizon <i>T</i>', { type: 'log', range: xRange, ...logTicks(xRange, 'count') }),
      yaxis: axis(theme, options.label ?? 'worst case', { type: 'log', range: yRange, ...logTicks(yRange, 'power') }),
      hovermode: 'x unified',
      ...(options.height && { height: options.height }),
    }),
  };
}

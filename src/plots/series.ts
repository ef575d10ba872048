import type { Series } from '../check/series.js';
import type { Axis, ErrorBars, Figure, Marker, ScatterTrace, Value } from './figure.js';
import { letter, notation } from './notation.js';
import { logTicks, plain } from './scales.js';
import { axis, frame, type Heading, type Theme, type ThemeName, themeOf, translucent } from './theme.js';
import { drawn, type Scales, scalesOf, type View, viewOf, type WorstPoint } from './view.js';

export interface SeriesFigureOptions extends Heading {
  readonly theme?: ThemeName;
  /** Chosen by the bound where missing. */
  readonly scales?: Scales;
  /** The exact worst case over the whole class at some k. */
  readonly worst?: readonly WorstPoint[];
  /** What to call each of several series; their titles where missing. */
  readonly names?: readonly string[];
  readonly height?: number;
}

/** What was measured along a run against the bound: single runs faint, their mean or the worst strong, and what breaks it. */
export function seriesFigure(series: Series | readonly Series[], options: SeriesFigureOptions = {}): Figure {
  const all = [series].flat() as readonly Series[];
  const theme = themeOf(options.theme);
  const scales = options.scales ?? scalesOf(all);
  const [first] = all;
  const view = viewOf(all, scales, options.worst);
  const several = all.length > 1;
  const data = [
    ...all.flatMap((one, i) => {
      const color = several ? theme.series[i % theme.series.length] : theme.measured;
      return tracesOf(one, { theme, view, color, name: several ? (options.names?.[i] ?? one.title) : undefined });
    }),
    ...worstTrace(options.worst ?? [], theme, view),
  ];
  const label = notation(first.latex.left);
  const expected = first.quantifier === 'in-expectation';
  return {
    data,
    layout: frame(theme, headingOf(all, options), {
      xaxis: axis(theme, first.index === 'row' ? '' : `<i>${first.index}</i>`, { ...xTicks(all, view), ...view.x }),
      yaxis: axis(theme, expected ? `E[${label}]` : label, {
        ...(view.logY ? logTicks(view.y.range, 'power') : {}),
        ...view.y,
      }),
      hovermode: 'x unified',
      ...(options.height && { height: options.height }),
    }),
  };
}

/** Steps in full; the only step where there is one, and nothing where rows have no index. */
function xTicks(all: readonly Series[], { logX, x }: View): Axis {
  const at = [...new Set(all.flatMap(({ at }) => at))];
  if (all[0].index === 'row') return { tickvals: [], ticktext: [] };
  if (at.length === 1) return { tickvals: at, ticktext: at.map(String) };
  return logX ? logTicks(x.range, 'count') : {};
}

interface Look {
  readonly theme: Theme;
  readonly view: View;
  readonly color: string;
  /** What several series in one figure are told apart by. */
  readonly name?: string;
}

function tracesOf(series: Series, look: Look): ScatterTrace[] {
  return [
    ...faintTrace(series, look),
    ...bandTraces(series, look),
    measuredTrace(series, look),
    boundTrace(series, look),
    ...brokenTrace(series, look),
  ];
}

/** Fewer points than this are drawn as points. */
const FEW = 3;

function faintTrace({ at, runs }: Series, { view, color, name }: Look): ScatterTrace[] {
  if (runs.length === 0) return [];
  const few = at.length < FEW;
  const gap: Value[] = [null];
  // Single rows have no curve: the runs lie side by side.
  const aside = (run: number): number => (at.length === 1 ? STRIP * (run / Math.max(1, runs.length - 1) - 0.5) : 0);
  return [
    {
      ...group(name),
      type: 'scatter',
      mode: few ? 'markers' : 'lines',
      name: name ? `${name}: single runs` : 'single runs',
      x: runs.flatMap((_, run) => [...at.map((k) => drawn(k + aside(run), view.logX)), ...gap]),
      y: runs.flatMap((values) => [...values.map((value) => drawn(value, view.logY)), ...gap]),
      line: { color: translucent(color, 0.35), width: 1 },
      ...(few && { marker: { color: translucent(color, 0.35), size: 6 } }),
      hoverinfo: 'skip',
      showlegend: name === undefined,
    },
  ];
}

/** Width over which the runs of a single row are spread, in units of the index. */
const STRIP = 0.5;

/** A band around the mean; error bars where there are too few points for a band. */
function bandTraces({ at, measured: { lower, upper } }: Series, { view, color, name }: Look): ScatterTrace[] {
  if (!lower || !upper || at.length < FEW) return [];
  const x = at.map((k) => drawn(k, view.logX));
  const edge = {
    ...group(name),
    type: 'scatter',
    mode: 'lines',
    x,
    line: { width: 0, color },
    hoverinfo: 'skip',
  } as const;
  const title = name ? `${name}: 95 % band of the mean` : '95 % band of the mean';
  return [
    {
      ...edge,
      name: `${title}, lower end`,
      y: lower.map((value) => drawn(Math.max(value, view.bottom), view.logY)),
      showlegend: false,
    },
    {
      ...edge,
      name: title,
      y: upper.map((value) => drawn(Math.max(value, view.bottom), view.logY)),
      fill: 'tonexty',
      fillcolor: translucent(color, 0.2),
      showlegend: name === undefined,
    },
  ];
}

function errorBars({ values, lower, upper }: Series['measured'], color: string): ErrorBars | undefined {
  if (!lower || !upper) return undefined;
  return {
    type: 'data',
    symmetric: false,
    array: values.map((value, i) => drawn(upper[i] - value, false)),
    arrayminus: values.map((value, i) => drawn(value - lower[i], false)),
    color,
    thickness: 1.5,
  };
}

function measuredTrace({ at, measured, bound }: Series, { view, color, name }: Look): ScatterTrace {
  const { values, how } = measured;
  const few = at.length < FEW;
  const bars = few ? errorBars(measured, color) : undefined;
  return {
    ...group(name),
    type: 'scatter',
    mode: few ? 'markers' : 'lines',
    name: name ?? `measured: ${how}`,
    x: at.map((k) => drawn(k, view.logX)),
    y: values.map((value) => drawn(value, view.logY)),
    line: { color, width: 2.5 },
    ...(few && { marker: { color, size: 9 }, ...(bars && { error_y: bars }) }),
    customdata: values.map((value, i) => plain(value / bound[i])),
    hovertemplate: `%{y:.4~g}, %{customdata} of the bound<extra>${name ?? 'measured'}</extra>`,
  };
}

const BOUND: Readonly<Record<string, string>> = { '<=': 'bound', '>=': 'lower bound' };

function boundTrace({ at, bound, is, quantifier, latex }: Series, { theme, view, color, name }: Look): ScatterTrace {
  const single = at.length < FEW;
  const title = quantifier === 'rate' ? 'claimed rate' : (BOUND[is] ?? 'claimed value');
  const ink = name ? color : theme.ink;
  return {
    ...group(name),
    type: 'scatter',
    mode: single ? 'markers' : 'lines',
    name: name ? `${name}: ${title}` : `${title}: ${notation(latex.right)}`,
    x: at.map((k) => drawn(k, view.logX)),
    y: bound.map((value) => drawn(value, view.logY)),
    line: { color: ink, width: name ? 1.5 : 2, dash: 'dash' },
    ...(single && { marker: { color: ink, size: 40, symbol: 'line-ew-open', line: { width: 2.5, color: ink } } }),
    hovertemplate: `%{y:.4~g}<extra>${name ? `${name}, ` : ''}${title}</extra>`,
  };
}

/** The rows that break the bound, on top of everything, with a cross at the first. */
function brokenTrace({ index, at, broken, measured: { values } }: Series, { theme, view, name }: Look): ScatterTrace[] {
  const first = broken.findIndex(
    (is, i) => is && drawn(at[i], view.logX) !== null && drawn(values[i], view.logY) !== null,
  );
  if (first < 0) return [];
  const where = index === 'row' ? 'breaks the bound' : `breaks the bound at <i>${index}</i> = ${at[first]}`;
  return [
    {
      ...group(name),
      type: 'scatter',
      mode: 'lines+markers',
      name: name ? `${name}: ${where}` : where,
      x: at.map((k) => drawn(k, view.logX)),
      y: values.map((value, i) => (broken[i] ? drawn(value, view.logY) : null)),
      line: { color: theme.broken, width: 3 },
      marker: { color: theme.broken, size: at.map((_, i) => (i === first ? 11 : 0)), symbol: 'x' },
      hoverinfo: 'skip',
    },
  ];
}

function worstTrace(worst: readonly WorstPoint[], theme: Theme, view: View): ScatterTrace[] {
  const points = worst.filter(({ k, value }) => drawn(k, view.logX) !== null && drawn(value, view.logY) !== null);
  if (points.length === 0) return [];
  return [
    {
      type: 'scatter',
      mode: 'markers',
      name: 'exact worst case',
      x: points.map(({ k }) => k),
      y: points.map(({ value }) => value),
      marker: worstMarker(theme),
      hovertemplate: '%{y:.6~g}<extra>exact worst case</extra>',
    },
  ];
}

/** An open circle that lies well on a line. */
export function worstMarker(theme: Theme): Marker {
  return { color: theme.paper, size: 9, symbol: 'circle', line: { color: theme.exact, width: 2.5 } };
}

function group(name: string | undefined): { legendgroup?: string } {
  return name === undefined ? {} : { legendgroup: name };
}

function headingOf(all: readonly Series[], { title, subtitle }: SeriesFigureOptions): Heading {
  const [{ outside, scenario, params }] = all;
  const place = [
    scenario,
    ...Object.entries(params).map(([symbol, value]) => `${letter(symbol)} = ${plain(value)}`),
  ].join(', ');
  const said = outside ? `${place}; nothing is claimed here` : place;
  return { title, subtitle: subtitle ?? (all.length === 1 ? said : undefined) };
}

import type { Series } from '../check/series.js';
import type { Figure, Marker, ScatterTrace, Value } from './figure.js';
import { notation } from './notation.js';
import { logTicks } from './scales.js';
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
  const label = notation(first.latex.left.split(',\\;')[0]);
  const expected = first.quantifier === 'in-expectation';
  return {
    data,
    layout: frame(theme, headingOf(all, options), {
      xaxis: axis(theme, `<i>${first.index}</i>`, { ...(view.logX ? logTicks('count') : {}), ...view.x }),
      yaxis: axis(theme, expected ? `E[${label}]` : label, { ...(view.logY ? logTicks('power') : {}), ...view.y }),
      hovermode: 'x unified',
      ...(options.height && { height: options.height }),
    }),
  };
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
  return [
    {
      ...group(name),
      type: 'scatter',
      mode: few ? 'markers' : 'lines',
      name: name ? `${name}: single runs` : 'single runs',
      x: runs.flatMap(() => [...at.map((k) => drawn(k, view.logX)), ...gap]),
      y: runs.flatMap((values) => [...values.map((value) => drawn(value, view.logY)), ...gap]),
      line: { color: translucent(color, 0.3), width: 1 },
      ...(few && { marker: { color: translucent(color, 0.3), size: 6 } }),
      hoverinfo: 'skip',
      showlegend: name === undefined,
    },
  ];
}

function bandTraces({ at, measured: { lower, upper } }: Series, { view, color, name }: Look): ScatterTrace[] {
  if (!lower || !upper) return [];
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

function measuredTrace({ at, measured: { values, how }, bound }: Series, { view, color, name }: Look): ScatterTrace {
  return {
    ...group(name),
    type: 'scatter',
    mode: at.length < FEW ? 'markers' : 'lines',
    name: name ?? `measured: ${how}`,
    x: at.map((k) => drawn(k, view.logX)),
    y: values.map((value) => drawn(value, view.logY)),
    line: { color, width: 2.5 },
    ...(at.length < FEW && { marker: { color, size: 9 } }),
    customdata: values.map((value, i) => plain(value / bound[i])),
    hovertemplate: `%{y:.4~g}, %{customdata} of the bound<extra>${name ?? 'measured'}</extra>`,
  };
}

function boundTrace({ at, bound, quantifier, latex }: Series, { theme, view, color, name }: Look): ScatterTrace {
  const single = at.length < FEW;
  const title = quantifier === 'rate' ? 'claimed rate' : 'bound';
  return {
    ...group(name),
    type: 'scatter',
    mode: single ? 'markers' : 'lines',
    name: name ? `${name}: ${title}` : `${title}: ${notation(latex.right)}`,
    x: at.map((k) => drawn(k, view.logX)),
    y: bound.map((value) => drawn(value, view.logY)),
    line: name ? { color, width: 1.5, dash: 'dash' } : { color: theme.ink, width: 2 },
    ...(single && {
      marker: { color: name ? color : theme.ink, size: 16, symbol: 'line-ew-open', line: { width: 2.5 } },
    }),
    hovertemplate: `%{y:.4~g}<extra>${name ? `${name}, bound` : title}</extra>`,
  };
}

/** The rows that break the bound, on top of everything. */
function brokenTrace({ at, broken, measured: { values } }: Series, { theme, view, name }: Look): ScatterTrace[] {
  const rows = [...at.keys()].filter((i) => broken[i] && drawn(values[i], view.logY) !== null);
  if (rows.length === 0) return [];
  return [
    {
      ...group(name),
      type: 'scatter',
      mode: 'markers',
      name: name ? `${name}: breaks the bound` : 'breaks the bound',
      x: rows.map((i) => drawn(at[i], view.logX)),
      y: rows.map((i) => values[i]),
      marker: { color: theme.broken, size: 8, symbol: 'x' },
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

/** A share as people read it: '0.97', '3.2e-5'. */
function plain(share: number): string {
  return Number.isFinite(share) ? String(Number(share.toPrecision(3))) : '–';
}

function headingOf(all: readonly Series[], { title, subtitle }: SeriesFigureOptions): Heading {
  const [{ outside, scenario }] = all;
  return {
    title,
    subtitle: subtitle ?? (all.length === 1 ? (outside ? `nothing is claimed: ${outside}` : scenario) : undefined),
  };
}

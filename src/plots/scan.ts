import type { Scan, ScanLine } from '../check/scan.js';
import type { Axis, ContourTrace, Figure, Line } from './figure.js';
import { letter } from './notation.js';
import { logTicks, plain } from './scales.js';
import { axis, frame, type Heading, type Theme, type ThemeName, themeOf } from './theme.js';

export interface ScanFigureOptions extends Heading {
  readonly theme?: ThemeName;
  /** Names of the symbols on the axes, such as 'ηL'; their letters where missing. */
  readonly x?: string;
  readonly y?: string;
  readonly height?: number;
}

/** The colours end at a hundredth of the bound and at ten times it. */
const [LOW, HIGH] = [-2, 1];

/**
 * Measured/bound over two symbols as a heat map: blue up to the bound, orange beyond, with the line
 * where the bound breaks and the one up to which the theorem claims it.
 */
export function scanFigure(scan: Scan, options: ScanFigureOptions = {}): Figure {
  const theme = themeOf(options.theme);
  const z = scan.ratio.map((row) => row.map(level));
  const x = options.x ?? letter(scan.x.symbol);
  const y = options.y ?? letter(scan.y.symbol);
  const text = scan.ratio.map((row) => row.map((ratio) => (ratio === Number.POSITIVE_INFINITY ? '∞' : plain(ratio))));
  return {
    data: [
      {
        type: 'heatmap',
        name: 'measured/bound',
        x: scan.x.values,
        y: scan.y.values,
        z,
        zmin: LOW,
        zmax: HIGH,
        colorscale: colours(theme),
        colorbar: {
          title: { text: 'measured/bound', side: 'right' },
          tickvals: [-2, -1, 0, 1],
          ticktext: ['≤ 0.01', '0.1', '1', '≥ 10'],
          outlinewidth: 0,
          thickness: 14,
        },
        text,
        hovertemplate: `${x} = %{x:.3~g}, ${y} = %{y:.3~g}<br>measured/bound = %{text}<extra></extra>`,
      },
      border('the bound breaks', scan, broken(scan), { color: theme.ink, width: 2.5 }),
      ...(new Set(scan.inside.flat()).size > 1
        ? [border('end of the theorem’s region', scan, outside(scan), { color: theme.ink, width: 1.5, dash: 'dot' })]
        : []),
    ],
    layout: frame(theme, options, {
      xaxis: axis(theme, x, axisOf(scan.x)),
      yaxis: axis(theme, y, axisOf(scan.y)),
      hovermode: 'closest',
      ...(options.height && { height: options.height }),
    }),
  };
}

/** Rounding of a float64 run: what exceeds the bound by less attains it. */
const ROUNDING = 1e-9;

/** log10 of a ratio within the range of the colours, below 0 where the bound holds; null where nothing was compared. */
function level(ratio: number): number | null {
  if (Number.isNaN(ratio)) return null;
  const log = Math.log10(Math.max(0, ratio));
  return Math.min(ratio > 1 + ROUNDING ? HIGH : -ROUNDING, Math.max(LOW, log));
}

/** The line between false and true; an attained bound is 1 over a whole region, in which no level line of ratios lies. */
function border(name: string, scan: Scan, marks: (number | null)[][], line: Line): ContourTrace {
  return {
    type: 'contour',
    name,
    x: scan.x.values,
    y: scan.y.values,
    z: marks,
    contours: { start: 0.5, end: 0.5, size: 1, coloring: 'none' },
    line,
    showscale: false,
    hoverinfo: 'skip',
    showlegend: true,
  };
}

function broken({ ratio }: Scan): (number | null)[][] {
  return ratio.map((row) => row.map((value) => (Number.isNaN(value) ? null : Number(value > 1 + ROUNDING))));
}

function outside({ inside }: Scan): number[][] {
  return inside.map((row) => row.map((is) => Number(!is)));
}

function colours({ below, above }: Theme): [number, string][] {
  const one = (0 - LOW) / (HIGH - LOW);
  return [
    [0, below[0]],
    [one, below[1]],
    [one, above[0]],
    [1, above[1]],
  ];
}

function axisOf({ scale, values }: ScanLine): Axis {
  if (scale === 'linear') return { type: 'linear' };
  return { type: 'log', ...logTicks([Math.log10(values[0]), Math.log10(values[values.length - 1])], 'count') };
}

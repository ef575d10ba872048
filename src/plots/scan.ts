import type { Scan, ScanLine } from '../check/scan.js';
import type { Axis, Figure } from './figure.js';
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

/** Measured/bound over two symbols as a heat map: blue up to the bound, orange beyond, a line where the bound breaks. */
export function scanFigure(scan: Scan, options: ScanFigureOptions = {}): Figure {
  const theme = themeOf(options.theme);
  const z = scan.ratio.map((row) => row.map(level));
  const x = options.x ?? letter(scan.x.symbol);
  const y = options.y ?? letter(scan.y.symbol);
  const text = scan.ratio.map((row) => row.map((ratio) => (ratio === Number.POSITIVE_INFINITY ? '∞' : plain(ratio))));
  const grid = { x: scan.x.values, y: scan.y.values };
  return {
    data: [
      {
        type: 'heatmap',
        name: 'measured/bound',
        ...grid,
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
      {
        type: 'contour',
        name: 'the bound breaks',
        ...grid,
        z: beyond(scan),
        contours: { start: 0.5, end: 0.5, size: 1, coloring: 'none' },
        line: { color: theme.ink, width: 2.5 },
        showscale: false,
        hoverinfo: 'skip',
        showlegend: true,
      },
    ],
    layout: frame(theme, options, {
      xaxis: axis(theme, x, axisOf(scan.x)),
      yaxis: axis(theme, y, axisOf(scan.y)),
      hovermode: 'closest',
      ...(options.height && { height: options.height }),
    }),
  };
}

/** log10 of a ratio within the range of the colours; null where nothing was compared. */
function level(ratio: number): number | null {
  if (Number.isNaN(ratio)) return null;
  return Math.min(HIGH, Math.max(LOW, Math.log10(Math.max(0, ratio))));
}

/** Rounding of a float64 run: what exceeds the bound by less attains it. */
const ROUNDING = 1e-9;

/** 1 where the bound is broken and 0 where not: an attained bound lies at 1 over a whole region, which no level line shows. */
function beyond({ ratio }: Scan): (number | null)[][] {
  return ratio.map((row) => row.map((value) => (Number.isNaN(value) ? null : value > 1 + ROUNDING ? 1 : 0)));
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

/**
 * What plotly draws, as plain JSON: hand `data` and `layout` to `Plotly.newPlot`. Only what the figures here use is typed,
 * so that no plotly is needed to make one.
 */
export interface Figure {
  readonly data: readonly Trace[];
  readonly layout: Layout;
}

/** A coordinate; null is a gap. */
export type Value = number | string | null;

export interface Line {
  readonly color?: string;
  readonly width?: number;
  readonly dash?: 'solid' | 'dash' | 'dot' | 'dashdot';
}

export interface Marker {
  readonly color?: string | readonly string[];
  readonly size?: number | readonly number[];
  readonly symbol?: string | readonly string[];
  readonly opacity?: number;
  readonly line?: Line;
}

/** Error bars from `y - arrayminus` to `y + array`. */
export interface ErrorBars {
  readonly type: 'data';
  readonly symmetric: false;
  readonly array: readonly (number | null)[];
  readonly arrayminus: readonly (number | null)[];
  readonly color?: string;
  readonly thickness?: number;
}

export interface ColorBar {
  readonly title?: { readonly text: string; readonly side?: 'right' | 'top' };
  readonly tickvals?: readonly number[];
  readonly ticktext?: readonly string[];
  readonly outlinewidth?: number;
  readonly thickness?: number;
}

interface AnyTrace {
  readonly name: string;
  readonly x: readonly Value[];
  readonly y: readonly Value[];
  readonly hovertemplate?: string;
  readonly hoverinfo?: 'skip';
  readonly showlegend?: boolean;
  readonly legendgroup?: string;
  readonly text?: readonly string[] | readonly (readonly string[])[];
  readonly customdata?: readonly (string | number | null)[];
  readonly opacity?: number;
}

export interface ScatterTrace extends AnyTrace {
  readonly type: 'scatter';
  readonly mode: 'lines' | 'markers' | 'lines+markers';
  readonly line?: Line;
  readonly marker?: Marker;
  readonly error_y?: ErrorBars;
  readonly fill?: 'tonexty';
  readonly fillcolor?: string;
  readonly connectgaps?: boolean;
  readonly cliponaxis?: boolean;
}

export interface HeatmapTrace extends AnyTrace {
  readonly type: 'heatmap';
  readonly z: readonly (readonly (number | null)[])[];
  readonly zmin: number;
  readonly zmax: number;
  readonly colorscale: readonly (readonly [number, string])[];
  readonly colorbar: ColorBar;
  readonly zsmooth?: 'best' | false;
}

export interface ContourTrace extends AnyTrace {
  readonly type: 'contour';
  readonly z: readonly (readonly (number | null)[])[];
  readonly contours: {
    readonly start: number;
    readonly end: number;
    readonly size: number;
    readonly coloring: 'none';
    readonly showlabels?: boolean;
  };
  readonly line: Line;
  readonly showscale: false;
}

export type Trace = ScatterTrace | HeatmapTrace | ContourTrace;

export interface Font {
  readonly family?: string;
  readonly size?: number;
  readonly color?: string;
}

export interface Axis {
  readonly type?: 'linear' | 'log' | 'category';
  readonly title?: { readonly text: string; readonly standoff?: number };
  /** Of a log axis in powers of ten. */
  readonly range?: readonly [number, number];
  readonly autorange?: boolean | 'reversed';
  readonly gridcolor?: string;
  readonly gridwidth?: number;
  readonly linecolor?: string;
  readonly zeroline?: boolean;
  readonly zerolinecolor?: string;
  readonly showline?: boolean;
  readonly showgrid?: boolean;
  readonly ticks?: 'outside' | '';
  readonly tickcolor?: string;
  readonly tickformat?: string;
  readonly tickvals?: readonly Value[];
  readonly ticktext?: readonly string[];
  readonly dtick?: number | string;
  readonly nticks?: number;
  readonly exponentformat?: 'power';
  readonly automargin?: boolean;
}

export interface Layout {
  readonly title?: {
    readonly text: string;
    readonly subtitle?: { readonly text: string; readonly font?: Font };
    readonly x?: number;
    readonly xanchor?: 'left';
    readonly xref?: 'paper' | 'container';
    readonly y?: number;
    readonly yanchor?: 'top' | 'bottom';
    readonly yref?: 'paper' | 'container';
    readonly pad?: { readonly l?: number; readonly t?: number };
    readonly font?: Font;
  };
  readonly font?: Font;
  readonly paper_bgcolor?: string;
  readonly plot_bgcolor?: string;
  readonly xaxis?: Axis;
  readonly yaxis?: Axis;
  readonly showlegend?: boolean;
  readonly legend?: {
    readonly orientation?: 'h' | 'v';
    readonly x?: number;
    readonly xanchor?: 'left' | 'right';
    readonly y?: number;
    readonly yanchor?: 'top' | 'bottom';
    readonly bgcolor?: string;
  };
  readonly shapes?: readonly LineShape[];
  readonly annotations?: readonly Annotation[];
  readonly margin?: {
    readonly l?: number;
    readonly r?: number;
    readonly t?: number;
    readonly b?: number;
  };
  readonly hovermode?: 'x unified' | 'closest';
  readonly hoverlabel?: { readonly bgcolor?: string; readonly bordercolor?: string; readonly font?: Font };
  readonly autosize?: boolean;
  readonly height?: number;
}

export interface LineShape {
  readonly type: 'line';
  readonly x0: number;
  readonly x1: number;
  readonly y0: number;
  readonly y1: number;
  readonly xref?: 'x' | 'paper';
  readonly yref?: 'y' | 'paper';
  readonly line: Line;
  readonly layer?: 'below' | 'above';
}

export interface Annotation {
  readonly text: string;
  readonly x: number;
  readonly y: number;
  readonly xref?: 'x' | 'paper';
  readonly yref?: 'y' | 'paper';
  readonly showarrow: boolean;
  readonly xanchor?: 'left' | 'right' | 'center';
  readonly yanchor?: 'top' | 'bottom' | 'middle';
  readonly font?: Font;
}

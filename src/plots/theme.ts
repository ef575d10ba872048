import type { Axis, Layout } from './figure.js';
import { wrapped } from './notation.js';

export type ThemeName = 'light' | 'dark';

/** What a colour stands for, the same in every figure. */
export interface Theme {
  readonly paper: string;
  readonly ink: string;
  readonly muted: string;
  readonly grid: string;
  /** What runs measured; the bound is drawn in ink. */
  readonly measured: string;
  /** What breaks a bound. */
  readonly broken: string;
  readonly exact: string;
  /** Colours of several series in one figure, told apart with any colour vision. */
  readonly series: readonly string[];
  /** Of a ratio from 0 to 1, and from 1 on; pale where it is 1. */
  readonly below: readonly [string, string];
  readonly above: readonly [string, string];
}

/** Hues of Okabe and Ito, Color Universal Design (2008); yellow is left out, too pale for a line. */
const THEMES: Record<ThemeName, Theme> = {
  light: {
    paper: '#ffffff',
    ink: '#1d2126',
    muted: '#5c6570',
    grid: '#e6e9ec',
    measured: '#0072b2',
    broken: '#d55e00',
    exact: '#009e73',
    series: ['#0072b2', '#d55e00', '#009e73', '#cc79a7', '#e69f00', '#56b4e9'],
    below: ['#0b5a94', '#e6eff6'],
    above: ['#fbe6d4', '#b84a00'],
  },
  dark: {
    paper: '#14171a',
    ink: '#e9ecef',
    muted: '#9aa4ae',
    grid: '#2b3137',
    measured: '#56b4e9',
    broken: '#f0803c',
    exact: '#2fc79a',
    series: ['#56b4e9', '#f0803c', '#2fc79a', '#e29ac2', '#e6b23c', '#8f9bff'],
    below: ['#6cbcf0', '#1c2831'],
    above: ['#38261a', '#f7a35c'],
  },
};

const FONT = 'system-ui, -apple-system, "Segoe UI", Roboto, "Helvetica Neue", Arial, sans-serif';

export function themeOf(name: ThemeName = 'light'): Theme {
  return THEMES[name];
}

/** An axis with a thin grid and powers of ten. */
export function axis(theme: Theme, title: string, more: Axis = {}): Axis {
  return {
    title: { text: title, standoff: 12 },
    gridcolor: theme.grid,
    gridwidth: 1,
    linecolor: theme.muted,
    tickcolor: theme.muted,
    showline: true,
    zeroline: false,
    ticks: 'outside',
    exponentformat: 'power',
    automargin: true,
    ...more,
  };
}

export interface Heading {
  readonly title?: string;
  readonly subtitle?: string;
}

/** Characters of a title in one line of a figure of usual width. */
const TITLE_WIDTH = 84;

/** The frame all figures share: fonts, colours, a legend below the data, a size that follows its container. */
export function frame(theme: Theme, { title, subtitle }: Heading, more: Layout): Layout {
  const lines = title ? wrapped(title, TITLE_WIDTH) : [];
  return {
    ...(title && {
      title: {
        text: lines.join('<br>'),
        ...(subtitle && { subtitle: { text: subtitle, font: { size: 12.5, color: theme.muted } } }),
        x: 0,
        xanchor: 'left' as const,
        xref: 'container' as const,
        y: 1,
        pad: { l: 18, t: 14 + 14 * (lines.length - 1) },
        yanchor: 'top' as const,
        yref: 'container' as const,
        font: { size: 16, color: theme.ink },
      },
    }),
    font: { family: FONT, size: 13, color: theme.ink },
    paper_bgcolor: theme.paper,
    plot_bgcolor: theme.paper,
    legend: { orientation: 'h', x: 0, xanchor: 'left', y: -0.18, yanchor: 'top', bgcolor: 'rgba(0,0,0,0)' },
    margin: { l: 72, r: 24, t: lines.length > 0 ? 34 + 22 * lines.length + (subtitle ? 20 : 0) : 24, b: 60 },
    hoverlabel: { bgcolor: theme.paper, bordercolor: theme.muted, font: { color: theme.ink } },
    autosize: true,
    ...more,
  };
}

/** A colour with opacity, for bands: '#rrggbb' to 'rgba(...)'. */
export function translucent(color: string, opacity: number): string {
  const parts = [1, 3, 5].map((from) => Number.parseInt(color.slice(from, from + 2), 16));
  return `rgba(${parts.join(', ')}, ${opacity})`;
}

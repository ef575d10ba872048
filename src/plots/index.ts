/** Plotly figures as plain data: `boundlab/plots`. */
export type * from './figure.js';
export { notation } from './notation.js';
export { type SeriesFigureOptions, seriesFigure } from './series.js';
export { type Theme, type ThemeName, themeOf } from './theme.js';
export type { Scales, WorstPoint } from './view.js';

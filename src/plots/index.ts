/** Plotly figures as plain data: `boundlab/plots`. */
export type * from './figure.js';
export { notation } from './notation.js';
export { type RateFigureOptions, type RatePoints, rateFigure } from './rate.js';
export { type ScanFigureOptions, scanFigure } from './scan.js';
export { type SeriesFigureOptions, seriesFigure } from './series.js';
export { type Theme, type ThemeName, themeOf } from './theme.js';
export { type VerdictFigureOptions, verdictFigure } from './verdict.js';
export type { Scales, WorstPoint } from './view.js';
export { type HorizonPoint, type WorstCaseFigureOptions, worstCaseFigure } from './worstCase.js';

import { readFileSync } from 'node:fs';

/** Plotly as one classic script that defines `Plotly`, minified by the build; about 5 MB. */
export function plotlyScript(): string {
  return readFileSync(new URL('../report/plotly.js', import.meta.url), 'utf8');
}

import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';

/** Plotly as one classic script that defines `Plotly`, minified by the build; about 5 MB. */
export function plotlyScript(): string {
  // By the package's own name: the same file for the bundled program and for scripts that run from source.
  const built = dirname(createRequire(import.meta.url).resolve('boundlab/plots'));
  return readFileSync(join(built, 'report', 'plotly.js'), 'utf8');
}

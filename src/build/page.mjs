/** Writes dist/report/page.js and page.css: the report's page as a classic script and its styles, which a report inlines. */
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';

const root = join(dirname(fileURLToPath(import.meta.url)), '..', '..');

await build({
  absWorkingDir: root,
  entryPoints: { page: 'src/report/app/main.tsx' },
  outdir: 'dist/report',
  bundle: true,
  format: 'iife',
  platform: 'browser',
  target: 'es2022',
  jsx: 'automatic',
  jsxImportSource: 'preact',
  minify: true,
  charset: 'ascii',
  legalComments: 'none',
  logLevel: 'warning',
});

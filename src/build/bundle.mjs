/**
 * Bundles the program into `dist`, which is not committed.
 *
 * All entries share their chunks, so a theorem file that imports 'boundlab' and the command line that judges it hold the
 * same scenarios. Mathematics (formulas, decimals, draws) is bundled, because hundreds of small modules cost a third of
 * a second to load one by one; what only some commands use (esbuild, piscina) stays outside and is imported by them.
 */
import { cpSync, mkdirSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';

const root = join(dirname(fileURLToPath(import.meta.url)), '..', '..');
const { version } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'));

const entries = {
  index: 'src/index.ts',
  theorems: 'theorems/index.generated.ts',
  scenarios: 'scenarios/index.generated.ts',
  plots: 'src/plots/index.ts',
  'worst-case': 'src/worstCase.ts',
  vitest: 'src/vitest.ts',
  notebook: 'src/notebook.ts',
  'cli/main': 'src/cli/main.ts',
  'cli/worker': 'src/cli/worker.ts',
};

const { metafile } = await build({
  absWorkingDir: root,
  entryPoints: entries,
  outdir: 'dist',
  bundle: true,
  splitting: true,
  format: 'esm',
  platform: 'neutral',
  mainFields: ['module', 'main'],
  conditions: ['import'],
  target: 'es2022',
  chunkNames: 'chunks/[name]-[hash]',
  external: ['node:*', 'commander', 'esbuild', 'piscina', 'hyparquet-writer', 'playwright-core', 'vitest'],
  define: { BOUNDLAB_VERSION: JSON.stringify(version) },
  legalComments: 'linked',
  metafile: true,
  logLevel: 'warning',
});

/** The engine for a browser's worker, as one script: the report bears it as text. */
await build({
  absWorkingDir: root,
  entryPoints: { 'report/worker': 'src/live/worker.ts' },
  outdir: 'dist',
  bundle: true,
  minify: true,
  format: 'iife',
  platform: 'neutral',
  mainFields: ['module', 'main'],
  conditions: ['import'],
  target: 'es2022',
  legalComments: 'linked',
  logLevel: 'warning',
});

/** What earlier builds left goes last: the program may be running. */
const chunks = join(root, 'dist', 'chunks');
for (const name of readdirSync(chunks)) if (!(`dist/chunks/${name}` in metafile.outputs)) rmSync(join(chunks, name));

mkdirSync(join(root, 'dist', 'cli', 'templates'), { recursive: true });
cpSync(join(root, 'src', 'cli', 'templates'), join(root, 'dist', 'cli', 'templates'), { recursive: true });

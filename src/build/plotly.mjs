/**
 * Writes dist/report/plotly.js: plotly as one minified script, which pages inline. It takes some seconds, so it is left
 * alone while the installed versions are the ones it was made with.
 */
import { closeSync, existsSync, mkdirSync, openSync, readFileSync, readSync, renameSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build, version as esbuild } from 'esbuild';

const root = join(dirname(fileURLToPath(import.meta.url)), '..', '..');
const source = createRequire(import.meta.url).resolve('plotly.js-dist/plotly.js');
const { version, license } = JSON.parse(readFileSync(join(dirname(source), 'package.json'), 'utf8'));
const mark = `/* plotly.js ${version}, ${license}; minified by esbuild ${esbuild} */`;
const target = join(root, 'dist', 'report', 'plotly.js');

function firstBytes(file, count) {
  const descriptor = openSync(file);
  const bytes = Buffer.alloc(count);
  readSync(descriptor, bytes);
  closeSync(descriptor);
  return bytes.toString();
}

if (!existsSync(target) || firstBytes(target, mark.length) !== mark) {
  mkdirSync(dirname(target), { recursive: true });
  const temporary = `${target}.${process.pid}.tmp`;
  await build({
    entryPoints: [source],
    outfile: temporary,
    minify: true,
    legalComments: 'none',
    banner: { js: mark },
    // As one classic script: `</script>` is escaped, so that a page can inline it.
    charset: 'ascii',
    logLevel: 'error',
  });
  renameSync(temporary, target);
}

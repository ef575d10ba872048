/**
 * `npm run notebooks [-- NAME...] [--write] [--folder DIR] [--pages DIR]`: executes the notebooks and fails on any
 * error.
 *
 * Executed copies go to `report/notebooks` as HTML; with --write the notebooks themselves take their new outputs. tslab
 * reports a type error on stderr only and goes on, so whatever a cell says there is an error.
 */
import { spawnSync } from 'node:child_process';
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join, relative, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { asPage } from './notebookPage.mjs';

const root = fileURLToPath(new URL('../..', import.meta.url));
const NEEDED = 'the Debian packages jupyter-nbconvert, python3-ipykernel and jupyter-client, or those of pip';

const { values, positionals } = parseArgs({
  options: {
    write: { type: 'boolean' },
    folder: { type: 'string', default: join(root, 'notebooks') },
    pages: { type: 'string', default: join(root, 'report', 'notebooks') },
  },
  allowPositionals: true,
});
const folder = resolve(values.folder);
const pages = resolve(values.pages);

function fail(message) {
  process.stderr.write(`notebooks: ${message}\n`);
  process.exit(2);
}

/** A kernel that runs the installed tslab with this Node, where Jupyter looks for kernels. */
function kernelFolder(temporary) {
  const kernel = join(temporary, 'kernels', 'tslab');
  mkdirSync(kernel, { recursive: true });
  const tslab = join(root, 'node_modules', 'tslab', 'bin', 'tslab');
  const argv = [process.execPath, tslab, 'kernel', '--config-path={connection_file}'];
  writeFileSync(
    join(kernel, 'kernel.json'),
    JSON.stringify({ argv, display_name: 'TypeScript', language: 'typescript' }),
  );
  return temporary;
}

/** Notebooks import 'boundlab', which in a clone is the clone itself. */
function linkSelf() {
  const link = join(root, 'node_modules', 'boundlab');
  if (!existsSync(link)) symlinkSync('..', link, 'dir');
}

function jupyter(args, env = process.env) {
  const { error, status, stderr } = spawnSync('jupyter', ['nbconvert', '--log-level=WARN', ...args], {
    cwd: folder,
    encoding: 'utf8',
    env,
  });
  if (error) fail(`expected jupyter with nbconvert, got ${error.message}. Install ${NEEDED}.`);
  return { status, stderr };
}

/** What went wrong in the cells: exceptions, and what was said on stderr. */
function faults({ cells }) {
  return cells.flatMap(({ outputs = [] }, i) =>
    outputs.flatMap((output) => {
      const where = `cell ${i + 1}`;
      if (output.output_type === 'error') return [`${where}: ${output.ename} ${output.evalue}`];
      return output.name === 'stderr' ? [`${where}: ${[output.text].flat().join('').trim()}`] : [];
    }),
  );
}

/** Without what differs from run to run, such as the times of execution. */
function lasting(notebook) {
  const cells = notebook.cells.map((cell) => ({ ...cell, metadata: {} }));
  return `${JSON.stringify({ ...notebook, cells }, null, 1)}\n`;
}

/** The executed notebook as HTML among the pages. */
function writePage(name, notebook) {
  const { marked, finish } = asPage(notebook);
  const copy = join(temporary, 'marked.ipynb');
  writeFileSync(copy, JSON.stringify(marked));
  const { status, stderr } = jupyter(['--to', 'html', '--output', name, copy], env);
  if (status !== 0) fail(`no page of ${name}: ${stderr.trim()}`);
  writeFileSync(join(pages, `${name}.html`), finish(readFileSync(join(temporary, `${name}.html`), 'utf8')));
}

const all = readdirSync(folder).filter((name) => name.endsWith('.ipynb'));
const known = all.map((name) => basename(name, '.ipynb'));
const unknown = positionals.filter((name) => !known.includes(name));
if (unknown.length > 0) fail(`no notebook ${unknown.join(', ')}. There are ${known.join(', ')}.`);
const wanted = positionals.length > 0 ? positionals : known;

linkSelf();
mkdirSync(pages, { recursive: true });
const temporary = mkdtempSync(join(tmpdir(), 'notebooks-'));
const env = {
  ...process.env,
  JUPYTER_PATH: [kernelFolder(temporary), process.env.JUPYTER_PATH].filter(Boolean).join(':'),
};
let failed = 0;
try {
  for (const name of wanted) {
    const started = performance.now();
    const source = join(folder, `${name}.ipynb`);
    const executed = join(temporary, `${name}.ipynb`);
    const run = ['--to', 'notebook', '--execute', '--allow-errors', '--output', executed, source];
    const { status, stderr } = jupyter(run, env);
    const found = status === 0 ? faults(JSON.parse(readFileSync(executed, 'utf8'))) : [stderr.trim()];
    const seconds = ((performance.now() - started) / 1000).toFixed(1);
    console.log(`${found.length === 0 ? 'executed' : 'FAILED  '} ${relative(root, source)} (${seconds} s)`);
    for (const fault of found) console.log(`  ${fault}`);
    if (found.length > 0) {
      failed += 1;
      continue;
    }
    writePage(name, JSON.parse(readFileSync(executed, 'utf8')));
    if (values.write) {
      writeFileSync(`${source}.new`, lasting(JSON.parse(readFileSync(executed, 'utf8'))));
      renameSync(`${source}.new`, source);
    }
  }
} finally {
  rmSync(temporary, { recursive: true, force: true });
}
console.log(
  `${wanted.length - failed} of ${wanted.length} notebooks executed without a fault; pages in ${relative(root, pages)}`,
);
process.exit(failed > 0 ? 1 : 0);

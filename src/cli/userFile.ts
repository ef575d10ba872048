import { createHash } from 'node:crypto';
import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join, relative, resolve } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import type { BuildFailure, Plugin } from 'esbuild';
import type { Assumption } from '../core/assumption.js';
import { BoundlabError } from '../core/errors.js';
import type { Scenario } from '../core/scenario.js';
import type { Theorem } from '../core/theorem.js';
import { FileError, systemReason } from './usage.js';

/** A theorem file of the user's, bundled: what workers need to load it as well. */
export interface UserFile {
  /** As the user gave it. */
  readonly path: string;
  /** URL of the bundled module. */
  readonly module: string;
  /** Of everything it is made of. */
  readonly fingerprint: string;
}

/** The leaves a file exports, by the names they get. */
export interface UserLeaves {
  readonly theorems: ReadonlyMap<string, Theorem>;
  readonly scenarios: ReadonlyMap<string, Scenario>;
  readonly assumptions: ReadonlyMap<string, Assumption>;
}

/** Folder of the running program's modules: files of users must meet the same scenarios, not copies. */
const DIST = new URL('../', import.meta.url);
const ENTRIES = ['index', 'theorems', 'scenarios', 'worst-case', 'vitest'];

const ownModules: Plugin = {
  name: 'boundlab',
  setup(build) {
    build.onResolve({ filter: /^boundlab(\/|$)/ }, ({ path }) => {
      const entry = path.slice('boundlab/'.length) || 'index';
      if (!ENTRIES.includes(entry))
        return {
          errors: [
            {
              text: `there is no "${path}", only boundlab, ${ENTRIES.slice(1)
                .map((e) => `boundlab/${e}`)
                .join(', ')}`,
            },
          ],
        };
      return { path: new URL(`${entry}.js`, DIST).href, external: true };
    });
  },
};

let folder: string | undefined;

/** A folder for bundled modules that goes when the program ends. */
function temporaryFolder(): string {
  if (!folder) {
    const made = mkdtempSync(join(tmpdir(), 'boundlab-'));
    process.on('exit', () => rmSync(made, { recursive: true, force: true }));
    folder = made;
  }
  return folder;
}

/**
 * Bundles a file with what it imports.
 *
 * @throws FileError if it does not exist or does not parse, with the line
 */
export async function bundle(path: string): Promise<UserFile> {
  if (!existsSync(path))
    throw new FileError({
      where: path,
      expected: 'a file with theorems or scenarios',
      received: 'no such file',
      advice: `boundlab new theorem ${basename(path).replace(/\.\w+$/, '')} writes one to start from.`,
    });
  const esbuild = await import('esbuild');
  let code: string;
  try {
    const { outputFiles } = await esbuild.build({
      entryPoints: [resolve(path)],
      bundle: true,
      write: false,
      format: 'esm',
      platform: 'node',
      target: 'node20',
      sourcemap: 'inline',
      outfile: join(temporaryFolder(), 'module.mjs'),
      plugins: [ownModules],
      logLevel: 'silent',
    });
    code = outputFiles[0].text;
  } catch (error) {
    throw unbuilt(path, error as BuildFailure);
  }
  const fingerprint = createHash('sha256').update(code).digest('hex').slice(0, 12);
  const file = join(temporaryFolder(), `${basename(path).replace(/\.\w+$/, '')}-${fingerprint}.mjs`);
  try {
    writeFileSync(file, code);
  } catch (error) {
    throw new FileError({ where: file, expected: 'room for a temporary file', received: systemReason(error) });
  }
  return { path, module: pathToFileURL(file).href, fingerprint };
}

function unbuilt(path: string, { errors, message }: BuildFailure): FileError {
  const [first] = errors ?? [];
  if (!first) return new FileError({ where: path, expected: 'a file that can be read', received: message });
  const { location, text } = first;
  const place = location
    ? `${relative(process.cwd(), resolve(location.file))}:${location.line}:${location.column + 1}`
    : path;
  return new FileError({
    where: place,
    expected: 'a module that parses and finds its imports',
    received: text.replace(/\.$/, ''),
    advice: location?.lineText ? `In: ${location.lineText.trim()}` : '',
  });
}

/**
 * Imports a bundled file and sorts what it exports.
 *
 * @throws FileError if it throws while it is imported, or exports nothing usable
 */
export async function load({ path, module }: UserFile): Promise<UserLeaves> {
  process.setSourceMapsEnabled(true);
  let exports: Record<string, unknown>;
  try {
    exports = await import(module);
  } catch (error) {
    const { name, message, stack } = error instanceof Error ? error : new Error(String(error));
    const where = ownPlace(stack) ?? path;
    if (error instanceof BoundlabError) throw new FileError({ ...error, where: `${where}, ${error.where}` });
    throw new FileError({ where, expected: 'a module that loads', received: `${name}: ${spoken(message)}` });
  }
  const theorems = new Map<string, Theorem>();
  const scenarios = new Map<string, Scenario>();
  const assumptions = new Map<string, Assumption>();
  const stem = basename(path).replace(/\.\w+$/, '');
  for (const [name, value] of Object.entries(exports)) {
    const called = name === 'default' ? stem : kebab(name);
    if (isTheorem(value)) theorems.set(called, value);
    else if (isScenario(value)) scenarios.set(called, value);
    else if (isAssumption(value)) assumptions.set(called, value);
  }
  if (theorems.size + scenarios.size + assumptions.size === 0)
    throw new FileError({
      where: path,
      expected: 'an exported theorem, scenario or assumption',
      received: Object.keys(exports).length > 0 ? `only ${Object.keys(exports).join(', ')}` : 'no exports',
      advice: 'Write `export default theorem({ ... })`.',
    });
  return { theorems, scenarios, assumptions };
}

/** Where in a file of the user's an error was thrown, by its stack: the first frame outside the program. */
export function ownPlace(stack = ''): string | undefined {
  for (const line of stack.split('\n')) {
    const [, path, row] = /(?:file:\/\/|\(|at )(\/[^():]+):(\d+):\d+\)?$/.exec(line) ?? [];
    if (path && !path.startsWith(fileURLToPath(DIST)) && !path.includes('/node_modules/'))
      return `${relative(process.cwd(), path)}:${row}`;
  }
  return undefined;
}

/** Errors of the module system name the program's modules by where they lie. */
function spoken(message: string): string {
  return ENTRIES.reduce((text, entry) => {
    const name = entry === 'index' ? 'boundlab' : `boundlab/${entry}`;
    return text.replaceAll(new URL(`${entry}.js`, DIST).href, name);
  }, message).replace(/\.$/, '');
}

function kebab(name: string): string {
  return name.replace(/([a-z0-9])([A-Z])/g, '$1-$2').toLowerCase();
}

function has<K extends string>(value: unknown, ...keys: K[]): value is Record<K, unknown> {
  return typeof value === 'object' && value !== null && keys.every((key) => key in value);
}

function isTheorem(value: unknown): value is Theorem {
  return has(value, 'claims', 'mutants', 'horizon') && Array.isArray(value.claims);
}

function isScenario(value: unknown): value is Scenario {
  return has(value, 'axis', 'satisfies', 'build') && typeof value.build === 'function';
}

function isAssumption(value: unknown): value is Assumption {
  return has(value, 'axis', 'definition', 'audit') && typeof value.audit === 'function';
}

/** The id of a theorem of the handbook, if a path is that of its file in a checkout. */
export function handbookId(path: string): string | undefined {
  const inside = relative(fileURLToPath(new URL('../theorems/', DIST)), resolve(path));
  return inside.startsWith('..') ? undefined : inside.replace(/\.\w+$/, '').replaceAll('\\', '/');
}

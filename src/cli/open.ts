import type { Library } from '../check/library.js';
import { didYouMean } from '../core/near.js';
import type { Theorem } from '../core/theorem.js';
import { library as handbook } from '../handbook.js';
import { UsageError } from './usage.js';
import { bundle, handbookId, load, type UserFile } from './userFile.js';

/** The handbook joined by the user's files. */
export interface Opened {
  readonly library: Library;
  readonly files: readonly UserFile[];
  /** What the command line calls the theorems of files: './my-bound.ts', or './my-bound.ts#other' for one of several. */
  readonly calls: ReadonlyMap<string, string>;
  /** Names of the scenarios that files brought. */
  readonly scenarios: readonly string[];
  /** Ids of the theorems of a file. */
  readonly from: ReadonlyMap<string, readonly string[]>;
}

const FILE = /\.[mc]?[jt]s$/;

/** 'my.ts#one' is one theorem of a file. */
function fileOf(argument: string): { path: string; one?: string } | undefined {
  const [path, one] = argument.split('#', 2);
  return FILE.test(path) && handbook.theorems[handbookId(path) ?? ''] === undefined ? { path, one } : undefined;
}

/** Loads the files among the arguments. */
export async function open(args: readonly string[]): Promise<Opened> {
  const paths = [...new Set(args.flatMap((argument) => fileOf(argument)?.path ?? []))];
  return join(await Promise.all(paths.map(bundle)));
}

/** Puts the leaves of bundled files beside those of the handbook; workers do the same. */
export async function join(files: readonly UserFile[]): Promise<Opened> {
  const theorems: Record<string, Theorem> = { ...handbook.theorems };
  const scenarios = { ...handbook.scenarios };
  const assumptions = { ...handbook.assumptions };
  const calls = new Map<string, string>();
  const from = new Map<string, readonly string[]>();
  const own: string[] = [];
  const add = <T>(all: Record<string, T>, name: string, leaf: T, path: string): void => {
    if (all[name] !== undefined && all[name] !== leaf)
      throw new UsageError({
        where: path,
        expected: 'names of its own',
        received: `"${name}", which there is already`,
        advice: 'Rename the file or the export.',
      });
    all[name] = leaf;
  };
  for (const file of files) {
    const leaves = await load(file);
    for (const [name, leaf] of leaves.assumptions) add(assumptions, name, leaf, file.path);
    for (const [name, leaf] of leaves.scenarios) {
      add(scenarios, name, leaf, file.path);
      own.push(name);
    }
    for (const [id, leaf] of leaves.theorems) {
      add(theorems, id, leaf, file.path);
      calls.set(id, leaves.theorems.size > 1 ? `${file.path}#${id}` : file.path);
    }
    from.set(file.path, [...leaves.theorems.keys()]);
  }
  const joined = { theorems, scenarios, assumptions: files.length > 0 ? assumptions : handbook.assumptions };
  return { library: joined, files, calls, scenarios: own, from };
}

/** The ids that arguments select, each once: ids and globs in the order of the handbook, files as they stand. */
export function select(opened: Opened, args: readonly string[]): string[] {
  const known = Object.keys(opened.library.theorems);
  const chosen = args.flatMap((argument) => {
    const file = fileOf(argument);
    if (file) return fromFile(opened, argument, file);
    const id = FILE.test(argument) ? (handbookId(argument) ?? argument) : argument;
    const matching = known.filter((other) => glob(id).test(other));
    if (matching.length > 0) return matching;
    throw new UsageError({
      where: argument,
      expected: 'the id of a theorem, a pattern such as "gd/*", or a .ts file',
      received: id.includes('*') ? 'a pattern that matches nothing' : 'no theorem of this id',
      advice: suggestion(id, known),
    });
  });
  return [...new Set(chosen)];
}

function fromFile(opened: Opened, argument: string, { path, one }: { path: string; one?: string }): readonly string[] {
  const ids = opened.from.get(path) ?? [];
  if (one === undefined) return ids;
  if (ids.includes(one)) return [one];
  throw new UsageError({ where: argument, expected: `one of ${ids.join(', ')}`, received: `"${one}"` });
}

/** The one theorem that an argument names. */
export function selectOne(opened: Opened, argument: string): { id: string; theorem: Theorem } {
  const ids = select(opened, [argument]);
  const [id] = ids;
  if (ids.length !== 1)
    throw new UsageError({
      where: argument,
      expected: 'one theorem',
      received: ids.length > 1 ? `${ids.length}, among them ${ids.slice(0, 3).join(', ')}` : 'none',
      advice: ids.length > 1 && opened.from.has(argument) ? `Write ${opened.calls.get(id)} for one of them.` : '',
    });
  return { id, theorem: opened.library.theorems[id] };
}

function glob(pattern: string): RegExp {
  const text = pattern
    .replace(/[.+^${}()|[\]\\]/g, '\\$&')
    .replaceAll('*', '.*')
    .replaceAll('?', '.');
  return new RegExp(`^${text}$`);
}

function suggestion(id: string, known: readonly string[]): string {
  if (known.some((other) => other.startsWith(`${id}/`))) return `Did you mean "${id}/*"?`;
  return `${didYouMean(id, known)}boundlab list shows all.`;
}

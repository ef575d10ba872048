import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { VERDICT_SCHEMA, type Verdict } from '../core/verdict.js';
import { expectWritable, writeWhole } from './files.js';
import { FileError, UsageError } from './usage.js';

/** What the verdicts of a folder have in common. */
export interface Conditions {
  readonly seed: number;
  readonly level: string;
  readonly runs?: number;
  readonly falseAlarm?: number;
  /** Everything that was to be judged, before it was divided into shards. */
  readonly theorems: readonly string[];
}

/** A verdict as it is kept: with what it was made by, so that a change of the program or of a file is noticed. */
type Kept = Verdict & { readonly source: string };

const RECORD = '.boundlab';
const SCHEMA = 'boundlab/results@1';

/** A folder with a file for each finished verdict. Shards may share one. */
export class Results {
  private constructor(
    readonly folder: string,
    private readonly source: string,
  ) {}

  /**
   * Opens a folder, or makes it.
   *
   * @throws UsageError if it holds verdicts that were asked for otherwise
   */
  static open(folder: string, conditions: Conditions, source: string): Results {
    const record = join(folder, RECORD);
    const text = `${JSON.stringify({ schema: SCHEMA, ...conditions })}\n`;
    if (existsSync(folder) && !statSync(folder).isDirectory())
      throw new UsageError({ where: `--out ${folder}`, expected: 'a folder', received: 'a file' });
    if (existsSync(record)) expectSame(folder, readConditions(folder), conditions);
    else if (existsSync(folder) && readdirSync(folder).some((name) => name.endsWith('.json')))
      throw new UsageError({
        where: `--out ${folder}`,
        expected: 'a new folder, or one with results of boundlab',
        received: 'other .json files',
      });
    else writeWhole(record, text);
    expectWritable(join(folder, 'verdict.json'));
    return new Results(folder, source);
  }

  /** The verdict of an earlier run, if it can be read and was made by the same program from the same files. */
  find(id: string): Verdict | undefined {
    try {
      const { source, ...verdict } = readVerdict(this.path(id));
      return source === this.source && verdict.id === id ? verdict : undefined;
    } catch {
      return undefined;
    }
  }

  keep(verdict: Verdict): void {
    writeWhole(this.path(verdict.id), `${JSON.stringify({ ...verdict, source: this.source } satisfies Kept)}\n`);
  }

  private path(id: string): string {
    return join(this.folder, `${id.replaceAll('/', '--')}.json`);
  }
}

/** All verdicts of a folder, with the conditions they were made under. */
export function readResults(folder: string): { conditions: Conditions; verdicts: Verdict[] } {
  if (!existsSync(join(folder, RECORD)))
    throw new FileError({
      where: folder,
      expected: 'a folder that `boundlab check --out` wrote',
      received: existsSync(folder) ? 'another folder' : 'no such folder',
    });
  const names = readdirSync(folder).filter((name) => name.endsWith('.json') && !name.startsWith('.'));
  const verdicts = names.map((name) => {
    const { source: _, ...verdict } = readVerdict(join(folder, name));
    return verdict;
  });
  return { conditions: readConditions(folder), verdicts };
}

/** Conditions agree in everything but the theorems, or the difference is an error. */
export function expectSame(where: string, found: Conditions, wanted: Conditions): void {
  const said = (name: keyof Conditions, { [name]: value }: Conditions): string =>
    Array.isArray(value)
      ? `${value.length} theorems (${value.slice(0, 3).join(', ')}...)`
      : `${name} ${value ?? 'default'}`;
  for (const name of ['seed', 'level', 'runs', 'falseAlarm', 'theorems'] as const)
    if (JSON.stringify(found[name]) !== JSON.stringify(wanted[name]))
      throw new UsageError({
        where,
        expected: `results for ${said(name, wanted)}`,
        received: `results for ${said(name, found)}`,
        advice: 'Repeat the options it was made with, or choose another folder.',
      });
}

function readConditions(folder: string): Conditions {
  const { schema, ...conditions } = readJson(join(folder, RECORD)) as Conditions & { schema: string };
  if (schema === SCHEMA) return conditions;
  throw new FileError({ where: join(folder, RECORD), expected: SCHEMA, received: String(schema) });
}

function readVerdict(path: string): Kept {
  const kept = readJson(path) as Kept;
  if (kept.schema === VERDICT_SCHEMA) return kept;
  throw new FileError({ where: path, expected: `a verdict (${VERDICT_SCHEMA})`, received: String(kept.schema) });
}

function readJson(path: string): unknown {
  try {
    return JSON.parse(readFileSync(path, 'utf8'));
  } catch (error) {
    throw new FileError({
      where: path,
      expected: 'a JSON file',
      received: (error as Error).message,
      advice: 'Delete it to have it made again.',
    });
  }
}

import { readFileSync, writeFileSync } from 'node:fs';
import { basename, dirname } from 'node:path';
import { makeFolder, unwritable } from './files.js';
import { FileError, UsageError } from './usage.js';

const KINDS = ['theorem', 'scenario'];

/** Writes a commented file that checks green as it is, and never over another. */
export async function create([kind, name, given]: string[]): Promise<number> {
  if (!KINDS.includes(kind))
    throw new UsageError({
      where: 'boundlab new',
      expected: '"new theorem NAME" or "new scenario NAME"',
      received: `"new ${kind}"`,
    });
  if (!/^[a-z][a-z0-9-]*(\/[a-z][a-z0-9-]*)*$/.test(name))
    throw new UsageError({
      where: `boundlab new ${kind}`,
      expected: 'a name in lower case such as my-bound or mine/my-bound',
      received: `"${name}"`,
    });
  const path = given ?? `./${basename(name)}.ts`;
  if (!/\.[mc]?[jt]s$/.test(path))
    throw new UsageError({ where: `boundlab new ${kind}`, expected: 'a path that ends in .ts', received: `"${path}"` });
  const template = readFileSync(new URL(`../cli/templates/${kind}.ts`, import.meta.url), 'utf8');
  const stem = basename(name);
  const camel = stem.replace(/-([a-z0-9])/g, (_, letter: string) => letter.toUpperCase());
  write(path, template.replaceAll('my-bound', stem).replaceAll('myScenario', camel));
  process.stdout.write(`${path} is written. Next: boundlab check ${path}\n`);
  return 0;
}

function write(path: string, text: string): void {
  try {
    makeFolder(dirname(path));
    writeFileSync(path, text, { flag: 'wx' });
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw unwritable(path, error);
    throw new FileError({
      where: path,
      expected: 'a new file',
      received: 'one that is there already',
      advice: 'Nothing was overwritten; choose another name or give a path.',
    });
  }
}

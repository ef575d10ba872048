import { type ChildProcess, spawn } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { onTestFinished } from 'vitest';

const MAIN = fileURLToPath(new URL('../../dist/cli/main.js', import.meta.url));
const TEMPLATE = fileURLToPath(new URL('../../src/cli/templates/theorem.ts', import.meta.url));

export interface Ended {
  readonly status: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

interface Started {
  readonly process: ChildProcess;
  readonly ended: Promise<Ended>;
}

/** Starts the built program as a user would. */
export function start(args: readonly string[], cwd: string = tmpdir()): Started {
  const child = spawn(process.execPath, [MAIN, ...args], { cwd, stdio: ['ignore', 'pipe', 'pipe'] });
  let stdout = '';
  let stderr = '';
  child.stdout.on('data', (data) => (stdout += data));
  child.stderr.on('data', (data) => (stderr += data));
  const ended = new Promise<Ended>((resolve) => child.on('close', (status) => resolve({ status, stdout, stderr })));
  return { process: child, ended };
}

export function boundlab(args: readonly string[], cwd?: string): Promise<Ended> {
  return start(args, cwd).ended;
}

/** The lines of JSON a command prints. */
export function jsonLines<T>({ stdout }: Ended): T[] {
  return stdout
    .split('\n')
    .filter(Boolean)
    .map((line) => JSON.parse(line) as T);
}

/** A folder of its own for a test, outside the repository and without node_modules. */
export function emptyFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'boundlab-test-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
}

export const BOUND = "'L*D^2 / (4*k*h + 2)'";

/** Writes the theorem that `new theorem` writes, with some of its text replaced. */
export function writeTheorem(folder: string, name: string, edits: readonly (readonly [string, string])[] = []): string {
  let text = readFileSync(TEMPLATE, 'utf8').replaceAll('my-bound', name);
  for (const [from, to] of edits) {
    if (!text.includes(from)) throw new Error(`the template has no ${from}`);
    text = text.replace(from, to);
  }
  return writeText(folder, `${name}.ts`, text);
}

export function writeText(folder: string, name: string, text: string): string {
  writeFileSync(join(folder, name), text);
  return `./${name}`;
}

import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';

const jupyter = spawnSync('jupyter', ['nbconvert', '--version']).status === 0;
if (!jupyter) console.log('no jupyter with nbconvert: notebooks are not executed');

const folder = mkdtempSync(join(tmpdir(), 'notebooks-test-'));
afterAll(() => rmSync(folder, { recursive: true }));

/** Executes a notebook of one cell. */
function executed(source: string): { status: number | null; stdout: string } {
  const cell = { cell_type: 'code', execution_count: null, id: 'only', metadata: {}, outputs: [], source };
  const metadata = { kernelspec: { display_name: 'TypeScript', language: 'typescript', name: 'tslab' } };
  writeFileSync(
    join(folder, 'one-cell.ipynb'),
    JSON.stringify({ cells: [cell], metadata, nbformat: 4, nbformat_minor: 5 }),
  );
  return spawnSync('node', ['src/build/notebooks.mjs', '--folder', folder], { encoding: 'utf8' });
}

describe.runIf(jupyter)('npm run notebooks', () => {
  it('fails on a type error, which tslab only mentions', { timeout: 120_000 }, () => {
    const { status, stdout } = executed("const k: number = 'three';");
    expect(stdout).toMatch(/FAILED .*\n {2}cell 1: .*'string' is not assignable to type 'number'/);
    expect(status).toBe(1);
  });

  it('fails on an exception', { timeout: 120_000 }, () => {
    const { status, stdout } = executed("throw new Error('no such bound');");
    expect(stdout).toContain('no such bound');
    expect(status).toBe(1);
  });
});

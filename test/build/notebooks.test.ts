import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';

const jupyter = spawnSync('jupyter', ['nbconvert', '--version']).status === 0;
if (!jupyter) console.log('no jupyter with nbconvert: notebooks are not executed');

const folder = mkdtempSync(join(tmpdir(), 'notebooks-test-'));
afterAll(() => rmSync(folder, { recursive: true }));

interface Cell {
  readonly cell_type: 'code' | 'markdown';
  readonly id: string;
  readonly metadata: object;
  readonly source: string;
}

const prose = (source: string): Cell => ({ cell_type: 'markdown', id: 'prose', metadata: {}, source });
const code = (source: string): Cell =>
  Object.assign({ execution_count: null, outputs: [] }, {
    cell_type: 'code',
    id: 'code',
    metadata: {},
    source,
  } as const);

/** Executes a notebook of these cells; its page goes beside it. */
function executed(...cells: Cell[]): { status: number | null; stdout: string } {
  const metadata = { kernelspec: { display_name: 'TypeScript', language: 'typescript', name: 'tslab' } };
  writeFileSync(join(folder, 'small.ipynb'), JSON.stringify({ cells, metadata, nbformat: 4, nbformat_minor: 5 }));
  const args = ['src/build/notebooks.mjs', '--folder', folder, '--pages', folder];
  return spawnSync('node', args, { encoding: 'utf8' });
}

describe.runIf(jupyter)('npm run notebooks', () => {
  it('fails on a type error, which tslab only mentions', { timeout: 120_000 }, () => {
    const { status, stdout } = executed(code("const k: number = 'three';"));
    expect(stdout).toMatch(/FAILED .*\n {2}cell 1: .*'string' is not assignable to type 'number'/);
    expect(status).toBe(1);
  });

  it('fails on an exception', { timeout: 120_000 }, () => {
    const { status, stdout } = executed(code("throw new Error('no such bound');"));
    expect(stdout).toContain('no such bound');
    expect(status).toBe(1);
  });

  it('leaves a page with formulas and pictures that asks nothing of the network', { timeout: 120_000 }, () => {
    const circle = '<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"><circle r="4"/></svg>';
    const cell = code(`import { display } from 'tslab';\ndisplay.svg(${JSON.stringify(circle)});`);
    const { status, stdout } = executed(prose('## A rate $1/k$\n\nof `$PATH`, and $$x^2$$'), cell);
    expect({ status, stdout }).toMatchObject({ status: 0 });
    const page = readFileSync(join(folder, 'small.html'), 'utf8');
    expect(page.match(/<math/g)).toHaveLength(2);
    expect(page).toContain('<code>$PATH</code>');
    expect(page).toContain(
      `<img alt="figure" src="data:image/svg+xml;base64,${Buffer.from(circle).toString('base64')}">`,
    );
    expect(page).not.toMatch(/<script|@@kept/);
  });
});

import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { boundlab, emptyFolder } from './boundlab.js';

describe('boundlab report', () => {
  const few = ['gd/convex-last-iterate-exact', 'momentum/heavy-ball-counterexample'];
  const results = mkdtempSync(join(tmpdir(), 'boundlab-report-'));
  beforeAll(async () => {
    await boundlab(['check', ...few, '--out', results, '--quiet']);
  });
  afterAll(() => rmSync(results, { recursive: true, force: true }));

  it('writes handbook.html from a folder of results, and nothing else', async () => {
    const folder = emptyFolder();
    const { status, stdout } = await boundlab(['report', results, '--quiet'], folder);
    expect(status).toBe(0);
    expect(stdout).toContain('handbook.html: 2 theorems');
    expect(readdirSync(folder)).toEqual(['handbook.html']);
    const html = readFileSync(join(folder, 'handbook.html'), 'utf8');
    expect(html).not.toMatch(/\b(?:src|href)\s*=\s*["'](?:https?:)?\/\//i);
    expect(html.length).toBeLessThan(10e6);
    for (const id of few) expect(html).toContain(id);
  });

  it('writes the same page again', async () => {
    const folder = emptyFolder();
    await boundlab(['report', results, '--out', 'a.html', '--quiet'], folder);
    await boundlab(['report', results, '--out', 'deep/b.html', '--quiet'], folder);
    expect(readFileSync(join(folder, 'a.html'), 'utf8')).toBe(readFileSync(join(folder, 'deep/b.html'), 'utf8'));
  });

  it('tells how far it is on stderr, unless it is to be quiet', async () => {
    const { stderr } = await boundlab(['report', results], emptyFolder());
    expect(stderr).toContain(`${few[0]}: drawn`);
  });

  it.each([
    ['a folder that is none', ['nowhere'], /no such folder/],
    ['a folder of something else', ['.'], /another folder/],
    ['a place that can not be written', ['--out', '/proc/handbook.html'], /expected to write there/],
    ['a folder to write to', ['--out', 'there'], /expected a file such as handbook.html, got a folder/],
  ])('refuses %s in one sentence, with status 2, and leaves nothing behind', async (_, args, says) => {
    const folder = emptyFolder();
    mkdirSync(join(folder, 'there'));
    const { status, stderr } = await boundlab(['report', ...args], folder);
    expect(status).toBe(2);
    expect(stderr).toMatch(says);
    expect(stderr.trim().split('\n').length).toBe(1);
    expect(existsSync(join(folder, 'handbook.html'))).toBe(false);
  });
});

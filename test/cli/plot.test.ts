import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parquetMetadata, parquetReadObjects } from 'hyparquet';
import { afterEach, describe, expect, it, vi } from 'vitest';
import type { RunTable } from '../../src/check/run.js';
import { hasChromium } from '../chromium.js';
import { boundlab, emptyFolder, jsonLines } from './boundlab.js';

const GD = 'gd/convex-last-iterate-exact';
const SGD = 'sgd/strongly-convex-additive-noise';
const chromium = hasChromium('pictures of boundlab run --plot');

afterEach(() => void vi.unstubAllEnvs());

describe('boundlab run --plot', () => {
  it('writes a page that asks nothing of the network', async () => {
    const folder = emptyFolder();
    const { status, stderr } = await boundlab(['run', GD, '--plot', 'a/plot.html'], folder);
    expect({ status, stderr }).toEqual({ status: 0, stderr: '' });
    const page = readFileSync(join(folder, 'a', 'plot.html'), 'utf8');
    expect(page).toMatch(/^<!doctype html>/);
    expect(page).toContain('Gradient descent, smooth convex');
    expect(page).not.toMatch(/<(script|link|img)[^>]+(src|href)=/);
    expect(readdirSync(join(folder, 'a'))).toEqual(['plot.html']);
  });

  it.runIf(chromium)('draws pictures where there is a Chromium', async () => {
    const folder = emptyFolder();
    for (const file of ['plot.svg', 'plot.png'])
      expect((await boundlab(['run', SGD, '--runs', '5', '--plot', file], folder)).status).toBe(0);
    expect(readFileSync(join(folder, 'plot.svg'), 'utf8')).toMatch(/^<svg /);
    expect(readFileSync(join(folder, 'plot.png')).subarray(1, 4).toString()).toBe('PNG');
  });

  it.runIf(chromium)('draws the same picture each time', async () => {
    const folder = emptyFolder();
    for (const file of ['one.svg', 'two.svg']) await boundlab(['run', GD, '--plot', file], folder);
    const [one, two] = ['one.svg', 'two.svg'].map((file) => readFileSync(join(folder, file), 'utf8'));
    expect(one).toMatch(/id="clip/);
    expect(two).toBe(one);
  });

  it('leaves the file of before where no Chromium starts, and says so', async () => {
    const folder = emptyFolder();
    writeFileSync(join(folder, 'plot.png'), 'before');
    vi.stubEnv('CHROME_PATH', join(folder, 'none'));
    const { status, stderr } = await boundlab(['run', GD, '--plot', 'plot.png'], folder);
    expect(status).toBe(2);
    expect(stderr).toMatch(/^.*none: expected a Chromium that starts, got /);
    expect(readFileSync(join(folder, 'plot.png'), 'utf8')).toBe('before');
    expect(readdirSync(folder)).toEqual(['plot.png']);
  });

  it.each([
    ['plot.pdf', '--plot: expected a file that ends in .html, .png, .svg, got "plot.pdf".\n'],
    ['plot', '--plot: expected a file that ends in .html, .png, .svg, got "plot".\n'],
  ])('refuses %s', async (file, said) => {
    const { status, stderr } = await boundlab(['run', GD, '--plot', file], emptyFolder());
    expect({ status, stderr }).toEqual({ status: 2, stderr: said });
  });

  it('fails at once where nothing can be written', async () => {
    const folder = emptyFolder();
    mkdirSync(join(folder, 'plot.html'));
    const { status, stderr } = await boundlab(['run', GD, '--plot', 'plot.html'], folder);
    expect(status).toBe(2);
    expect(stderr).toMatch(/^plot\.html: expected to write there, got /);
    expect(readdirSync(folder)).toEqual(['plot.html']);
  });
});

describe('boundlab run --parquet', () => {
  it('keeps every row of every run, read back as it was written', async () => {
    const folder = emptyFolder();
    const ended = await boundlab(
      ['run', SGD, '--runs', '3', '--horizon', '4', '--parquet', 'runs.parquet', '--json'],
      folder,
    );
    const [table] = jsonLines<RunTable>(ended);
    const bytes = readFileSync(join(folder, 'runs.parquet'));
    const file = bytes.buffer.slice(bytes.byteOffset, bytes.byteOffset + bytes.byteLength) as ArrayBuffer;
    const rows = await parquetReadObjects({ file });
    expect(rows).toHaveLength(3 * 5);
    expect(rows.map(({ run, k }) => [run, k])).toEqual(
      [0, 1, 2].flatMap((run) => [0, 1, 2, 3, 4].map((k) => [run, k])),
    );
    for (const { left_0: left, distSquared } of rows) expect(left).toBe(distSquared);
    const last = rows.filter(({ k }) => k === 4).map(({ distSquared }) => Number(distSquared));
    expect(last.reduce((sum, value) => sum + value, 0) / 3).toBe(table.rows.at(-1)?.measured.distSquared);
    const facts = parquetMetadata(file).key_value_metadata ?? [];
    expect(facts).toContainEqual({ key: 'boundlab.id', value: SGD });
    expect(JSON.parse(facts.find(({ key }) => key === 'boundlab.instance')?.value ?? '')).toEqual(table.instance);
  });
});

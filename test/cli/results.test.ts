import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { describe, expect, it } from 'vitest';
import { boundlab, emptyFolder, start, writeTheorem } from './boundlab.js';

const IDS = ['gd/pl-linear', 'gd/convex-last-iterate-exact', 'quantization/stochastic-rounding'];
const sorted = (text: string): string[] =>
  text
    .replace(/"seconds":[^,]+/g, '')
    .split('\n')
    .sort();
const kept = (folder: string): string[] => readdirSync(folder).filter((name) => name.endsWith('.json'));

describe('boundlab check --out', () => {
  it('keeps a file for each verdict, takes them over, and makes again what was made by another file', async () => {
    const folder = emptyFolder();
    const path = writeTheorem(folder, 'mine');
    const args = ['check', path, IDS[0], '--out', 'results'];
    const first = await boundlab(args, folder);
    expect(first).toMatchObject({ status: 0, stderr: expect.stringContaining('[2/2]') });
    expect(kept(join(folder, 'results')).sort()).toEqual(['gd--pl-linear.json', 'mine.json']);

    const again = await boundlab(args, folder);
    expect(again).toMatchObject({ status: 0, stderr: '2 of 2 verdicts are in results already.\n' });

    writeTheorem(folder, 'mine', [['L*D^2 / (4*k*h + 2)', 'L*D^2 / (4*k*h + 2.5)']]);
    expect(await boundlab(args, folder)).toMatchObject({ status: 1, stderr: expect.stringContaining('[2/2]') });
  });

  it('refuses a folder made with other options, and a path that is none', async () => {
    const folder = emptyFolder();
    await boundlab(['check', IDS[2], '--out', 'results'], folder);
    const other = await boundlab(['check', IDS[2], '--out', 'results', '--seed', '2'], folder);
    expect(other.status).toBe(2);
    expect(other.stderr).toBe(
      'results: expected results for seed 2, got results for seed 1. Repeat the options it was made with, or choose another folder.\n',
    );
    writeFileSync(join(folder, 'file'), '');
    expect(await boundlab(['check', IDS[2], '--out', 'file'], folder)).toMatchObject({
      status: 2,
      stderr: '--out file: expected a folder, got a file.\n',
    });
  });

  it.each(['--out', '--junit'])('says at once that %s can not be written', async (flag) => {
    const { status, stdout, stderr } = await boundlab(['check', IDS[2], flag, '/proc/boundlab/x']);
    expect({ status, stdout }).toEqual({ status: 2, stdout: '' });
    expect(stderr).toMatch(/^\/proc\/boundlab\/.*: expected to write there, got ENOENT/);
  });

  it('still prints a verdict that it can not keep, and leaves no partial file', async () => {
    const folder = emptyFolder();
    const out = join(folder, 'results');
    mkdirSync(join(out, 'quantization--stochastic-rounding.json'), { recursive: true });
    writeFileSync(
      join(out, '.boundlab'),
      JSON.stringify({ schema: 'boundlab/results@1', seed: 1, level: 'quick', theorems: [IDS[2]] }),
    );
    const { status, stdout, stderr } = await boundlab(['check', IDS[2], '--out', out], folder);
    expect(status).toBe(2);
    expect(stdout).toContain('1 theorem: 1 as expected');
    expect(stderr).toContain('quantization--stochastic-rounding.json: expected to write there, got EISDIR');
    expect(readdirSync(out).filter((name) => name.endsWith('.tmp'))).toEqual([]);
  });

  it('stops on a signal, keeps what is finished, and says how to go on', async () => {
    const folder = emptyFolder();
    const { process, ended } = start(['check', '--out', 'results', '--workers', '1'], folder);
    const out = join(folder, 'results');
    const finished = (): number => {
      try {
        return kept(out).length;
      } catch {
        return 0;
      }
    };
    while (finished() === 0) await setTimeout(50);
    process.kill('SIGINT');
    const { status, stdout, stderr } = await ended;
    expect(status).toBe(130);
    expect(stderr).toMatch(
      /SIGINT: \d+ of \d+ verdicts were finished; they are in results, and the same command resumes\.\n$/,
    );
    expect(stdout).toMatch(/\d+ theorems?: /);
    for (const name of kept(out)) expect(JSON.parse(readFileSync(join(out, name), 'utf8'))).toHaveProperty('verdict');
  });
});

describe('boundlab check --shard and boundlab merge', () => {
  it('divides theorems among shards, and joins their results to those of one run', async () => {
    const folder = emptyFolder();
    const shards = ['1/2', '2/2'].map((shard) =>
      boundlab(['check', ...IDS, '--shard', shard, '--out', `s${shard[0]}`], folder),
    );
    const [whole] = await Promise.all([boundlab(['check', ...IDS, '--json']), ...shards]);
    const merged = await boundlab(['merge', 's1', 's2', '--json'], folder);
    expect(merged.status).toBe(0);
    expect(sorted(merged.stdout)).toEqual(sorted(whole.stdout));

    const half = await boundlab(['merge', 's1'], folder);
    expect(half.status).toBe(2);
    expect(half.stderr).toContain('expected verdicts on 3 theorems, got 2. Missing: gd/convex-last-iterate-exact.');
  });

  it('does not join results of different options, or folders of something else', async () => {
    const folder = emptyFolder();
    await Promise.all(
      ['1', '2'].map((seed) => boundlab(['check', IDS[2], '--seed', seed, '--out', `s${seed}`], folder)),
    );
    expect((await boundlab(['merge', 's1', 's2'], folder)).stderr).toContain('expected results for seed 1, got');
    expect((await boundlab(['merge', '.'], folder)).stderr).toContain('a folder that `boundlab check --out` wrote');
  });
});

import { describe, expect, it } from 'vitest';
import type { RunTable } from '../../src/check/run.js';
import { boundlab, jsonLines } from './boundlab.js';

const GD = 'gd/convex-last-iterate-exact';

async function table(...args: string[]): Promise<RunTable> {
  const ended = await boundlab(['run', ...args, '--json']);
  expect(ended.stderr).toBe('');
  return jsonLines<RunTable>(ended)[0];
}

describe('boundlab run', () => {
  it('prints k, what is measured, and both sides of the claim', async () => {
    const { status, stdout } = await boundlab(['run', GD, '--scenario', 'convex/huber', '--horizon', '5']);
    expect(status).toBe(0);
    expect(stdout).toMatch(/^gd\/convex-last-iterate-exact: .*\non convex\/huber: \{.*\nwith L = .*T = 5/);
    expect(stdout).toMatch(/\nk +gap +left +right +ratio\n0 /);
    expect(stdout.trimEnd().split('\n').at(-1)).toMatch(/^5 /);
  });

  it('takes the instance of the named scenario alone', async () => {
    const given = ['--scenario', 'convex/huber', '--instance', '{"L":1,"kink":0.5,"start":1}'];
    const { rows, instance } = await table(GD, ...given, '--params', '{"h":0.5,"T":1}');
    expect(instance).toEqual({ objective: { scenario: 'convex/huber', instance: { L: 1, kink: 0.5, start: 1 } } });
    expect(rows).toMatchObject([
      { at: { k: 0 }, measured: { gap: 0.375 }, claims: [{ left: 0.375, right: 0.5 }] },
      { at: { k: 1 }, measured: { gap: 0.25 }, claims: [{ left: 0.25, right: 0.25, ratio: 1 }] },
    ]);
  });

  it('takes the workers and the silence that check takes', async () => {
    const given = ['run', GD, '--horizon', '2'];
    expect(await boundlab([...given, '--workers', '2', '--quiet', '--false-alarm', '1e-9'])).toEqual(
      await boundlab(given),
    );
  });

  it('gives the exact expectation beside the mean of the runs', async () => {
    const { runs, claims, rows } = await table('sgd/strongly-convex-additive-noise', '--runs', '50', '--horizon', '3');
    expect(runs).toBe(50);
    expect(claims[0].how).toBe('exact expectation by moments');
    expect(rows.at(-1)?.claims[0]?.ratio).toBeCloseTo(1, 12);
    expect(rows.at(-1)?.measured.distSquared).not.toBe(rows.at(-1)?.claims[0]?.left);
  });

  it('spells out a run that leaves the range of numbers', async () => {
    const { outside, rows } = await table(
      GD,
      '--params',
      '{"h":200}',
      '--horizon',
      '300',
      '--outside',
      '--scenario',
      'strongly-convex/quadratic',
    );
    expect(outside).toBe('h = 200, not in (0, 1]');
    expect(['Infinity', 'NaN']).toContain(rows.at(-1)?.measured.gap);
  });

  it('does not run a scenario that the theorem does not speak of, unless told to', async () => {
    const { status, stderr } = await boundlab(['run', GD, '--scenario', 'non-convex/gaussian-dip']);
    expect(status).toBe(2);
    expect(stderr).toMatch(
      /^scenario: expected scenarios that satisfy what .* assumes: .*got non-convex\/gaussian-dip\. Add --outside/,
    );
  });
});

import { describe, expect, it } from 'vitest';
import type { Exploration } from '../../src/check/explore.js';
import { BOUND, boundlab, emptyFolder, jsonLines, writeTheorem } from './boundlab.js';

describe('boundlab search', () => {
  it('finds the same largest ratio with any number of workers', async () => {
    const [one, two] = await Promise.all(
      ['1', '2'].map((n) => boundlab(['search', 'gd/pl-linear', '--runs', '900', '--workers', n, '--json', '--quiet'])),
    );
    expect(one).toEqual(two);
    expect(one.status).toBe(0);
    const [{ best, verdict }] = jsonLines<Exploration>(one);
    expect(verdict).toBe('holds');
    expect(best?.ratio).toBeGreaterThan(0.5);
    expect(best?.ratio).toBeLessThanOrEqual(1 + 1e-9);
  });

  it('finds in its shards what it finds in whole', async () => {
    const [whole, ...parts] = await Promise.all(
      [[], ['--shard', '1/2'], ['--shard', '2/2']].map(async (part) => {
        const ended = await boundlab(['search', 'gd/pl-linear', '--runs', '900', ...part, '--json', '--quiet']);
        return jsonLines<Exploration>(ended)[0];
      }),
    );
    expect(Math.max(...parts.map(({ best }) => best?.ratio ?? 0))).toBe(whole.best?.ratio);
    expect(parts.reduce((sum, { evaluations }) => sum + evaluations, 0)).toBe(whole.evaluations);
  });

  it('refutes a bound that no draw needs to hit, within a budget of time', async () => {
    const folder = emptyFolder();
    const path = writeTheorem(folder, 'close', [[BOUND, "'L*D^2 / (4*k*h + 2.001)'"]]);
    const { status, stdout } = await boundlab(['search', path, '--budget', '1', '--quiet'], folder);
    expect(status).toBe(1);
    expect(stdout).toMatch(/largest measured\/bound 1\.0/);
    expect(stdout).toContain(`boundlab replay ${path} --instance`);
  });

  it('says why a theorem has nothing to climb', async () => {
    expect(await boundlab(['search', 'sgd/noisy-quadratic-exact', '--quiet'])).toMatchObject({
      status: 2,
      stderr: expect.stringContaining('expected a claim whose ratio can be climbed, got equalities'),
    });
  });
});

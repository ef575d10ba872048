import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { Verdict } from '../../src/core/verdict.js';
import { BOUND, boundlab, emptyFolder, jsonLines, writeTheorem } from './boundlab.js';

const TRUE = ['gd/convex-last-iterate-exact', 'quantization/stochastic-rounding'];
const ERRATUM = 'momentum/heavy-ball-counterexample';

/** Everything but the time it took. */
const timeless = (text: string): string => text.replace(/"seconds":[^,]+/g, '"seconds":0');

describe('boundlab check', () => {
  it('prints a table no wider than 120 columns, and totals', async () => {
    const { status, stdout, stderr } = await boundlab(['check', ...TRUE]);
    expect(status).toBe(0);
    expect(stdout).toMatch(/^theorem +verdict +tightness +bound\/worst +mutants +counterex\. +rungs +seconds\n/);
    expect(stdout).toMatch(/gd\/convex-last-iterate-exact +holds +1 +1 +4\/4 +2\/2 +✓✓✓✓✓✓·/);
    expect(stdout).toContain('2 theorems: 2 as expected');
    expect(Math.max(...stdout.split('\n').map((line) => line.length))).toBeLessThanOrEqual(120);
    expect(stderr.split('\n').filter(Boolean)).toHaveLength(2);
  });

  it('shows the refuting instance of an erratum, which is violated as expected', async () => {
    const { status, stdout } = await boundlab(['check', ERRATUM, '--quiet']);
    expect(status).toBe(0);
    expect(stdout).toMatch(/violated, as expected/);
    expect(stdout).toContain(`boundlab replay ${ERRATUM} --instance`);
  });

  it('gives one verdict a line with --json, the same bytes for any number of workers', async () => {
    const ids = ['gd/*', 'quantization/*', 'sgd/high-probability-azuma', 'uniform/massart-finite-class'];
    const [one, two] = await Promise.all(['1', '2'].map((n) => boundlab(['check', ...ids, '--json', '--workers', n])));
    expect(timeless(one.stdout)).toBe(timeless(two.stdout));
    const verdicts = jsonLines<Verdict>(one);
    expect(verdicts.length).toBeGreaterThan(6);
    for (const verdict of verdicts) {
      expect(verdict).toMatchObject({ schema: 'boundlab/verdict@1', verdict: 'holds', expected: 'holds', seed: 1 });
      expect(verdict.seconds).toBeGreaterThan(0);
    }
  });

  it('depends on the seed, and on nothing else', async () => {
    const [a, b, c] = await Promise.all(
      ['5', '5', '6'].map((seed) => boundlab(['check', TRUE[0], '--json', '--seed', seed])),
    );
    expect(timeless(a.stdout)).toBe(timeless(b.stdout));
    expect(timeless(a.stdout)).not.toBe(timeless(c.stdout).replace('"seed":6', '"seed":5'));
  });

  it('explains a refuted theorem: sides, shrunk instance, replay line; exit status 1', async () => {
    const folder = emptyFolder();
    const path = writeTheorem(folder, 'too-small', [[BOUND, "'L*D^2 / (4*k*h + 2.1)'"]]);
    const junit = join(folder, 'report.xml');
    const { status, stdout } = await boundlab(['check', path, TRUE[1], '--junit', junit], folder);
    expect(status).toBe(1);
    expect(stdout).toMatch(/too-small +VIOLATED/);
    expect(stdout).toContain('too-small: violated, expected to hold\n  claim 0: gap <= L*D^2 / (4*k*h + 2.1)');
    expect(stdout).toMatch(/measured [\d.]+, bound [\d.]+ at k = \d+ \(60 digits\)/);
    expect(stdout).toContain(`boundlab replay ${path} --instance '{`);
    expect(stdout).toContain('2 theorems: 1 as expected, 1 wrong');
    const xml = readFileSync(junit, 'utf8');
    expect(xml).toContain('<testsuite name="boundlab" tests="2" failures="1" errors="0" skipped="0"');
    expect(xml).toContain('<failure message="too-small: violated, expected to hold">');
  });

  it('names a mutant that survives; exit status 1', async () => {
    const folder = emptyFolder();
    const path = writeTheorem(folder, 'blunt', [["right: 'L*D^2 / (4*k*h + 3)'", "right: 'L*D^2 / (4*k*h + 1)'"]]);
    const { status, stdout } = await boundlab(['check', path], folder);
    expect(status).toBe(1);
    expect(stdout).toMatch(/blunt +NOT SENSITIVE +1 +1 +0\/1/);
    expect(stdout).toContain('mutant "L*D^2 / (4*k*h + 1)" survives');
  });

  it('gives 3 where nothing is wrong but a theorem has nothing that could fail', async () => {
    const folder = emptyFolder();
    const path = writeTheorem(folder, 'untested', [
      ['mutants: [', 'spareMutants: ['],
      ['counterexamples: [', 'spareCounterexamples: ['],
    ]);
    const { status, stdout } = await boundlab(['check', path], folder);
    expect(status).toBe(3);
    expect(stdout).toMatch(/untested +inconclusive/);
    expect(stdout).toContain('a check that can not fail shows nothing');
  });

  it('takes divergence beyond the range of doubles as an observation', async () => {
    const folder = emptyFolder();
    const path = writeTheorem(folder, 'diverging', [
      ["between(0, 1, { open: 'low' })", 'between(50, 200)'],
      ['measure: gap,', 'horizon: [190, 200],\n  measure: gap,'],
    ]);
    const { status, stdout } = await boundlab(['check', path, '--quiet'], folder);
    expect(status).toBe(1);
    expect(stdout).toMatch(/diverging +VIOLATED/);
  });
});

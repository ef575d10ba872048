import { describe, expect, it } from 'vitest';
import { boundlab } from './boundlab.js';

/** Command lines that can't be followed, and the one sentence they get. */
const REFUSED: readonly (readonly [string, string])[] = [
  ['chek', "boundlab: unknown command 'chek'. Did you mean check? See boundlab --help."],
  ['check --nope', "boundlab: unknown option '--nope'. See boundlab --help."],
  ['show', "boundlab: missing required argument 'id'. See boundlab --help."],
  ['check --shard 0/0', '--shard: expected I/N with 1 <= I <= N, such as 1/4, got "0/0".'],
  ['check --shard 3/2', '--shard: expected I/N with 1 <= I <= N, such as 1/4, got "3/2".'],
  ['check --workers 0', '--workers: expected a whole number >= 1, got "0".'],
  ['check --seed x', '--seed: expected a whole number >= 0, got "x".'],
  ['check --runs 1.5', '--runs: expected a whole number >= 1, got "1.5".'],
  ['check --level heavy', '--level: expected quick, full, deep, got "heavy".'],
  ['check --false-alarm 2', '--false-alarm: expected a number between 0 and 1, got "2".'],
  [
    'check gd/convex-last-iterat',
    'gd/convex-last-iterat: expected the id of a theorem, a pattern such as "gd/*", or a .ts file, got no theorem of this id. Did you mean "gd/convex-last-iterate-exact"? boundlab list shows all.',
  ],
  [
    'check gd',
    'gd: expected the id of a theorem, a pattern such as "gd/*", or a .ts file, got no theorem of this id. Did you mean "gd/*"?',
  ],
  [
    'list nothing/*',
    'nothing/*: expected the id of a theorem, a pattern such as "gd/*", or a .ts file, got a pattern that matches nothing. boundlab list shows all.',
  ],
  [
    'worst-case gd/pl-linear --horizon 0',
    'worst case of gd/pl-linear: expected a whole number of steps, at least 1, got 0.',
  ],
  ['run gd/pl-linear --claim 9', 'claim: expected 0 to 1, the claims of gd/pl-linear, got 9.'],
  [
    'search gd/pl-linear --runs 900 --shard 3/3',
    '--shard: expected at most 2 parts, the rounds of 900 evaluations, got part 3 of 3. Ask for more --runs, or a --budget.',
  ],
  ['worst-case gd/pl-linear --set L', '--set: expected NAME=VALUE with a number, such as eta=0.5, got "L".'],
  [
    'new theorem My_Bound',
    'boundlab new theorem: expected a name in lower case such as my-bound or mine/my-bound, got "My_Bound".',
  ],
];

describe('boundlab, used wrongly', () => {
  it.each(REFUSED)('%s: one sentence on stderr, exit status 2', async (line, sentence) => {
    expect(await boundlab(line.split(' '))).toEqual({ status: 2, stdout: '', stderr: `${sentence}\n` });
  });

  it.each(['check', 'search', 'run'])('%s takes what all three promise, and says what it is for', async (name) => {
    const { stdout } = await boundlab([name, '--help']);
    for (const option of ['--seed', '--runs', '--workers', '--json', '--false-alarm', '--quiet'])
      expect(stdout).toMatch(new RegExp(`^ +${option} `, 'm'));
    expect(stdout).not.toMatch(/default: *\)|default.*default/);
  });

  it('shows its commands where none is given, and with --help', async () => {
    expect((await boundlab([])).status).toBe(2);
    const { status, stdout } = await boundlab(['--help']);
    expect(status).toBe(0);
    for (const name of ['list', 'show', 'check', 'search', 'run', 'replay', 'new', 'merge'])
      expect(stdout).toMatch(new RegExp(`^ +${name} `, 'm'));
  });
});

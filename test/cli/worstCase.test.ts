import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { solveSdp } from '../../src/pep/sdp.js';
import { fromSdpa } from '../../src/pep/sdpa.js';
import { boundlab, emptyFolder, jsonLines, writeText, writeTheorem } from './boundlab.js';

const GD = 'gd/convex-last-iterate-exact';
const ANY = 'gd/convex-exact-all-steps';

interface Json {
  readonly schema: string;
  readonly value: number;
  readonly certificate?: {
    readonly status: string;
    readonly upper: string;
    readonly arithmetic: string;
    readonly file?: string;
  };
  readonly minimized?: { readonly parameter: string; readonly best: number; readonly evaluations: number };
}

describe('boundlab worst-case', () => {
  it('prints the worst case, its bracket, the bound and a function that attains it', async () => {
    const { status, stdout } = await boundlab(['worst-case', GD, '--horizon', '3']);
    expect(status).toBe(0);
    expect(stdout).toMatch(/^gd\/convex-last-iterate-exact, claim 0, after 3 steps, over smooth convex functions/);
    expect(stdout).toMatch(/\nworst case +0\.0714285714/);
    expect(stdout).toMatch(/\nworst function of dimension 1\b.*: the method, run on it, measures 0\.07142857/);
  });

  it('keeps to its contract as JSON', async () => {
    const folder = emptyFolder();
    const [worst] = jsonLines<Json>(
      await boundlab(['worst-case', GD, '--horizon', '2', '--json', '--certify'], folder),
    );
    expect(worst).toMatchObject({
      schema: 'boundlab/worst-case@1',
      id: GD,
      horizon: 2,
      symbols: { L: 1, D: 1, h: 1, eta: 1 },
      status: 'solved',
      certificate: { status: 'verified', upper: expect.stringMatching(/^\d+\/\d+$/), arithmetic: 'exact rational' },
      worstFunction: { dimension: 1 },
    });
    expect(worst.value).toBeCloseTo(0.1, 8);
  });

  it('writes a certificate that is verified again, with the theorem it is about', async () => {
    const folder = emptyFolder();
    const made = await boundlab(['worst-case', GD, '--horizon', '4', '--certify', 'c.json'], folder);
    expect(made.status).toBe(0);
    expect(made.stdout).toMatch(/proved +at most \d+\/\d+ = 0\.0555555/);
    expect(made.stdout).toMatch(/the claim is proved here: the worst case is at most the bound times 1 \+ /);
    const checked = await boundlab(['verify-certificate', 'c.json'], folder);
    expect(checked).toMatchObject({ status: 0, stderr: '' });
    expect(checked.stdout).toMatch(/^verified: .* after 4 steps .*gap <= \d+\/\d+ \(about 0\.0555555/);
    expect(checked.stdout).toMatch(/the program is that of gd\/convex-last-iterate-exact/);
  });

  it('exports the program for other solvers', async () => {
    const folder = emptyFolder();
    const { stdout } = await boundlab(['worst-case', GD, '--horizon', '2', '--export', 'out/p.dat-s'], folder);
    expect(stdout).toMatch(/program written to out\/p\.dat-s; the optimum of other solvers is the worst case/);
    expect(solveSdp(fromSdpa(readFileSync(join(folder, 'out/p.dat-s'), 'utf8'))).value).toBeCloseTo(0.1, 7);
  });

  it('finds the best step, also by the name of the step that follows from it', async () => {
    const ended = await boundlab(['worst-case', ANY, '--horizon', '1', '--minimize', 'eta', '--json']);
    const [{ minimized, value }] = jsonLines<Json>(ended);
    // 1/(2 h + 1) = (1 - h)^2 at h = 3/2, where both are 1/4.
    expect(minimized).toMatchObject({ asked: 'eta', parameter: 'h', evaluations: expect.any(Number) });
    expect(minimized?.best).toBeCloseTo(1.5, 6);
    expect(value).toBeCloseTo(1 / 8, 7);
    const { stdout } = await boundlab(['worst-case', GD, '--horizon', '1', '--minimize', 'h']);
    expect(stdout).toMatch(/it lies at the high end of what the theorem speaks of/);
  });

  it.each([
    ['no step', [GD, '--horizon', '0'], /expected a whole number of steps, at least 1, got 0\./],
    ['a negative horizon', [GD, '--horizon', '-3'], /--horizon: expected a whole number/],
    ['half a step', [GD, '--horizon', '1.5'], /--horizon: expected a whole number/],
    [
      'more steps than memory holds',
      [GD, '--horizon', '100000'],
      /100000 steps: at least \d+ conditions .* at least \d+ GB\. Take fewer/,
    ],
    ['a claim that there is not', [GD, '--claim', '9'], /expected a claim from 0 to 0, got 9\./],
    ['a mistyped symbol', [GD, '--set', 'et=1'], /symbols among L, D, h, eta, got "et"\. Did you mean "eta"\?/],
    ['a value outside of the region', [GD, '--set', 'h=3'], /expected h in \(0, 1\], got 3\./],
    ['a parameter that there is not', [ANY, '--minimize', 'hh'], /can be chosen: h, got "hh"\. Did you mean "h"\?/],
    ['a constant instead of a parameter', [ANY, '--minimize', 'L'], /can be chosen: h, got "L"\./],
    ['a parameter that is set too', [ANY, '--minimize', 'h', '--set', 'h=1'], /h to be left open, got h = 1\./],
    ['a place that is no folder', [GD, '--export', '/dev/null/p.dat-s'], /expected to write there, got E/],
    ['a certificate in such a place', [GD, '--certify', '/dev/null/c.json'], /expected to write there, got E/],
    [
      'an assumption without interpolation condition',
      ['gd/armijo-backtracking'],
      /not analysable exactly because .* has no known interpolation condition. Those that have one are .*convex \+ smooth, /,
    ],
  ])('refuses %s in one sentence', async (_, args, message) => {
    const { status, stdout, stderr } = await boundlab(['worst-case', ...args]);
    expect({ status, stdout }).toEqual({ status: 2, stdout: '' });
    expect(stderr).toMatch(message);
    expect(stderr.trim().split('\n')).toHaveLength(1);
  });

  it('says why a method whose steps depend on inner products is not analysable', async () => {
    const folder = emptyFolder();
    const file = writeTheorem(folder, 'backtracking', [
      [
        "import { at, between, gap, gradientDescent, theorem } from 'boundlab';",
        "import { at, backtrackingGradientDescent, between, gap, theorem } from 'boundlab';",
      ],
      ['method: gradientDescent', 'method: backtrackingGradientDescent'],
      ["eta: 'h/L' }", "s: '1/L', b: '1/2', c: '1/2' }"],
    ]);
    const { status, stderr } = await boundlab(['worst-case', file, '--horizon', '2'], folder);
    expect(status).toBe(2);
    expect(stderr).toMatch(/not analysable exactly because it needs a branch on an inner product or function value/);
  });
});

describe('boundlab verify-certificate', () => {
  async function certificate(): Promise<{ folder: string; file: Record<string, unknown> }> {
    const folder = emptyFolder();
    await boundlab(['worst-case', GD, '--horizon', '2', '--certify', 'c.json'], folder);
    return { folder, file: JSON.parse(readFileSync(join(folder, 'c.json'), 'utf8')) };
  }
  type Program = { constraints: { constant: string }[] };

  it('rejects files that were tampered with, saying what is wrong', async () => {
    const { folder, file } = await certificate();
    const multipliers = file.multipliers as string[];
    const { constraints, ...program } = file.program as Program;
    const says = file.says as string;
    const changes: readonly (readonly [object, RegExp])[] = [
      [{ multipliers: ['-1', ...multipliers.slice(1)] }, /the multiplier of "start" is negative/],
      [{ upper: '1/11' }, /prove a larger upper bound than the one stated/],
      [
        { multipliers: [multipliers[0], '1/2', ...multipliers.slice(2)] },
        /leave a part of the function value|not positive semidefinite/,
      ],
      [{ says: says.replace('smooth convex', 'convex') }, /words are not those that its numbers lead to/],
      [
        { program: { ...program, constraints: [{ ...constraints[0], constant: '-1/2' }, ...constraints.slice(1)] } },
        /its program is another than that of gd\/convex-last-iterate-exact: the constraint "start" differs/,
      ],
    ];
    for (const [change, message] of changes) {
      const path = writeText(folder, 'tampered.json', JSON.stringify({ ...file, ...change }));
      const { status, stdout, stderr } = await boundlab(['verify-certificate', path], folder);
      expect({ status, stderr }).toEqual({ status: 1, stderr: '' });
      expect(stdout).toMatch(/^not verified: /);
      expect(stdout).toMatch(message);
    }
  });

  it('says that it has not compared the program of a theorem that it does not know', async () => {
    const { folder, file } = await certificate();
    const id = 'gd/of-someone-else';
    const says = (file.says as string).replace(GD, id);
    const path = writeText(folder, 'other.json', JSON.stringify({ ...file, id, says }));
    const { status, stdout } = await boundlab(['verify-certificate', path], folder);
    expect(status).toBe(0);
    expect(stdout).toMatch(/is no theorem known here: that the program is the worst case it speaks of was not checked/);
  });

  it('cannot read what is no certificate', async () => {
    const folder = emptyFolder();
    const texts = ['', '{', '[]', '{"schema":"boundlab/certificate@1"}', '{"schema":"boundlab/verdict@1"}'];
    for (const text of texts) {
      const { status, stderr } = await boundlab(['verify-certificate', writeText(folder, 'c.json', text)], folder);
      expect(status).toBe(2);
      expect(stderr).toMatch(/^\.\/c\.json: expected a certificate .*, got something else: /);
    }
    expect((await boundlab(['verify-certificate', 'none.json'], folder)).stderr).toMatch(/got ENOENT/);
    expect(existsSync(join(folder, 'none.json'))).toBe(false);
  });

  it('compares with a theorem of a file that is given too', async () => {
    const folder = emptyFolder();
    const file = writeTheorem(folder, 'mine');
    await boundlab(['worst-case', file, '--horizon', '2', '--certify', 'c.json'], folder);
    const { status, stdout } = await boundlab(['verify-certificate', 'c.json', file], folder);
    expect(status).toBe(0);
    expect(stdout).toMatch(/the program is that of mine/);
  });
});

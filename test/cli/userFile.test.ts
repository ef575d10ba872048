import { describe, expect, it } from 'vitest';
import { BOUND, boundlab, emptyFolder, jsonLines, writeText, writeTheorem } from './boundlab.js';

/** Checks a file of a folder outside the repository. */
async function checked(
  write: (folder: string) => string,
): Promise<{ status: number | null; stdout: string; stderr: string }> {
  const folder = emptyFolder();
  return boundlab(['check', write(folder), '--quiet'], folder);
}

const file =
  (name: string, text: string) =>
  (folder: string): string =>
    writeText(folder, name, text);

describe('a file that can not be used', () => {
  const cases: readonly (readonly [string, (folder: string) => string, string | RegExp])[] = [
    [
      'does not exist',
      () => './missing.ts',
      './missing.ts: expected a file with theorems or scenarios, got no such file. boundlab new theorem missing writes one to start from.\n',
    ],
    [
      'does not parse',
      file('broken.ts', 'export default theorem({\n  title: }\n'),
      'broken.ts:2:10: expected a module that parses and finds its imports, got Unexpected "}". In: title: }\n',
    ],
    [
      'imports what is not there',
      file('astray.ts', "import { x } from './nowhere.js';\nexport default x;\n"),
      /^astray\.ts:1:19: expected a module that parses and finds its imports, got Could not resolve "\.\/nowhere\.js"\. In: import/,
    ],
    [
      'imports a name that boundlab does not have',
      file('misspelt.ts', "import { theorm } from 'boundlab';\nexport default theorm({});\n"),
      /^\.\/misspelt\.ts: expected a module that loads, got SyntaxError: The requested module 'boundlab' does not provide an export named 'theorm'\.\n$/,
    ],
    [
      'exports nothing usable',
      file('idle.ts', 'export const answer = 42;\n'),
      './idle.ts: expected an exported theorem, scenario or assumption, got only answer. Write `export default theorem({ ... })`.\n',
    ],
    [
      'throws while it is imported',
      file('throwing.ts', 'const list: number[] = [];\n\nexport default list[0].toFixed();\n'),
      "throwing.ts:3: expected a module that loads, got TypeError: Cannot read properties of undefined (reading 'toFixed').\n",
    ],
    [
      'holds a theorem that claims nothing',
      file(
        'mute.ts',
        "import { theorem } from 'boundlab';\nexport default theorem({ title: 'x', source: { cite: 'y' } });\n",
      ),
      'mute.ts:2, theorem "x": expected a bound or claims, got neither.\n',
    ],
  ];

  it.each(cases)('because it %s: where, what, and what to do', async (_, write, sentence) => {
    const { status, stdout, stderr } = await checked(write);
    expect({ status, stdout }).toEqual({ status: 2, stdout: '' });
    expect(stderr).toEqual(typeof sentence === 'string' ? sentence : expect.stringMatching(sentence));
  });
});

describe('a theorem that is ill formed', () => {
  const cases: readonly (readonly [string, readonly [string, string], RegExp])[] = [
    [
      'a syntax error',
      [BOUND, "'L*D^2 / (4*k*h + 2'"],
      /a formula in mathjs syntax, got "L\*D\^2 \/ \(4\*k\*h \+ 2" \(.*char 19/,
    ],
    ['an unknown symbol', [BOUND, "'Lf*D^2 / (4*k*h + 2)'"], /got "Lf" in "Lf\*D\^2.*Known here: D, .*L, /],
    ['a wrong dimension', [BOUND, "'L*D / (4*k*h + 2)'"], /a bound with the dimension of "gap", F, got F\/X/],
    ['a bound that is NaN', [BOUND, "'L*D^2*sqrt(h - 0.5)'"], /a finite right side in the admissible region, got NaN/],
    ['a negative bound', [BOUND, "'L*D^2*(h - 0.5)'"], /a bound >= 0, as gap is never negative, got -/],
    ['an infinite bound', [BOUND, "'L*D^2 / (4*k*h)'"], /a finite right side in the admissible region, got Infinity/],
    [
      'an empty range',
      ["between(0, 1, { open: 'low' })", 'between(2, 1)'],
      /a non-empty admissible region, got .*\[2, 1\]/,
    ],
    [
      'a condition no point meets',
      ['measure: gap,', "where: ['h > 3'],\n  measure: gap,"],
      /a non-empty admissible region, got .*h > 3/,
    ],
    ['an unknown assumption', ["'convex'", "'convx'"], /a known assumption, got "convx"\. Did you mean "convex"\?/],
    [
      'a tight case that does not fit',
      ['start: 1 }', 'begin: 1 }'],
      /convex\/huber: expected fields L, kink, start, got the field "begin"/,
    ],
    [
      'code that throws',
      ['measure: gap,', "measure: { ...gap, start() { throw new Error('lost') } },"],
      /^faulty\.ts:\d+: expected code that runs, got Error: lost/,
    ],
  ];

  it.each(cases)('by %s gets exit status 2, and one sentence that names it', async (_, edit, sentence) => {
    const { status, stderr } = await checked((folder) => writeTheorem(folder, 'faulty', [edit]));
    expect(status).toBe(2);
    expect(stderr).toMatch(sentence);
    expect(stderr).toContain('faulty');
    expect(stderr.trimEnd().split('\n')).toHaveLength(1);
  });

  it('does not keep others from being judged', async () => {
    const folder = emptyFolder();
    const path = writeTheorem(folder, 'faulty', [[BOUND, "'Lf*D^2'"]]);
    const ended = await boundlab(['check', path, 'quantization/stochastic-rounding', '--json'], folder);
    expect(ended.status).toBe(2);
    expect(jsonLines(ended)).toMatchObject([
      { schema: 'boundlab/error@1', id: 'faulty', error: expect.stringContaining('"Lf"') },
      { schema: 'boundlab/verdict@1', id: 'quantization/stochastic-rounding', verdict: 'holds' },
    ]);
  });
});

const SCENARIO = `
import { diagonalQuadratic, list, positive, real, record, scenario } from 'boundlab';
export const steepValley = scenario({
  title: 'steep',
  satisfies: 'strongly-convex smooth minimizer quadratic',
  instance: record({ curvature: positive(0.1, 10), start: list('d', real(-5, 5)) }, { d: [2, 2] }),
  build: ({ curvature, start }) => ({
    dim: 2,
    start,
    minimizer: [0, 0],
    minimum: 0,
    objective: diagonalQuadratic([curvature, curvature / 10]),
    facts: { 'strongly-convex': [curvature / 10], smooth: [curvature], minimizer: [], quadratic: [] },
  }),
});
`;
const LIE = SCENARIO.replace('smooth: [curvature]', 'smooth: [curvature / 4]');

describe('a scenario of a file', () => {
  it('has its claims audited, and theorems named beside it are tried on it', async () => {
    const folder = emptyFolder();
    const path = writeText(folder, 'valley.ts', SCENARIO);
    const ended = await boundlab(['check', path, 'gd/pl-linear', '--json', '--quiet'], folder);
    expect(ended.status).toBe(0);
    const [audit, verdict] = jsonLines<{ scenarios: { name: string }[] }>(ended);
    expect(audit).toMatchObject({ schema: 'boundlab/audit@1', scenario: 'steep-valley', verdict: 'holds' });
    expect(verdict.scenarios.map(({ name }) => name)).toContain('steep-valley');
  });

  it('is blamed for a constant that its audit refutes, not the theorem tried on it', async () => {
    const folder = emptyFolder();
    const path = writeText(folder, 'valley.ts', LIE);
    const { status, stdout, stderr } = await boundlab(
      ['check', path, 'gd/convex-last-iterate-exact', '--quiet'],
      folder,
    );
    expect(status).toBe(2);
    expect(stdout).toMatch(/✗ smooth: gradients differ by [\d.]+ per unit length/);
    expect(stdout).not.toContain('VIOLATED');
    expect(stderr).toContain("is the scenario's fault");
  });
});

describe('several theorems in a file', () => {
  it('are named by their exports, and picked by name', async () => {
    const folder = emptyFolder();
    const text = `import first from './one.js';\nexport const claimA = first;\nexport const claimB = { ...first, title: 'second' };\n`;
    writeTheorem(folder, 'one');
    const path = writeText(folder, 'two.ts', text);
    const all = await boundlab(['list', path, '--json'], folder);
    expect(JSON.parse(all.stdout).map(({ id }: { id: string }) => id)).toEqual(['claim-a', 'claim-b']);
    expect((await boundlab(['show', `${path}#claim-b`], folder)).stdout).toContain('second');
    expect(await boundlab(['show', path], folder)).toMatchObject({
      status: 2,
      stderr:
        './two.ts: expected one theorem, got 2, among them claim-a, claim-b. Write ./two.ts#claim-a for one of them.\n',
    });
  });
});

import { describe, expect, it } from 'vitest';
import type { Refutation, Verdict } from '../../src/core/verdict.js';
import { BOUND, boundlab, type Ended, emptyFolder, jsonLines, writeText, writeTheorem } from './boundlab.js';

/** The words of a shell line whose quotes are all single ones. */
function words(line: string): string[] {
  return [...line.matchAll(/'((?:[^']|'\\'')*)'|(\S+)/g)].map(
    ([, quoted, plain]) => quoted?.replaceAll("'\\''", "'") ?? plain,
  );
}

async function refuted(args: readonly string[], folder?: string): Promise<Refutation> {
  const [verdict] = jsonLines<Verdict>(await boundlab(['check', ...args, '--json', '--quiet'], folder));
  expect(verdict.counterexample).toBeDefined();
  return verdict.counterexample!;
}

function replayed({ replay }: Refutation, folder?: string): Promise<Ended> {
  const [program, ...args] = words(replay);
  expect(program).toBe('boundlab');
  return boundlab([...args, '--json'], folder);
}

describe('boundlab replay', () => {
  it('makes the comparison of a replay line again, digit for digit', async () => {
    const folder = emptyFolder();
    const found = await refuted([writeTheorem(folder, 'too-small', [[BOUND, "'L*D^2 / (4*k*h + 2.01)'"]])], folder);
    const ended = await replayed(found, folder);
    expect(ended.status).toBe(1);
    const [{ verdict, sides, at }] = jsonLines<{ verdict: string; at: object; sides: object[] }>(ended);
    expect({ verdict, at }).toEqual({ verdict: 'violated', at: found.at });
    expect(sides).toMatchObject([
      { arithmetic: 'float64' },
      { arithmetic: '60 digits', measured: found.measured, bound: found.bound },
    ]);
  });

  it.each(['momentum/heavy-ball-counterexample', 'adaptive/adam-reddi-online-counterexample'])(
    'shows the violation of the erratum %s, as expected',
    async (id) => {
      const found = await refuted([id]);
      const ended = await replayed(found);
      expect(ended.status).toBe(0);
      const [{ sides }] = jsonLines<{ sides: object[] }>(ended);
      expect(sides.at(-1)).toMatchObject({ measured: found.measured, bound: found.bound });
    },
  );

  it('judges a sampled claim again by sampling, with the seed of the line', async () => {
    const folder = emptyFolder();
    const path = writeText(folder, 'coin.ts', COIN);
    const found = await refuted([path, '--seed', '7'], folder);
    expect(found.replay).toContain('--seed 7');
    const ended = await replayed(found, folder);
    expect(ended.status).toBe(1);
    const [{ verdict, sampled }] = jsonLines<{ verdict: string; sampled: { mean: number }[] }>(ended);
    expect(verdict).toBe('violated');
    expect(sampled[0].mean).toBeGreaterThan(1);
  });

  it('shows a violation that only the exact worst case finds, on the function it is made of', async () => {
    const folder = emptyFolder();
    const path = writeText(folder, 'hidden.ts', HIDDEN);
    const [verdict] = jsonLines<Verdict>(await boundlab(['check', path, '--json', '--quiet'], folder));
    expect(verdict).toMatchObject({
      verdict: 'violated',
      rungs: { simulated: 'holds', searched: 'holds', exact: 'violated' },
      counterexample: { scenario: 'worst/smooth-strongly-convex-interpolant', digits: 60 },
    });
    const ended = await replayed(verdict.counterexample!, folder);
    expect(ended.status).toBe(1);
    const [{ sides }] = jsonLines<{ sides: { measured: string; ratio: number }[] }>(ended);
    expect(sides.at(-1)).toMatchObject({ measured: verdict.counterexample!.measured });
    expect(sides[0].ratio).toBeGreaterThan(1.01);
  });

  it('prints both arithmetics side by side', async () => {
    const instance = '{"objective":{"scenario":"convex/huber","instance":{"L":1,"kink":0.5,"start":1}}}';
    const args = ['--instance', instance, '--params', '{"h":0.5,"T":1}', '--at', '1'];
    const { status, stdout } = await boundlab(['replay', 'gd/convex-last-iterate-exact', ...args]);
    expect(status).toBe(0);
    expect(stdout).toMatch(
      /float64\n {2}measured {2}0\.25\n {2}bound {5}0\.25\n[\s\S]*60 digits\n {2}measured {2}0\.25\n/,
    );
    expect(stdout.trimEnd()).toMatch(/\nholds$/);
  });

  const huber = '{"objective":{"scenario":"convex/huber","instance":{"L":1,"kink":1,"start":1}}}';
  const misfits: readonly (readonly [string, readonly string[], string | RegExp])[] = [
    ['no instance', [], /^instance: expected an instance as JSON, got none\./],
    ['an instance that is not JSON', ['--instance', '{'], /^--instance: expected JSON, got "\{"/],
    ['an instance that is no object', ['--instance', '[]'], /^instance: expected an object, got \[\]\./],
    [
      'an instance without its problem',
      ['--instance', '{"noise":{"scenario":"noise/gaussian","instance":{"sigma2":1}}}'],
      /^instance: expected the part "objective"/,
    ],
    ['an unknown scenario', ['--instance', huber.replace('huber', 'hubr')], /Did you mean "convex\/huber"\?/],
    [
      'a field too many',
      ['--instance', huber.replace('"L"', '"LL"')],
      /^instance, objective, convex\/huber: expected fields L, kink, start, got the field "LL"\./,
    ],
    [
      'a value out of range',
      ['--instance', huber.replace('"L":1', '"L":1000')],
      /instance, objective, convex\/huber.*L: expected a positive number in \[0\.1, 10\], got 1000|^L: expected a positive number/,
    ],
    [
      'parameters of another theorem',
      ['--instance', huber, '--params', '{"gamma":1,"T":3}'],
      /^params: expected parameters of gd\/convex-last-iterate-exact: h, eta, T, got "gamma"\.\n$/,
    ],
    ['no horizon', ['--instance', huber, '--params', '{"h":1}'], /^params: expected a horizon T/],
    [
      'a parameter that is missing',
      ['--instance', huber, '--params', '{"T":3}'],
      /expected a value for the parameter h/,
    ],
    [
      'a step outside the region',
      ['--instance', huber, '--params', '{"h":3,"T":3}'],
      /expected a point it speaks of, got h = 3, not in \(0, 1\]\. Nothing is claimed there; add --outside/,
    ],
    [
      'a row there is not',
      ['--instance', huber, '--params', '{"h":1,"T":3}', '--at', '9'],
      /^at: expected a row the claim speaks of, got \{"k":9\}\./,
    ],
    [
      'a claim there is not',
      ['--instance', huber, '--params', '{"h":1,"T":3}', '--claim', '4'],
      /^claim: expected 0 to 0, the claims of/,
    ],
  ];

  it.each(misfits)('refuses %s with exit status 2', async (_, args, sentence) => {
    const { status, stdout, stderr } = await boundlab(['replay', 'gd/convex-last-iterate-exact', ...args]);
    expect({ status, stdout }).toEqual({ status: 2, stdout: '' });
    expect(stderr).toMatch(sentence);
  });

  it('looks outside of the region when it is told to', async () => {
    const args = ['--instance', huber, '--params', '{"h":3,"T":3}', '--outside'];
    const { status, stdout } = await boundlab(['replay', 'gd/convex-last-iterate-exact', ...args]);
    expect(status).toBe(1);
    expect(stdout.trimEnd()).toMatch(/\nviolated$/);
  });
});

/** A fair coin, claimed to show heads in four tenths of the throws. */
const COIN = `
import { inExpectation, positive, record, theorem } from 'boundlab';
export default theorem<{ scale: number }>({
  title: 'coin',
  source: { cite: 'none' },
  instance: record({ scale: positive(1, 2) }),
  observe: ({ own }, { streams }) => {
    const stream = streams.of('coin');
    return { constants: { c: own!.scale }, rows: [{ heads: stream.uniform() < 0.5 ? own!.scale : 0 }] };
  },
  symbols: { heads: '1', c: '1' },
  claims: [{ left: 'heads', right: '0.4*c', quantifier: inExpectation }],
});
`;

/**
 * The exact worst case of gradient descent on smooth strongly convex functions, less 5 percent: a quadratic gives at most
 * 1 - (1 - h/kappa)^(2k + 1) of it, with kappa >= 4 and two steps.
 *
 * source  Taylor, Hendrickx & Glineur, Smooth strongly convex interpolation and exact worst-case performance of
 *         first-order methods, 2017, Section 4.1 (conjecture)
 */
const HIDDEN = `
import { between, gap, gradientDescent, theorem } from 'boundlab';
export default theorem({
  title: 'gradient descent, 5 percent below its worst case',
  source: { cite: 'none' },
  assumptions: ['strongly-convex(mu)', 'smooth(L)', 'minimizer'],
  method: gradientDescent,
  parameters: { h: between(0.5, 1), eta: 'h/L' },
  horizon: [1, 2],
  when: 'kappa >= 4 and k >= 1',
  measure: gap,
  bound: '0.95 * L*D^2/2 * 1/(1 + kappa*((1 - h/kappa)^(-2*k) - 1))',
  mutants: [{ right: 'L*D^2 / 1000', why: 'a hundredth' }],
});
`;

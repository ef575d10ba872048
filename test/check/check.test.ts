import { describe, expect, it } from 'vitest';
import { check } from '../../src/check/check.js';
import { LEVELS } from '../../src/check/effort.js';
import { subject } from '../../src/check/experiment.js';
import { Lab } from '../../src/check/lab.js';
import type { Library } from '../../src/check/library.js';
import { checkRescaling } from '../../src/check/rescale.js';
import { ScenarioFault } from '../../src/core/errors.js';
import { measure } from '../../src/core/measure.js';
import { scenario } from '../../src/core/scenario.js';
import { integer, positive, real, record } from '../../src/core/shape.js';
import { between, inExpectation, type Theorem, type TheoremText, theorem } from '../../src/core/theorem.js';
import { distance, distanceSquared } from '../../src/measures/distance.js';
import { gap } from '../../src/measures/gap.js';
import { gradientDescent } from '../../src/methods/gradientDescent.js';
import { stochasticGradientDescent } from '../../src/methods/stochasticGradientDescent.js';
import { square } from '../../src/pieces/links.js';
import { separable } from '../../src/pieces/ridges.js';
import { library } from '../library.js';

const source = { cite: 'test' };
const text: TheoremText<undefined> = {
  title: 'test',
  source,
  assumptions: ['convex', 'smooth(L)', 'minimizer'],
  method: gradientDescent,
  parameters: { h: between(0.1, 1), eta: 'h/L' },
  measure: gap,
  bound: 'L*D^2 / (4*k*h + 2)',
  mutants: [{ right: 'L*D^2 / (2*k + 1)^3', why: 'too fast' }],
};
const judged = (changes: Partial<TheoremText<undefined>>, lib: Library = library) =>
  check('test/mine', theorem({ ...text, ...changes }), lib);

describe('check', () => {
  it('refutes a false bound with a small instance, decided in many digits, and a line that replays it', () => {
    const verdict = judged({ bound: 'L*D^2 / (8*k*h + 2)' });
    expect(verdict.verdict).toBe('violated');
    const { counterexample } = verdict;
    expect(counterexample).toMatchObject({ claim: 0, digits: 60 });
    expect(Number(counterexample!.measured)).toBeGreaterThan(Number(counterexample!.bound));
    expect(counterexample!.replay).toMatch(/^boundlab replay test\/mine --instance '.*' --params '.*' --at \d+$/);
    const { T } = counterexample!.params;
    expect(T).toBeLessThanOrEqual(3);
  });

  it("finds by search what draws alone don't, within a few percent of the exact constant", () => {
    expect(judged({ bound: 'L*D^2 / (4*k*h + 2.3)' }).verdict).toBe('violated');
  });

  it('gives the same verdict for the same seed', () => {
    expect(judged({})).toEqual(judged({}));
  });

  it('calls a bound vacuous that is never below what is known before the first step', () => {
    expect(judged({ bound: 'L*D^2/2 * (1 + 1/(k + 1))' }).claims[0].vacuous).toBe('L*D^2/2');
    expect(judged({}).claims[0].vacuous).toBeUndefined();
  });

  it('sets the rate of the bound beside the one of the runs, or says why there is none', () => {
    const { rate } = judged({});
    expect(rate).toMatchObject({ claim: 0, claimed: 'k^-1', from: 'runs' });
    expect(rate!.low).toBeLessThanOrEqual(rate!.measured);
    expect(judged({ bound: 'L*D^2' })).toMatchObject({ rate: null, whyNoRate: expect.stringMatching(/^the bound is/) });
  });

  it('says so when a mutant survives, and calls the theorem unchecked', () => {
    const verdict = judged({ mutants: [{ right: '2*L*D^2 / (4*k*h + 2)', why: 'looser, so true' }] });
    expect(verdict.rungs.sensitive).toBe('violated');
    expect(verdict.why.sensitive).toContain('survives');
  });

  it('does not show a theorem without mutants as checked', () => {
    expect(judged({ mutants: [] }).rungs.sensitive).toBe('inconclusive');
  });

  it('takes divergence as an observation', () => {
    const verdict = judged({ parameters: { h: between(1000, 2000), eta: 'h/L' }, horizon: [200, 400], mutants: [] });
    expect(verdict.verdict).toBe('violated');
  });

  it.each([
    [{ bound: 'Lf*D^2' }, /"Lf".*Known here/],
    [{ bound: 'L*D' }, /dimension of "gap", F/],
    [{ bound: '0*L*D^2/(k - k)' }, /a finite right side/],
    [{ bound: '-L*D^2' }, /a bound >= 0/],
    [{ bound: 'L*D^2/(0*k)' }, /a non-zero divisor/],
    [{ parameters: { h: between(1, 0), eta: 'h/L' } }, /a non-empty admissible region/],
    [{ where: ['h > 2'] }, /a non-empty admissible region/],
    [{ assumptions: ['convexx', 'smooth(L)', 'minimizer'] }, /a known assumption/],
    [{ assumptions: ['convex', 'smooth(L, M)', 'minimizer'] }, /smooth\(L\)/],
    [{ parameters: { gap: between(0, 1), h: between(0.1, 1), eta: 'h/L' } }, /one meaning for each symbol/],
  ] as [Partial<TheoremText<undefined>>, RegExp][])('rejects an ill-formed theorem %#', (changes, complaint) => {
    expect(() => judged(changes)).toThrow(complaint);
  });

  it('blames a scenario whose constant its own audit refutes, not the theorem', () => {
    const liar = scenario({
      title: 'a parabola that claims half its curvature',
      satisfies: 'convex smooth minimizer',
      instance: record({ start: real(1, 2) }),
      build: ({ start }) => ({
        dim: 1,
        start: [start],
        minimizer: [0],
        minimum: 0,
        objective: separable(square, [1]),
        facts: { convex: [], smooth: [0.25], minimizer: [] },
      }),
    });
    const lib = { ...library, scenarios: { ...library.scenarios, 'mine/liar': liar as never } };
    expect(() => judged({}, lib)).toThrow(ScenarioFault);
    expect(() => judged({}, lib)).toThrow(/scenario mine\/liar: expected smooth\(0.25\)/);
  });
});

describe('a problem known in float64 only', () => {
  const rounded = scenario({
    title: 'a parabola without its form in many digits',
    satisfies: 'strongly-convex smooth minimizer',
    instance: record({ start: real(1, 2) }),
    build: ({ start }) => ({
      dim: 1,
      start: [start],
      minimizer: [0],
      minimum: 0,
      objective: { dim: 1, float64: separable(square, [1]).float64 },
      facts: { 'strongly-convex': [1], smooth: [1], minimizer: [] },
    }),
  });
  const lib = { ...library, scenarios: { 'mine/rounded': rounded as never } };
  const below = (part: string): Partial<TheoremText<undefined>> => ({
    assumptions: ['strongly-convex(mu)', 'smooth(L)', 'minimizer'],
    parameters: { h: between(0.1, 0.5), eta: 'h/L' },
    measure: distance,
    bound: `(1 - ${part})*(1 - eta*mu)^k*D`,
    mutants: [],
  });

  it('leaves an excess open that may be rounding, in simulation and in search', () => {
    expect(judged(below('1e-7'), lib).rungs).toMatchObject({ simulated: 'inconclusive', searched: 'inconclusive' });
  });

  it('refutes by one that is far above it', () => {
    expect(judged(below('1e-3'), lib).verdict).toBe('violated');
  });
});

describe('checkRescaling', () => {
  it('finds a measure that is not what its dimension says', () => {
    const halfGap = measure({
      ...gap,
      start: (run) => (x) =>
        run.space.scalar.sqrt((gap.start(run) as unknown as (x: never, k: number) => never)(x as never, 0)),
    });
    const wrong = theorem({ ...text, measure: halfGap });
    const about = subject('test/mine', wrong, library);
    const trial = {
      instance: { objective: { scenario: 'strongly-convex/quadratic', instance: { spectrum: [1, 2], start: [1, 1] } } },
      parameters: { h: 0.5, T: 5 },
    };
    expect(() => checkRescaling(about, [trial])).toThrow(/the same measured\/bound after rescaling/);
    expect(checkRescaling(subject('test/mine', theorem(text), library), [trial])).toBeUndefined();
  });
});

describe('exact expectations', () => {
  const sgd: Theorem = theorem({
    title: 'noisy steps',
    source,
    assumptions: ['strongly-convex(mu)', 'smooth(L)', 'minimizer', 'unbiased', 'bounded-variance(sigma2)'],
    method: stochasticGradientDescent,
    parameters: { eta: between(0.1, 0.5) },
    measure: distanceSquared,
    bound: 'D^2',
    quantifier: inExpectation,
  });
  const trial = {
    instance: {
      objective: { scenario: 'strongly-convex/quadratic', instance: { spectrum: [1, 0.5], start: [1, -2] } },
      noise: { scenario: 'noise/gaussian', instance: { sigma2: 2 } },
    },
    parameters: { eta: 0.3, T: 6 },
  };

  it('by moments agree with the closed recursion of a quadratic', () => {
    const exact = new Lab(subject('test/sgd', sgd, library), 1, LEVELS.quick).exact(trial, ['distSquared']);
    if (exact instanceof Error) throw exact;
    const { rows } = exact.paths[0]!.observed;
    let second = [1, 4];
    rows.forEach(({ distSquared }) => {
      expect(distSquared as unknown as number).toBeCloseTo(second[0]! + second[1]!, 12);
      second = second.map((s, i) => (1 - 0.3 * [1, 0.5][i]!) ** 2 * s + 0.3 ** 2 * 1);
    });
  });

  it('are refused for what is not affine in the measures', () => {
    const lab = new Lab(subject('test/sgd', sgd, library), 1, LEVELS.quick);
    expect(lab.exact(trial, ['distSquared^2'])).toBeInstanceOf(Error);
    expect(String(lab.exact(trial, ['distSquared^2']))).toContain('not affine');
  });

  it('by enumeration weigh every path', () => {
    const dice = theorem<{ sides: number }>({
      title: 'mean of two dice',
      source,
      instance: record({ sides: integer(2, 6) }),
      observe: ({ own }, { streams }) => {
        const die = streams.of('die');
        return { constants: { sides: own!.sides }, rows: [{ total: die.index(own!.sides) + die.index(own!.sides) }] };
      },
      symbols: { sides: '1', total: '1' },
      claims: [{ left: 'total', is: '=', right: 'sides - 1', quantifier: inExpectation }],
      mutants: [{ right: 'sides', why: 'dice that start at one' }],
    });
    const verdict = check('test/dice', dice, library);
    expect(verdict.claims[0]).toMatchObject({ verdict: 'holds', how: 'exact expectation by enumeration' });
    expect(verdict.mutants[0]).toMatchObject({ verdict: 'violated' });
  });
});

describe('sampled claims', () => {
  const coin = (quantifier: Theorem['claims'][number]['quantifier'], right: string, mutant: string): Theorem =>
    theorem<{ size: number }>({
      title: 'squares of normal numbers',
      source,
      instance: record({ size: positive(0.5, 2) }),
      observe: ({ own }, { streams }) => ({
        constants: { size: own!.size },
        rows: [{ x: (own!.size * streams.of('x').normal()) ** 2 }],
      }),
      symbols: { size: '1', x: '1' },
      claims: [{ left: 'x', right, quantifier }],
      mutants: [{ right: mutant, why: 'too small' }],
    });

  it('hold with room, and their mutants are rejected on the same runs', () => {
    const verdict = check('test/mean', coin(inExpectation, '1.3*size^2', '0.7*size^2'), library);
    expect(verdict.claims[0]!.verdict).toBe('holds');
    expect(verdict.mutants[0]!.verdict).toBe('violated');
    expect(verdict.statistics.intervals![0]!.upper).toBeLessThan(1.05);
  });

  it('of a probability count the runs that fail', () => {
    const verdict = check(
      'test/tail',
      coin({ kind: 'with-probability', delta: '0.1' }, '4*size^2', '2*size^2'),
      library,
    );
    expect(verdict.claims[0]!.verdict).toBe('holds');
    expect(verdict.mutants[0]!.verdict).toBe('violated');
  });

  it('are inconclusive, not wrong, exactly at the bound', () => {
    const verdict = check('test/edge', coin(inExpectation, 'size^2', '0.5*size^2'), library, { runs: 512 });
    expect(verdict.claims[0]!.verdict).toBe('inconclusive');
    expect(verdict.claims[0]!.reason).toMatch(/runs would settle it/);
  });
});

describe('a theorem', () => {
  it('is told apart from nonsense when it is written down', () => {
    expect(() => theorem({ title: 'x', source, method: gradientDescent, measures: [gap] })).toThrow(
      /a bound or claims, got neither/,
    );
    expect(() => theorem({ title: 'x', source, claims: [{ left: '1', right: '2' }] })).toThrow(
      /either a method or an observe function/,
    );
    expect(() => theorem({ title: 'x', source, method: gradientDescent, measure: gap })).toThrow(
      /measure and bound together/,
    );
  });
});

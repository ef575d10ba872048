import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { Cell } from '../../../src/check/statistics/cell.js';
import type { Claim } from '../../../src/check/statistics/claim.js';
import { judgeExpectation, rescaled } from '../../../src/check/statistics/judge.js';
import { looks } from '../../../src/check/statistics/schedule.js';
import { type Stream, stream } from '../../../src/random/streams.js';
import { type LawName, laws } from './laws.js';

fc.configureGlobal({ seed: 1 });

function filled(claim: Partial<Claim>, draw: (rng: Stream) => number, runs = 1024, seed = 1): Cell {
  const rng = stream('cell', seed);
  const cell = new Cell(claim);
  for (let i = 0; i < runs; i++) cell.add(draw(rng));
  return cell;
}

/** The verdict of one cell that is judged at every look. */
function verdict(claim: Partial<Claim>, draw: (rng: Stream) => number, cap = 16384) {
  const rng = stream('verdict');
  const cell = new Cell(claim);
  let runs = 0;
  for (const look of looks(cap)) {
    for (; runs < look; runs++) cell.add(draw(rng));
    const judgement = judgeExpectation([cell]);
    if (judgement.verdict !== 'inconclusive') return judgement;
  }
  return judgeExpectation([cell]);
}

const positive = fc.double({ min: 1e-3, max: 1e3, noNaN: true });
const claims: fc.Arbitrary<Partial<Claim>> = fc.record({
  is: fc.constantFrom('<=', '>=', '='),
  bound: positive,
  margin: fc.constantFrom(0, 0.02),
  floor: fc.constantFrom(0, 1e-12),
  known: fc.oneof(
    positive.map((most) => ({ range: [0, 1e3 + most] as const })),
    fc.constant({ range: [0, Infinity] as const }),
    positive.map((secondMoment) => ({ secondMoment })),
    positive.map((variance) => ({ variance })),
  ),
});
const measured = fc
  .array(fc.integer({ min: 0, max: 1e6 }), { minLength: 1, maxLength: 100 })
  .map((xs) => xs.map((x) => x / 1e3));

describe('Cell', () => {
  it('gives a mutant, by rescaling, what the mutant gets from the same runs', () => {
    fc.assert(
      fc.property(claims, measured, positive, (claim, xs, factor) => {
        const cell = new Cell(claim);
        const fresh = new Cell({ ...claim, bound: claim.bound! / factor });
        for (const x of xs) {
          cell.add(x);
          fresh.add(x);
        }
        const [mutant] = rescaled([cell], [factor]);
        expect(mutant!.logE()).toBe(fresh.logE());
        expect(mutant!.assess(0)).toEqual(fresh.assess(0));
      }),
    );
  });

  it('measures means in units of the bound', () => {
    fc.assert(
      fc.property(positive, measured, (bound, xs) => {
        const cell = new Cell({ bound });
        for (const x of xs) cell.add(x);
        const mean = xs.reduce((sum, x) => sum + x, 0) / xs.length;
        expect(Math.abs(cell.assess(0).mean * bound - mean)).toBeLessThanOrEqual(1e-12 * Math.max(...xs));
      }),
    );
  });

  it('does not care in which unit a bounded measure is written', () => {
    const bounded = (shift: number, scale: number) =>
      filled(
        { is: '=', bound: shift + scale / 2, known: { range: [shift, shift + scale] } },
        (rng) => shift + scale * rng.uniform(),
      );
    expect(bounded(-1, 2).logE()).toBeCloseTo(bounded(0, 1).logE(), 9);
    expect(bounded(-1, 2).assess(0.05).upper).toBeCloseTo(bounded(0, 1).assess(0.05).upper, 9);
  });

  it('gives a claim and its mirror image the same evidence', () => {
    const draw = (rng: Stream) => 0.9 * rng.uniform();
    const claim = { bound: 0.4, known: { range: [0, 1] } } as const;
    const mirror = { bound: 0.6, known: { range: [0, 1] } } as const;
    const at = filled({ ...claim, is: '<=' }, draw);
    const mirrored = filled({ ...mirror, is: '>=' }, (rng) => 1 - draw(rng));
    // Up to the rounding slack of 1e-9 of a bound.
    expect(mirrored.logE()).toBeCloseTo(at.logE(), 5);
  });

  it.each([
    ['NaN', Number.NaN, {}],
    ['a negative value below the rounding floor', -1e-9, { floor: 1e-12 }],
    ['a value above its declared range', 1.01, { known: { range: [0, 1] } }],
  ] satisfies [string, number, Partial<Claim>][])('is broken by %s', (_name, x, claim) => {
    expect(() => new Cell(claim).add(x)).toThrow('measured value: expected a number in');
  });

  it('takes what rounding puts outside the range as its edge', () => {
    const cell = new Cell({ floor: 1e-12, known: { range: [0, 1] } });
    cell.add(-1e-13);
    cell.add(1 + 1e-13);
    expect([...cell.values]).toEqual([0, 1]);
  });

  it('refuses a measure that is unbounded on both sides and of unknown variance', () => {
    expect(() => new Cell({ known: { range: [-Infinity, Infinity] } })).toThrow('least value');
  });

  it('finds proven limits on both sides of the mean when the measure is bounded', () => {
    const cell = filled({ bound: 0.5, known: { range: [0, 1] } }, (rng) => rng.uniform());
    const { lower, upper } = cell.provenLimits();
    expect(lower).toBeGreaterThan(0.85);
    expect(lower).toBeLessThan(1);
    expect(upper).toBeGreaterThan(1);
    expect(upper).toBeLessThan(1.15);
  });

  it('finds no proven upper limit for an unbounded measure', () => {
    expect(filled({}, laws.exponential).provenLimits().upper).toBe(Infinity);
  });
});

describe('an inequality from below', () => {
  const draw = (rng: Stream) => 0.8 * laws.exponential(rng);

  it('is refuted by a range or a second moment', () => {
    const below = { verdict: 'violated', reason: 'the mean is below the bound' };
    expect(verdict({ is: '>=', known: { secondMoment: 2 } }, draw)).toMatchObject(below);
    expect(verdict({ is: '>=', known: { range: [0, 1] } }, (rng) => 0.8 * rng.uniform())).toMatchObject(below);
  });

  it('is never refuted without an assumption, however clear the sample', () => {
    const judgement = verdict({ is: '>=' }, (rng) => 0.1 * rng.uniform());
    expect(judgement.verdict).toBe('inconclusive');
    expect(judgement.flags).toContain('lower side can hold but not fail');
    expect(judgement.runsNeeded).toBeUndefined();
  });

  it('holds when the lower limit is at the bound', () => {
    expect(verdict({ is: '>=' }, (rng) => 1.5 * laws.exponential(rng)).verdict).toBe('holds');
  });

  it('is refuted at once when its bound lies beyond the range, or beyond the second moment', () => {
    expect(filled({ is: '>=', bound: 2, known: { range: [0, 1] } }, () => 1, 1).logE()).toBeGreaterThan(Math.log(1e10));
    const judgement = verdict({ is: '>=', bound: 2, known: { secondMoment: 3.9 } }, laws.exponential);
    expect(judgement).toMatchObject({ verdict: 'violated', logE: Infinity });
    expect(judgement.reason).toContain('Jensen');
  });
});

describe('an equality', () => {
  const secondMoments: [LawName, number][] = [
    ['chi2, d=5', 1.4],
    ['exponential', 2],
    ['lognormal 1', Math.E],
  ];

  it.each(secondMoments)('holds for %s, from above and below', (name, secondMoment) => {
    expect(verdict({ is: '=', known: { secondMoment } }, laws[name])).toMatchObject({ verdict: 'holds' });
  });

  it.each(secondMoments)('is refuted for %s by a bound 1.2 times too large or too small', (name, secondMoment) => {
    const refuted = (bound: number) => verdict({ is: '=', bound, known: { secondMoment } }, laws[name]);
    expect(refuted(1.2)).toMatchObject({ verdict: 'violated', reason: 'the mean is below the bound' });
    expect(refuted(1 / 1.2)).toMatchObject({ verdict: 'violated', reason: 'the mean is above the bound' });
  });

  it('is refuted when its declared second moment is too small', () => {
    const judgement = verdict({ is: '=', known: { secondMoment: 1.5 } }, laws.exponential);
    expect(judgement).toMatchObject({ verdict: 'violated', reason: 'the second moment is above the declared one' });
  });

  it('is refuted from above but never from below when nothing is known', () => {
    expect(verdict({ is: '=', bound: 1.2 }, laws.exponential).verdict).toBe('inconclusive');
    expect(verdict({ is: '=', bound: 1 / 1.2 }, laws.exponential).verdict).toBe('violated');
  });

  it('tolerates a mean within its margin', () => {
    const known = { range: [0, 2] } as const;
    expect(verdict({ is: '=', known }, (rng) => 1.015 * 2 * rng.uniform() * 0.98).verdict).toBe('holds');
  });

  it('of a signed measure needs a variance, and is refuted on either side', () => {
    const claim = { is: '=', bound: 0, known: { variance: 4 } } as const;
    const draw = (mean: number) => (rng: Stream) => mean + 2 * rng.normal();
    expect(verdict(claim, draw(0)).verdict).toBe('holds');
    expect(verdict(claim, draw(0.5))).toMatchObject({ verdict: 'violated', reason: 'the mean is above the bound' });
    expect(verdict(claim, draw(-0.5))).toMatchObject({ verdict: 'violated', reason: 'the mean is below the bound' });
    expect(verdict(claim, (rng) => 4 * rng.normal()).reason).toBe('the variance is above the declared one');
  });

  it('of a signed bounded measure is refuted on either side', () => {
    const claim = { is: '=', bound: 0, known: { range: [-1, 1] } } as const;
    const draw = (chance: number) => (rng: Stream) => (rng.uniform() < chance ? 1 : -1);
    expect(verdict(claim, draw(0.5)).verdict).toBe('holds');
    expect(verdict(claim, draw(0.6)).reason).toBe('the mean is above the bound');
    expect(verdict(claim, draw(0.4)).reason).toBe('the mean is below the bound');
  });

  it('of a deterministic measure holds exactly', () => {
    const claim = { is: '=', bound: 0.1, margin: 0, known: { secondMoment: 0.1 ** 2 } } as const;
    expect(verdict(claim, () => 0.1)).toMatchObject({ verdict: 'holds', runs: 256, resolution: 0 });
  });
});

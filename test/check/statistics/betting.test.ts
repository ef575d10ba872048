import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  averageLogE,
  BettingTest,
  type Evidence,
  LAMBDA,
  SecondMomentTest,
  SpreadTest,
  TILT,
  VarianceTest,
} from '../../../src/check/statistics/betting.js';
import { type Stream, stream } from '../../../src/random/streams.js';
import { type LawName, laws } from './laws.js';

fc.configureGlobal({ seed: 1 });

/** Share of repetitions in which the wealth reaches 1/level at some multiple of 16 runs. */
function alarmRates(draw: (rng: Stream) => number, make: () => Evidence, { repetitions = 400, runs = 2048 } = {}) {
  const highest = Array.from({ length: repetitions }, (_, repetition) => {
    const rng = stream('alarm', repetition);
    const test = make();
    let most = 0;
    for (let i = 1; i <= runs; i++) {
      test.add(draw(rng));
      if (i % 16 === 0) most = Math.max(most, test.logE());
    }
    return most;
  });
  const rate = (level: number) => highest.filter((logE) => logE >= -Math.log(level)).length / repetitions;
  return { '.05': rate(0.05), '.01': rate(0.01) };
}

function expectLevelKept(draw: (rng: Stream) => number, make: () => Evidence): void {
  const rates = alarmRates(draw, make);
  expect(rates['.05']).toBeLessThanOrEqual(0.05);
  expect(rates['.01']).toBeLessThanOrEqual(0.01);
}

/** Median runs until the wealth reaches 1e10. */
function medianRuns(draw: (rng: Stream) => number, make: () => Evidence, repetitions = 31): number {
  const runs = Array.from({ length: repetitions }, (_, repetition) => {
    const rng = stream('power', repetition);
    const test = make();
    let n = 0;
    do {
      test.add(draw(rng));
      n++;
    } while ((n > 64 && n % 16 > 0) || test.logE() < Math.log(1e10));
    return n;
  });
  return runs.sort((a, b) => a - b)[repetitions >> 1]!;
}

const nullLaws = Object.entries(laws).filter(([name]) => name !== 'chi2, d=50');
const observations = fc.array(fc.double({ min: 0, max: 1e3, noNaN: true }), { minLength: 1, maxLength: 100 });

describe('BettingTest', () => {
  it.each(nullLaws)('keeps its level at the bound whenever it is looked at: %s', (_name, law) => {
    expectLevelKept(law, () => new BettingTest());
  });

  it('is the average over LAMBDA of the products of 1 + lambda (y - 1)', () => {
    fc.assert(
      fc.property(observations, (ys) => {
        const test = new BettingTest();
        for (const y of ys) test.add(y);
        const sums = LAMBDA.map((lambda) => ys.reduce((sum, y) => sum + Math.log1p(lambda * (y - 1)), 0));
        expect(Math.abs(test.logE() - averageLogE(sums))).toBeLessThan(100 * ys.length * Number.EPSILON * 10);
      }),
    );
  });

  it('depends neither on looks in between nor on how the observations are cut into batches', () => {
    fc.assert(
      fc.property(observations, (ys) => {
        const watched = new BettingTest();
        const unwatched = new BettingTest();
        for (const y of ys) {
          watched.add(y);
          watched.logE();
          unwatched.add(y);
        }
        expect(watched.logE()).toBe(unwatched.logE());
      }),
    );
  });

  it('starts with wealth 1 and never loses all of it to zeros', () => {
    const test = new BettingTest();
    expect(test.logE()).toBe(0);
    for (let i = 0; i < 1000; i++) test.add(0);
    expect(test.logE()).toBeGreaterThan(-10);
  });

  it('rejects at a single infinite observation', () => {
    const test = new BettingTest();
    test.add(Infinity);
    expect(test.logE()).toBeGreaterThan(Math.log(1e10));
    for (let i = 0; i < 7; i++) test.add(Infinity);
    expect(test.logE()).toBeLessThan(Infinity);
  });

  // Medians of 60 or more repetitions in an independent prototype, threshold 1e10.
  it.each<[LawName, number, number]>([
    ['sd 1 %', 1.2, 143],
    ['chi2, d=5', 1.2, 604],
    ['chi2, d=1', 1.2, 2888],
    ['exponential', 1.2, 1591],
    ['lognormal 1', 1.2, 2061],
    ['Pareto 2.5', 1.2, 366],
    ['Pareto 1.5', 1.2, 8845],
    ['chi2, d=1', 2, 215],
    ['exponential', 2, 112],
    ['lognormal 2', 2, 1360],
    ['Pareto 1.5', 2, 103],
    ['rare, 1e-2', 2, 13443],
    ['rare, 1e-3', 10, 18922],
  ])('rejects %s at %f times the bound in about %i runs', (name, ratio, expected) => {
    const median = medianRuns(
      (rng) => ratio * laws[name](rng),
      () => new BettingTest(),
    );
    expect(median).toBeLessThan(1.4 * expected);
    expect(median).toBeGreaterThan(expected / 1.4);
  });
});

describe('SecondMomentTest', () => {
  // E[U^2] of each law: 1 + 2/d for chi-square, 2 for the exponential, e for lognormal 1.
  const known: [LawName, number][] = [
    ['chi2, d=1', 3],
    ['chi2, d=5', 1.4],
    ['exponential', 2],
    ['lognormal 1', Math.E],
    ['rare, 1e-2', 100],
  ];

  it.each(known)('keeps its level when the mean is exactly the claimed one: %s', (name, secondMoment) => {
    expectLevelKept(laws[name], () => new SecondMomentTest(secondMoment));
  });

  it('has factors below 1 - t U + t^2 U^2 / 2, whose expectation it divides by', () => {
    fc.assert(
      fc.property(fc.constantFrom(...TILT), fc.double({ min: 0, max: 1e6, noNaN: true }), (t, u) => {
        expect(Math.exp(-t * u)).toBeLessThanOrEqual((1 - t * u + (t * u) ** 2 / 2) * (1 + 1e-12));
      }),
    );
  });

  // Independent prototype: runs at 1e-10 when the true mean is b / ratio.
  it.each<[LawName, number, number, number]>([
    ['chi2, d=1', 3, 1.2, 4104],
    ['chi2, d=5', 1.4, 1.2, 1152],
    ['exponential', 2, 1.2, 2088],
    ['lognormal 1', Math.E, 1.2, 3816],
    ['exponential', 2, 2, 306],
  ])(
    'rejects %s with E[U^2] = %f when its mean is %f times too small, in about %i runs',
    (name, moment, ratio, runs) => {
      const median = medianRuns(
        (rng) => laws[name](rng) / ratio,
        () => new SecondMomentTest(moment),
      );
      expect(median).toBeLessThan(1.4 * runs);
      expect(median).toBeGreaterThan(runs / 1.4);
    },
  );

  it('is infinite at once when no law has such a mean and second moment', () => {
    const test = new SecondMomentTest(0.99);
    expect(test.logE()).toBe(0);
    test.add(0.5);
    expect(test.logE()).toBe(Infinity);
  });
});

/** Signed laws of mean 0 and variance 1. */
const signed: [string, (rng: Stream) => number][] = [
  ['normal', (rng) => rng.normal()],
  ['signs', (rng) => rng.sign()],
  ['skewed to the right', (rng) => laws.exponential(rng) - 1],
  ['skewed to the left', (rng) => 1 - laws.exponential(rng)],
  ['rare and large', (rng) => (rng.uniform() < 0.01 ? 10 * rng.sign() : 0)],
];

describe('VarianceTest', () => {
  it.each(signed)('keeps its level at mean 0: %s', (_name, law) => {
    expectLevelKept(law, () => new VarianceTest());
  });

  it.each(signed)('keeps its level at a mean far below 0, where the second moment is large: %s', (_name, law) => {
    expectLevelKept(
      (rng) => law(rng) - 3,
      () => new VarianceTest(),
    );
  });

  it('rejects a mean of half a standard deviation in about 2 ln(1e10) / 0.5^2 runs', () => {
    const median = medianRuns(
      (rng) => rng.normal() + 0.5,
      () => new VarianceTest(),
    );
    expect(median).toBeGreaterThan(150);
    expect(median).toBeLessThan(300);
  });

  it('takes any observation without losing its numbers', () => {
    const test = new VarianceTest();
    for (let i = 0; i < 16; i++) test.add(i % 2 === 0 ? Infinity : -Infinity);
    expect(test.logE()).not.toBeNaN();
  });
});

describe('SpreadTest', () => {
  it.each(signed)('keeps its level at variance 1, whatever the mean: %s', (_name, law) => {
    expectLevelKept(
      (rng) => law(rng) + 5,
      () => new SpreadTest(),
    );
  });

  it('rejects twice the declared variance', () => {
    expect(
      medianRuns(
        (rng) => Math.SQRT2 * rng.normal(),
        () => new SpreadTest(),
      ),
    ).toBeLessThan(1000);
  });
});

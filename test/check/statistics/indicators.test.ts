import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { BettingTest } from '../../../src/check/statistics/betting.js';
import { Tally } from '../../../src/check/statistics/indicators.js';
import { judgeProbability } from '../../../src/check/statistics/judge.js';
import { looks } from '../../../src/check/statistics/schedule.js';
import { stream } from '../../../src/random/streams.js';

fc.configureGlobal({ seed: 1 });

describe('Tally', () => {
  it('has the e-value of betting on indicator / delta', () => {
    const deltas = fc.double({ min: 1e-3, max: 1, noNaN: true });
    fc.assert(
      fc.property(deltas, fc.array(fc.boolean(), { maxLength: 300 }), (delta, outcomes) => {
        const tally = new Tally(delta);
        const bets = new BettingTest();
        for (const hit of outcomes) {
          tally.add(hit);
          bets.add(hit ? 1 / delta : 0);
        }
        expect(Math.abs(tally.logE() - bets.logE())).toBeLessThanOrEqual(1e-12 * (1 + outcomes.length));
      }),
    );
  });

  it.each([0.2, 0.05, 0.01])('keeps its level when the event has probability delta = %f', (delta) => {
    const repetitions = 1000;
    let alarms = 0;
    for (let repetition = 0; repetition < repetitions; repetition++) {
      const rng = stream('tally', delta, repetition);
      const tally = new Tally(delta);
      let highest = 0;
      for (let i = 1; i <= 1024; i++) {
        tally.add(rng.uniform() < delta);
        if (i % 16 === 0) highest = Math.max(highest, tally.logE());
      }
      if (highest >= Math.log(20)) alarms++;
    }
    expect(alarms / repetitions).toBeLessThanOrEqual(0.05);
  });

  // Independent prototype: runs at 1e-10, grid; here at the expected number of hits.
  it.each([
    [0.1, 2, 554],
    [0.01, 2, 6479],
    [0.01, 10, 178],
    [0.001, 2, 67512],
    [0.001, 10, 1840],
  ])('refutes delta = %f at %i times that rate after about %i runs', (delta, ratio, runs) => {
    const logEAfter = (n: number) => new Tally(delta, n, Math.round(n * delta * ratio)).logE();
    expect(logEAfter(1.3 * runs)).toBeGreaterThan(Math.log(1e10));
    expect(logEAfter(runs / 1.3)).toBeLessThan(Math.log(1e10));
  });

  it('has bets small enough for events rarer than 1e-3', () => {
    expect(new Tally(1e-6, 1e9, 1200).logE()).toBeGreaterThan(10);
  });

  it('takes another delta without new runs', () => {
    const tally = new Tally(0.1, 1000, 57);
    expect(tally.against(0.05).logE()).toBe(new Tally(0.05, 1000, 57).logE());
  });

  it('refuses delta = 0, which is a claim for every run', () => {
    expect(() => new Tally(0)).toThrow('claim for every run');
  });
});

describe('judgeProbability', () => {
  const verdictAt = (delta: number, probability: number) => {
    const rng = stream('verdict', delta, probability);
    const tally = new Tally(delta);
    let runs = 0;
    for (const look of looks(65536)) {
      for (; runs < look; runs++) tally.add(rng.uniform() < probability);
      const judgement = judgeProbability([tally]);
      if (judgement.verdict !== 'inconclusive') return judgement;
    }
    return judgeProbability([tally]);
  };

  it('holds at an event that never happens', () => {
    expect(verdictAt(0.1, 0)).toMatchObject({ verdict: 'holds', runs: 256, mean: 0 });
  });

  it('holds to its resolution at probability delta', () => {
    const { verdict, upper } = verdictAt(0.1, 0.1);
    expect(verdict).toBe('holds');
    expect(upper).toBeLessThanOrEqual(1.2);
  });

  it('rejects twice the probability', () => {
    expect(verdictAt(0.1, 0.2)).toMatchObject({ verdict: 'violated', reason: 'the probability is above delta' });
  });

  it('says how many runs would do when there are too few', () => {
    const { verdict, runsNeeded } = judgeProbability([new Tally(0.01, 1000, 10)]);
    expect(verdict).toBe('inconclusive');
    expect(runsNeeded).toBeGreaterThan(10000);
    expect(runsNeeded).toBeLessThan(80000);
  });
});

import { describe, expect, it } from 'vitest';
import { Cell } from '../../../src/check/statistics/cell.js';
import { type Judgement, judgeExpectation, monitor } from '../../../src/check/statistics/judge.js';
import { looks } from '../../../src/check/statistics/schedule.js';
import { stream } from '../../../src/random/streams.js';
import { type LawName, laws } from './laws.js';

/** Judges E[Y] <= 1 at every look, one cell for each ratio of mean to bound. */
function judged(name: LawName, ratios: number[], { cap = 16384, seed = 0, alpha = 1e-10, rho = 0.05 } = {}): Judgement {
  const rng = stream('judge', name, seed);
  const cells = ratios.map(() => new Cell());
  let runs = 0;
  for (const look of looks(cap)) {
    for (; runs < look; runs++) {
      const y = laws[name](rng);
      for (const [i, cell] of cells.entries()) cell.add(ratios[i]! * y);
    }
    const judgement = judgeExpectation(cells, { alpha, rho });
    if (judgement.verdict !== 'inconclusive') return judgement;
  }
  return judgeExpectation(cells, { alpha, rho });
}

const tame: LawName[] = ['sd 1 %', 'chi2, d=5', 'chi2, d=1', 'exponential', 'lognormal 1'];
const seeds = Array.from({ length: 10 }, (_, seed) => seed);
const everyLaw = Object.keys(laws) as LawName[];

describe('looks', () => {
  it('doubles from 64 up to the cap, which comes last', () => {
    expect([...looks(1024)]).toEqual([64, 128, 256, 512, 1024]);
    expect([...looks(1000)]).toEqual([64, 128, 256, 512, 1000]);
    expect([...looks(10)]).toEqual([10]);
  });
});

describe('judgeExpectation', () => {
  it.each(tame)('holds with room when the mean is half the bound: %s', (name) => {
    for (const seed of seeds) {
      const judgement = judged(name, [0.5], { seed });
      expect(judgement.verdict).toBe('holds');
      expect(judgement.resolution).toBeLessThan(0);
      expect(judgement.runs).toBeLessThanOrEqual(1024);
    }
  });

  it.each(tame)('holds to its resolution when the mean is the bound: %s', (name) => {
    for (const seed of seeds) {
      const { verdict, resolution } = judged(name, [1], { seed, cap: 65536 });
      expect(verdict).toBe('holds');
      expect(resolution).toBeLessThanOrEqual(0.05 + 1e-9);
    }
  });

  it.each(everyLaw)('never says that a mean of 1.2 or 2 times the bound holds: %s', (name) => {
    for (const ratio of [1.2, 2]) {
      for (const seed of seeds) expect(judged(name, [ratio], { seed, cap: 4096 }).verdict).not.toBe('holds');
    }
  });

  it.each(everyLaw)('calls a claim at its bound violated no more often than its level: %s', (name) => {
    const repetitions = 200;
    let alarms = 0;
    for (let seed = 0; seed < repetitions; seed++) {
      // A level that is not met keeps the judge looking up to the cap.
      if (judged(name, [1], { seed: seed + 100, cap: 1024, alpha: 0.05, rho: -1 }).verdict === 'violated') alarms++;
    }
    expect(alarms / repetitions).toBeLessThanOrEqual(0.05);
  });

  it('finds one bad cell among many, and names it', () => {
    const ratios = [0.5, 0.9, 0.3, 2, 0.7, 0.1, 0.2, 0.4];
    const judgement = judged('exponential', ratios);
    expect(judgement).toMatchObject({ verdict: 'violated', cell: 3, reason: 'the mean is above the bound' });
    expect(judgement.runs).toBeLessThanOrEqual(256);
  });

  it('holds only when every cell does, and names the one that is least resolved', () => {
    expect(judged('exponential', [0.5, 0.8, 0.3])).toMatchObject({ verdict: 'holds', cell: 1 });
    expect(judged('exponential', [0.5, 1.04, 0.3], { cap: 256 })).toMatchObject({ verdict: 'inconclusive', cell: 1 });
  });

  it('never holds on a measure that is always 0', () => {
    const cell = new Cell();
    for (let i = 0; i < 4096; i++) cell.add(0);
    const judgement = judgeExpectation([cell]);
    expect(judgement).toMatchObject({ verdict: 'inconclusive', reason: 'the measure is always 0' });
    expect(judgement.runsNeeded).toBeUndefined();
  });

  it('never holds on a mean that rests on a few rare events', () => {
    const judgement = judged('rare, 1e-3', [0.5]);
    expect(judgement.verdict).toBe('inconclusive');
    expect(judgement.reason).toContain('effective runs');
    expect(judgement.runsNeeded).toBeGreaterThan(50000);
  });

  it('widens its limits and says so when the second moment may be infinite', () => {
    const { flags, mean, upper } = judged('Pareto 1.5', [0.9]);
    expect(flags).toEqual(['heavy tail']);
    expect(upper - mean).toBeGreaterThan(0.05);
    expect(judged('exponential', [0.9]).flags).toEqual([]);
  });

  it('rejects at once when a run diverges', () => {
    const cell = new Cell({ bound: 1e-3 });
    cell.add(Infinity);
    expect(judgeExpectation([cell, new Cell(), new Cell()])).toMatchObject({ verdict: 'violated', cell: 0, runs: 1 });
  });

  it('forgives a deterministic measure the last digits, and no more', () => {
    const always = (x: number) => {
      const cell = new Cell({ bound: 0.1 });
      for (let i = 0; i < 65536; i++) cell.add(x);
      return judgeExpectation([cell], { rho: 0 }).verdict;
    };
    expect(always(0.1 * (1 + 1e-12))).toBe('holds');
    expect(always(0.1 * (1 + 1e-3))).toBe('violated');
  });

  it('estimates the runs that settle a claim within a factor of 3', () => {
    const { runsNeeded } = judged('exponential', [1], { cap: 1024 });
    const { runs } = judged('exponential', [1], { cap: 65536 });
    expect(runsNeeded! / runs).toBeGreaterThan(1 / 3);
    expect(runsNeeded! / runs).toBeLessThan(3);
  });

  it('estimates the runs that refute a claim too', () => {
    const { verdict, runsNeeded } = judged('exponential', [1.2], { cap: 512 });
    expect(verdict).toBe('inconclusive');
    expect(runsNeeded).toBeGreaterThan(500);
    expect(runsNeeded).toBeLessThan(5000);
  });

  it('keeps its level when the sampler follows the evidence', () => {
    const repetitions = 200;
    let alarms = 0;
    for (let repetition = 0; repetition < repetitions; repetition++) {
      const rng = stream('adaptive', repetition);
      const cells = Array.from({ length: 8 }, () => new Cell());
      let highest = 0;
      for (let batch = 0; batch < 100; batch++) {
        const { cell, logE } = monitor(cells);
        highest = Math.max(highest, logE);
        for (let i = 0; i < 32; i++) cells[batch % 2 === 0 ? (batch / 2) % 8 : cell]!.add(laws.exponential(rng));
      }
      if (highest >= Math.log(20)) alarms++;
    }
    expect(alarms / repetitions).toBeLessThanOrEqual(0.05);
  });

  it('needs something to judge', () => {
    expect(() => judgeExpectation([])).toThrow('at least one cell');
  });
});

describe('monitor', () => {
  it('is the logarithm of the average e-value, and points to the largest', () => {
    const cells = [0, 3, 1].map((x) => {
      const cell = new Cell();
      cell.add(x);
      return cell;
    });
    const average = cells.reduce((sum, cell) => sum + Math.exp(cell.logE()), 0) / 3;
    const { logE, cell } = monitor(cells);
    expect(logE).toBeCloseTo(Math.log(average), 12);
    expect(cell).toBe(1);
  });
});

import { pathToFileURL } from 'node:url';
import { BettingTest } from '../src/check/statistics/betting.js';
import { Cell } from '../src/check/statistics/cell.js';
import { type Judgement, judgeExpectation } from '../src/check/statistics/judge.js';
import { ALPHA_CHECK, looks } from '../src/check/statistics/schedule.js';
import { stream } from '../src/random/streams.js';
import { type Law, laws } from '../test/check/statistics/laws.js';
import { table } from './table.js';

const RATIOS = [1.05, 1.2, 2, 10];
const CAP = 65536;

/** Median runs until a mean of `ratio` times the bound is rejected at the level of a check. */
function runsToReject(name: string, law: Law, ratio: number): string {
  const repetitions = 25;
  const runs = Array.from({ length: repetitions }, (_, repetition) => {
    const rng = stream('power', name, ratio, repetition);
    const test = new BettingTest();
    for (let n = 1; n <= CAP; n++) {
      test.add(ratio * law(rng));
      if ((n < 64 || n % 16 === 0) && test.logE() >= -Math.log(ALPHA_CHECK)) return n;
    }
    return Infinity;
  });
  const median = runs.sort((a, b) => a - b)[repetitions >> 1]!;
  return Number.isFinite(median) ? String(median) : `> ${CAP}`;
}

/** Share of repetitions in which a mean at the bound is rejected at each level, looked at every 16 runs up to 4096. */
function falseAlarms(name: string, law: Law, levels: readonly number[]): string[] {
  const repetitions = 500;
  const alarms = levels.map(() => 0);
  for (let repetition = 0; repetition < repetitions; repetition++) {
    const rng = stream('alarm', name, repetition);
    const test = new BettingTest();
    let highest = 0;
    for (let n = 1; n <= 4096; n++) {
      test.add(law(rng));
      if (n % 16 === 0) highest = Math.max(highest, test.logE());
    }
    for (const [i, level] of levels.entries()) if (highest >= -Math.log(level)) alarms[i]!++;
  }
  return alarms.map((count) => String(count / repetitions));
}

/** Share of each verdict, and the median runs it took. */
function verdicts(name: string, law: Law, ratio: number): string {
  const repetitions = 25;
  const outcomes = Array.from({ length: repetitions }, (_, repetition) => {
    const rng = stream('verdict', name, ratio, repetition);
    const cell = new Cell();
    let judgement: Judgement | undefined;
    for (const look of looks(16384)) {
      while (cell.values.length < look) cell.add(ratio * law(rng));
      judgement = judgeExpectation([cell]);
      if (judgement.verdict !== 'inconclusive') break;
    }
    return judgement!;
  });
  const share = (verdict: string) => outcomes.filter((o) => o.verdict === verdict).length / repetitions;
  const runs = outcomes.map((o) => o.runs).sort((a, b) => a - b)[repetitions >> 1]!;
  return `${runs}: ${share('holds')} h, ${share('violated')} v`;
}

/** Time of a bet on one observation. */
function nanoseconds(): number {
  const rng = stream('time');
  const ys = Float64Array.from({ length: 1 << 20 }, () => laws.exponential(rng));
  const start = performance.now();
  const test = new BettingTest();
  for (let i = 0; i < ys.length; i++) test.add(ys[i]!);
  return ((performance.now() - start) / ys.length) * 1e6;
}

/**
 * Power and level of the betting test, and what the judge says, over laws from harmless to hopeless; about ten seconds.
 */
export async function statisticsBench(): Promise<string> {
  const all = Object.entries<Law>(laws);
  const levels = [0.05, 0.01];
  const ratios = [0.5, 0.9, 1, 1.05];
  return [
    `Median runs to reject a mean of r times the bound, level ${ALPHA_CHECK}`,
    table(
      ['law', ...RATIOS.map((ratio) => `r = ${ratio}`)],
      all.map(([name, law]) => [name, ...RATIOS.map((ratio) => runsToReject(name, law, ratio))]),
    ),
    'False alarms at the bound, any time up to 4096 runs',
    table(
      ['law', ...levels.map((level) => `level ${level}`)],
      all.map(([name, law]) => [name, ...falseAlarms(name, law, levels)]),
    ),
    'Verdicts at r times the bound, resolution 0.05, up to 16384 runs: median runs, share of holds and violated',
    table(
      ['law', ...ratios.map((ratio) => `r = ${ratio}`)],
      all.map(([name, law]) => [name, ...ratios.map((ratio) => verdicts(name, law, ratio))]),
    ),
    `One bet on one observation: ${nanoseconds().toFixed(0)} ns`,
  ].join('\n\n');
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) console.log(await statisticsBench());

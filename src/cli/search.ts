import { refutationLines } from '../check/explain.js';
import type { Exploration } from '../check/explore.js';
import { open, selectOne } from './open.js';
import type { Shard } from './options.js';
import { startPool } from './pool.js';
import { showProgress } from './progress.js';
import { untilSignal } from './signals.js';
import { shortNumber } from './table.js';
import { EXIT, UsageError } from './usage.js';
import type { Fault } from './worker.js';

interface Options {
  readonly budget?: number;
  readonly seed: number;
  readonly runs?: number;
  readonly workers: number;
  readonly shard?: Shard;
  readonly json?: boolean;
  readonly quiet?: boolean;
}

/** Evaluations of one round, and of a search without a budget. */
const ROUND = 500;
const EVALUATIONS = 4000;

/**
 * Searches in independent rounds on all workers: a given number of evaluations, or as many rounds as fit a budget of time;
 * a shard takes its part of them.
 * Rounds are numbered, and the best of equals is the first: the workers don't show in the result.
 */
export async function search([argument]: string[], options: Options): Promise<number> {
  const { budget, seed, runs = EVALUATIONS, workers, shard = { index: 1, count: 1 }, json, quiet = false } = options;
  const opened = await open([argument]);
  const { id, theorem } = selectOne(opened, argument);
  const rounds = budget === undefined ? Math.ceil(runs / ROUND) : Number.POSITIVE_INFINITY;
  const deadline = budget === undefined ? Number.POSITIVE_INFINITY : performance.now() + 1000 * budget;
  const own = Math.ceil((rounds - shard.index + 1) / shard.count);
  if (own < 1)
    throw new UsageError({
      where: '--shard',
      expected: `at most ${rounds} parts, the rounds of ${runs} evaluations`,
      received: `part ${shard.index} of ${shard.count}`,
      advice: 'Ask for more --runs, or a --budget.',
    });
  const threads = Math.min(workers, own);
  const found: Exploration[] = [];
  let fault: Fault | undefined;
  let next = 0;

  const progress = showProgress(budget === undefined ? own : 0, quiet);
  const pool = startPool(threads);
  const stop = new AbortController();
  const thread = async (): Promise<void> => {
    while (next < own && performance.now() < deadline && !fault) {
      const round = shard.index - 1 + shard.count * next++;
      const evaluations = budget === undefined ? Math.min(ROUND, runs - round * ROUND) : ROUND;
      const outcome = await pool.search({ id, files: opened.files, options: { seed, round, evaluations } });
      if (stop.signal.aborted) return;
      if ('fault' in outcome) fault = outcome.fault;
      else {
        found.push(outcome.value);
        progress.done(`largest ratio ${shortNumber(best(found)?.best?.ratio ?? null)}`);
      }
    }
  };
  const signal = await untilSignal(Promise.all(Array.from({ length: threads }, thread)), stop);
  progress.stop();
  await pool.close();
  if (fault) {
    process.stderr.write(`${fault.stack ?? fault.message}\n`);
    return EXIT.usage;
  }
  const largest = best(found);
  const evaluations = found.reduce((sum, { evaluations: spent }) => sum + spent, 0);
  if (json) process.stdout.write(`${JSON.stringify({ ...largest, evaluations, rounds: found.length, seed })}\n`);
  else
    process.stdout.write(
      `${text(
        id,
        theorem.claims.map((claim) => `${claim.left} ${claim.is} ${claim.right}`),
        largest,
        evaluations,
      )}\n`,
    );
  if (signal) return EXIT[signal];
  return { violated: EXIT.wrong, inconclusive: EXIT.inconclusive, holds: EXIT.asExpected }[largest?.verdict ?? 'holds'];
}

/** A violation before any ratio; then the largest ratio; of equals the first round. */
function best(found: readonly Exploration[]): Exploration | undefined {
  const score = ({ verdict, best: record }: Exploration): number =>
    (verdict === 'violated' ? 1e300 : 0) + (record?.ratio ?? -1);
  return [...found].sort((a, b) => score(b) - score(a) || a.round - b.round)[0];
}

function text(id: string, claims: readonly string[], largest: Exploration | undefined, evaluations: number): string {
  if (!largest?.best) return `${id}: no trial could be evaluated without sampling`;
  const { best: record, verdict, counterexample, reason } = largest;
  const row = Object.entries(record.at).map(([symbol, value]) => `${symbol} = ${value}`);
  const where = [
    record.scenario,
    ...Object.entries(record.params).map(([name, value]) => `${name} = ${value}`),
    ...row,
  ];
  return [
    `${id}: ${evaluations} evaluations, largest measured/bound ${record.ratio}`,
    `  claim ${record.claim}: ${claims[record.claim]}`,
    `  on ${where.join(', ')}: ${JSON.stringify(record.instance)}`,
    ...(verdict === 'violated' && counterexample ? ['violated:', ...refutationLines(counterexample)] : []),
    ...(verdict === 'inconclusive' ? [`inconclusive: ${reason}`] : []),
  ].join('\n');
}

import type { EffortOptions } from '../check/effort.js';
import { standing } from '../check/explain.js';
import type { Library } from '../check/library.js';
import type { Report } from './junit.js';
import type { Opened } from './open.js';
import { startPool } from './pool.js';
import { showProgress } from './progress.js';
import type { Results } from './results.js';
import { type Ending, untilSignal } from './signals.js';
import type { FileError } from './usage.js';

/** What the verdicts depend on, and what they don't. */
export interface Judging extends EffortOptions {
  readonly seed: number;
  readonly workers: number;
  readonly quiet?: boolean;
}

export interface Judged {
  /** In the order of the ids; after a signal or a failure, those that finished. */
  readonly reports: readonly Report[];
  readonly signal?: Ending;
  /** A verdict that could not be kept. */
  readonly failure?: FileError;
}

/** Judges theorems on worker threads; each verdict is kept as soon as it is there, and those of an earlier run are taken over. */
export async function judgeAll(
  ids: readonly string[],
  opened: Opened,
  { workers, quiet = false, ...options }: Judging,
  results: Results | undefined,
): Promise<Judged> {
  const finished = new Map<string, Report>();
  for (const id of ids) {
    const verdict = results?.find(id);
    if (verdict) finished.set(id, { id, verdict });
  }
  if (finished.size > 0 && !quiet)
    process.stderr.write(`${finished.size} of ${ids.length} verdicts are in ${results?.folder} already.\n`);
  const inOrder = (): Report[] => ids.flatMap((id) => finished.get(id) ?? []);
  const waiting = bySize(
    ids.filter((id) => !finished.has(id)),
    opened.library,
  );
  if (waiting.length === 0) return { reports: inOrder() };

  const progress = showProgress(waiting.length, quiet);
  const pool = startPool(Math.min(workers, waiting.length));
  const stop = new AbortController();
  let failure: FileError | undefined;
  const judge = async (id: string): Promise<void> => {
    const outcome = await pool.check({ id, files: opened.files, options });
    if (stop.signal.aborted) return;
    const report: Report = 'value' in outcome ? { id, verdict: outcome.value } : { id, fault: outcome.fault };
    finished.set(id, report);
    progress.done(reportLine(report));
    try {
      if ('verdict' in report) results?.keep(report.verdict);
    } catch (error) {
      failure = error as FileError;
      stop.abort();
    }
  };
  const signal = await untilSignal(Promise.all(waiting.map(judge)), stop);
  progress.stop();
  await pool.close();
  return { reports: inOrder(), signal, failure };
}

const DIRECT = new Set(['every-run', 'limit', 'rate']);

/** Sampled theorems take longest, so they go first; reports keep the order of the ids. */
function bySize(ids: readonly string[], { theorems }: Library): string[] {
  const rank = (id: string): number =>
    theorems[id].claims.every(({ quantifier }) => DIRECT.has(quantifier.kind)) ? 1 : 0;
  return [...ids].sort((a, b) => rank(a) - rank(b));
}

function reportLine(report: Report): string {
  if ('fault' in report) return `${report.id}: error`;
  const { id, verdict } = report;
  const state = standing(verdict);
  const outcome = state === 'as expected' ? verdict.verdict : state === 'wrong' ? 'NOT AS EXPECTED' : state;
  return `${id}: ${outcome}, ${verdict.seconds.toFixed(1)} s`;
}

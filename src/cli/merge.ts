import type { Verdict } from '../core/verdict.js';
import { checkReport, statusOf, writeReports } from './checkReport.js';
import type { Report } from './junit.js';
import { expectSame, readResults } from './results.js';
import { EXIT, UsageError } from './usage.js';

interface Options {
  readonly json?: boolean;
  readonly junit?: string;
}

/** Joins folders of `check --out`, and reports as one check would have. */
export async function merge(folders: string[], options: Options): Promise<number> {
  const all = folders.map((folder) => ({ folder, ...readResults(folder) }));
  const [{ conditions }] = all;
  const found = new Map<string, { verdict: Verdict; folder: string }>();
  for (const { folder, conditions: other, verdicts } of all) {
    expectSame(folder, other, conditions);
    for (const verdict of verdicts) {
      const old = found.get(verdict.id);
      if (old && timeless(old.verdict) !== timeless(verdict))
        throw new UsageError({
          where: folder,
          expected: `the verdict on ${verdict.id} that ${old.folder} has`,
          received: 'another one',
          advice: 'One of them is of an older program; make it again.',
        });
      found.set(verdict.id, { verdict, folder });
    }
  }
  const verdicts = conditions.theorems.flatMap((id) => found.get(id)?.verdict ?? []);
  const reports = verdicts.map((verdict): Report => ({ id: verdict.id, verdict }));
  const seconds = verdicts.reduce((sum, verdict) => sum + verdict.seconds, 0);
  writeReports(reports, options, () => checkReport(reports, seconds));
  const missing = conditions.theorems.filter((id) => !found.has(id));
  if (missing.length === 0) return statusOf(reports);
  const some = missing.slice(0, 5).join(', ');
  const { message } = new UsageError({
    where: 'boundlab merge',
    expected: `verdicts on ${conditions.theorems.length} theorems`,
    received: `${reports.length}`,
    advice: `Missing: ${some}${missing.length > 5 ? ', ...' : ''}. Finish their shards first.`,
  });
  process.stderr.write(`${message}\n`);
  return EXIT.usage;
}

function timeless(verdict: Verdict): string {
  return JSON.stringify({ ...verdict, seconds: 0 });
}

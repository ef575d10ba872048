import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { auditScenario } from '../check/audit.js';
import type { Level } from '../check/effort.js';
import { auditReport } from './auditReport.js';
import { checkReport, statusOf, writeReports } from './checkReport.js';
import { expectWritable } from './files.js';
import { type Judged, judgeAll } from './judging.js';
import { open, select } from './open.js';
import type { Shard } from './options.js';
import { Results } from './results.js';
import { EXIT } from './usage.js';
import type { UserFile } from './userFile.js';

interface Options {
  readonly seed: number;
  readonly level: Level;
  readonly runs?: number;
  readonly falseAlarm?: number;
  readonly workers: number;
  readonly shard?: Shard;
  readonly out?: string;
  readonly json?: boolean;
  readonly junit?: string;
  readonly quiet?: boolean;
}

/** Judges the theorems that are asked for, all of them where none is, and audits the scenarios of files. */
export async function check(args: string[], options: Options): Promise<number> {
  const started = performance.now();
  if (options.junit) expectWritable(options.junit);
  const opened = await open(args);
  const { seed, level, runs, falseAlarm, shard } = options;
  const theorems = args.length === 0 ? Object.keys(opened.library.theorems) : select(opened, args);
  const ids = theorems.filter((_, i) => !shard || i % shard.count === shard.index - 1);
  const conditions = { seed, level, runs, falseAlarm, theorems };
  const results = options.out ? Results.open(options.out, conditions, sourceOf(opened.files)) : undefined;

  const audits = opened.scenarios.map((name) => auditScenario(name, opened.library, { seed }));
  if (audits.length > 0) process.stdout.write(auditReport(audits, opened.library, options.json));
  const judged = await judgeAll(ids, opened, options, results);
  if (judged.reports.length > 0) {
    const seconds = (performance.now() - started) / 1000;
    writeReports(judged.reports, options, () => checkReport(judged.reports, seconds));
  }
  if (judged.failure) process.stderr.write(`${judged.failure.message}\n`);
  if (judged.signal) {
    process.stderr.write(interruption(judged, ids.length, results));
    return EXIT[judged.signal];
  }
  const blamed = judged.failure ?? audits.find(({ verdict }) => verdict === 'violated');
  return blamed ? EXIT.usage : statusOf(judged.reports);
}

/** A name for the program and the files that verdicts are made by; the worker names the chunks it is made of. */
function sourceOf(files: readonly UserFile[]): string {
  const hash = createHash('sha256').update(readFileSync(new URL('../cli/worker.js', import.meta.url)));
  for (const { fingerprint } of files) hash.update(fingerprint);
  return hash.digest('hex').slice(0, 16);
}

function interruption({ signal, reports }: Judged, total: number, results: Results | undefined): string {
  const kept = `${signal}: ${reports.length} of ${total} verdicts were finished`;
  return results
    ? `${kept}; they are in ${results.folder}, and the same command resumes.\n`
    : `${kept}. With --out DIR they would be kept, and the same command would resume.\n`;
}

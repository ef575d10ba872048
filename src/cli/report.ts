import { existsSync, readFileSync, statSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { constants, gzipSync } from 'node:zlib';
import type { Level } from '../check/effort.js';
import type { Verdict } from '../core/verdict.js';
import { reportData } from '../report/assemble.js';
import { type PageParts, reportHtml } from '../report/html.js';
import { faultText, statusOf } from './checkReport.js';
import { expectWritable, writeWhole } from './files.js';
import { judgeAll } from './judging.js';
import type { Report } from './junit.js';
import { type Opened, open } from './open.js';
import { showProgress } from './progress.js';
import { readResults } from './results.js';
import type { Ending } from './signals.js';
import { EXIT, FileError, systemReason, UsageError } from './usage.js';

declare const BOUNDLAB_VERSION: string;

interface Options {
  readonly out: string;
  readonly seed: number;
  readonly level: Level;
  readonly workers: number;
  readonly quiet?: boolean;
}

interface Judged {
  readonly seed: number;
  readonly level: string;
  readonly ids: readonly string[];
  readonly reports: readonly Report[];
}

/** Writes the handbook as one page, from a folder of results or from a check made now. */
export async function report([folder]: string[], options: Options): Promise<number> {
  const { out, quiet = false } = options;
  if (existsSync(out) && statSync(out).isDirectory())
    throw new UsageError({ where: `--out ${out}`, expected: 'a file such as handbook.html', received: 'a folder' });
  expectWritable(out);
  const parts = pageParts();
  const opened = await open([]);
  const judged = folder === undefined ? await judgedNow(opened, options) : judgedBefore(folder, opened, quiet);
  if ('signal' in judged) {
    process.stderr.write(`${judged.signal}: no report was written.\n`);
    return EXIT[judged.signal];
  }
  const { seed, level, ids, reports } = judged;
  for (const one of reports) if ('fault' in one) process.stderr.write(`${faultText(one.id, one.fault)}\n`);
  const found = reports.flatMap((one): Verdict[] => ('verdict' in one ? [one.verdict] : []));
  const drawing = showProgress(ids.length, quiet);
  const data = reportData({
    version: BOUNDLAB_VERSION,
    seed,
    level,
    library: opened.library,
    ids,
    verdicts: new Map(found.map((verdict) => [verdict.id, verdict])),
    progress: (id) => drawing.done(`${id}: drawn`),
  });
  drawing.stop();
  const page = reportHtml(data, parts);
  writeWhole(out, page);
  process.stdout.write(`${out}: ${ids.length} theorems, ${(page.length / 1e6).toFixed(1)} MB\n`);
  return statusOf(reports);
}

async function judgedNow(
  opened: Opened,
  { seed, level, workers, quiet }: Options,
): Promise<Judged | { signal: Ending }> {
  const ids = Object.keys(opened.library.theorems);
  const { reports, signal } = await judgeAll(ids, opened, { seed, level, workers, quiet }, undefined);
  return signal ? { signal } : { seed, level, ids, reports };
}

/** What a folder holds; theorems without a verdict are shown as not judged. */
function judgedBefore(folder: string, { library }: Opened, quiet: boolean): Judged {
  const { conditions, verdicts } = readResults(folder);
  const { seed, level, theorems } = conditions;
  const ids = theorems.filter((id) => library.theorems[id] !== undefined);
  const strange = theorems.filter((id) => !ids.includes(id));
  if (strange.length > 0 && !quiet)
    process.stderr.write(`Left out, since this handbook does not have them: ${strange.join(', ')}.\n`);
  const reports = verdicts.filter(({ id }) => ids.includes(id)).map((verdict): Report => ({ id: verdict.id, verdict }));
  return { seed, level, ids, reports };
}

/** The parts of the page that the build made. */
function pageParts(): PageParts {
  const part = (name: string): string => {
    const url = new URL(`../report/${name}`, import.meta.url);
    try {
      return readFileSync(url, 'utf8');
    } catch (error) {
      throw new FileError({
        where: fileURLToPath(url),
        expected: 'a part of the page that the build makes',
        received: systemReason(error),
        advice: 'Run `npm run build`.',
      });
    }
  };
  return {
    script: part('page.js'),
    styles: part('page.css'),
    packed: { plotly: packed(part('plotly.js')), worker: packed(part('worker.js')) },
  };
}

/** Gzip in base64, as the page unpacks it. */
function packed(text: string): string {
  return gzipSync(text, { level: constants.Z_BEST_COMPRESSION }).toString('base64');
}

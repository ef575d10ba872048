import { explanation, refutationLines, standing } from '../check/explain.js';
import { RUNGS, type Rung } from '../core/theorem.js';
import type { RungOutcome, Verdict } from '../core/verdict.js';
import { writeWhole } from './files.js';
import { junit, type Report } from './junit.js';
import { bold, type Cell, columns, dim, green, red, shortNumber, yellow } from './table.js';
import { EXIT } from './usage.js';
import type { Fault } from './worker.js';

const MARKS: Record<RungOutcome, string> = { holds: '✓', violated: '✗', inconclusive: '?', 'not-applicable': '·' };
const LEGEND = `rungs: ${RUNGS.join(', ')}  (· does not apply)`;

/** Writes reports where they are wanted: on stdout as lines of JSON or as text, faults on stderr, JUnit into its file. */
export function writeReports(
  reports: readonly Report[],
  options: { readonly json?: boolean; readonly junit?: string },
  text: () => string,
): void {
  if (options.json) for (const report of reports) process.stdout.write(`${JSON.stringify(jsonOf(report))}\n`);
  else process.stdout.write(`${text()}\n`);
  for (const report of reports) if ('fault' in report) process.stderr.write(`${faultText(report.id, report.fault)}\n`);
  if (options.junit) writeWhole(options.junit, junit(reports));
}

function jsonOf(report: Report): object {
  if ('verdict' in report) return report.verdict;
  return { schema: 'boundlab/error@1', id: report.id, error: report.fault.message };
}

/** The sentence of an error; a fault of the program says so, with where it happened. */
export function faultText(id: string, { message, stack }: Fault): string {
  if (stack !== undefined) return `${id}: a fault of the program, please report it.\n${stack}`;
  return message.includes(id) ? message : `${id}: ${message}`;
}

/** The exit status that reports amount to. */
export function statusOf(reports: readonly Report[]): number {
  if (reports.some((report) => 'fault' in report)) return EXIT.usage;
  const states = reports.map((report) => ('verdict' in report ? standing(report.verdict) : 'wrong'));
  if (states.includes('wrong')) return EXIT.wrong;
  return states.includes('inconclusive') ? EXIT.inconclusive : EXIT.asExpected;
}

/** The table of a check, then a paragraph for whatever is not as expected, and a line of totals. */
export function checkReport(reports: readonly Report[], seconds: number): string {
  const verdicts = reports.flatMap((report) => ('verdict' in report ? [report.verdict] : []));
  const errata = verdicts.filter((v) => v.expected === 'violated' && standing(v) === 'as expected' && v.counterexample);
  const off = verdicts.filter((verdict) => standing(verdict) !== 'as expected');
  return [
    ...(verdicts.length > 0 ? [table(reports), dim(LEGEND)] : []),
    ...errata.map(refuted),
    ...off.map(explanation),
    ...verdicts.flatMap(vacuousLines),
    totals(reports, seconds),
  ].join('\n\n');
}

function table(reports: readonly Report[]): string {
  const header = ['theorem', 'verdict', 'tightness', 'bound/worst', 'mutants', 'counterex.', 'rungs', 'seconds'];
  const rows = reports.map(row);
  const align = header.map((title) => (['theorem', 'verdict', 'rungs'].includes(title) ? 'left' : 'right'));
  const shown = header.flatMap((title, i) =>
    title === 'bound/worst' && rows.every((cells) => cells[i] === '-') ? [] : [i],
  );
  return columns(
    shown.map((i) => header[i]),
    rows.map((cells) => shown.map((i) => cells[i])),
    shown.map((i) => align[i]),
  );
}

function row(report: Report): Cell[] {
  if ('fault' in report) return [report.id, { text: 'error', paint: red }, '-', '-', '-', '-', '', '-'];
  const { verdict } = report;
  return [
    report.id,
    verdictCell(verdict),
    shortNumber(tightness(verdict)),
    looseness(verdict),
    rejected(verdict.mutants),
    rejected(verdict.counterexamples),
    RUNGS.map((rung) => MARKS[verdict.rungs[rung]]).join(''),
    verdict.seconds.toFixed(1),
  ];
}

function verdictCell(verdict: Verdict): Cell {
  const state = standing(verdict);
  if (state === 'as expected')
    return { text: verdict.expected === 'violated' ? 'violated, as expected' : 'holds', paint: green };
  if (state === 'inconclusive') return { text: 'inconclusive', paint: yellow };
  return { text: wrongText(verdict), paint: red };
}

function wrongText({ verdict, claims, rungs }: Verdict): string {
  if (claims.some((claim) => claim.verdict !== claim.expected))
    return verdict === 'violated' ? 'VIOLATED' : 'HOLDS, unexpected';
  const failed: Rung | undefined = RUNGS.find((rung) => rungs[rung] === 'violated');
  return failed === 'sensitive' ? 'NOT SENSITIVE' : `${failed} violated`.toUpperCase();
}

/** Equalities have no ratio below 1: theirs is 1 where they hold. */
function tightness({ tightness: record, claims }: Verdict): number | null {
  if (record) return record.ratio;
  const known = claims.flatMap((claim) => (claim.tightness === null ? [] : [claim.tightness]));
  return known.length > 0 ? Math.max(...known) : null;
}

/** Between which numbers the bound over the exact worst case lies, over horizons, draws and the claims that ought to hold. */
function looseness({ worstCases, claims }: Verdict): string {
  const all = worstCases.flatMap(({ claim, boundOverWorst }) =>
    claims[claim].expected === 'holds' && Number.isFinite(boundOverWorst) ? [boundOverWorst] : [],
  );
  if (all.length === 0) return '-';
  const [low, high] = [Math.min(...all), Math.max(...all)].map((x) => shortNumber(x, 3));
  return low === high ? low : `${low} to ${high}`;
}

function rejected(all: readonly { verdict: string }[]): string {
  return all.length === 0 ? '-' : `${all.filter(({ verdict }) => verdict === 'violated').length}/${all.length}`;
}

function vacuousLines({ id, claims }: Verdict): string[] {
  return claims.flatMap(({ index, text, vacuous }) =>
    vacuous
      ? [`${id}, claim ${index}: ${text} says nothing: it is never below ${vacuous}, known before the first step.`]
      : [],
  );
}

function refuted({ id, claims, counterexample }: Verdict): string {
  const claim = claims[counterexample!.claim];
  return [
    `${id}: violated, as expected. The published claim ${claim.text} fails:`,
    ...refutationLines(counterexample!),
  ].join('\n');
}

function totals(reports: readonly Report[], seconds: number): string {
  const states = reports.map((report) => ('verdict' in report ? standing(report.verdict) : 'not judged'));
  const count = (state: string): number => states.filter((other) => other === state).length;
  const parts = ['wrong', 'inconclusive', 'not judged'].flatMap((state) =>
    count(state) > 0 ? [`${count(state)} ${state}`] : [],
  );
  const text = [
    `${reports.length} theorem${reports.length === 1 ? '' : 's'}: ${count('as expected')} as expected`,
    ...parts,
  ].join(', ');
  return `${bold(text)} (${seconds.toFixed(1)} s)`;
}

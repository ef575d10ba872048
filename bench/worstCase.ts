/** Exact worst cases: build and solve, against the established tool's times, the closed forms and other solvers. */
import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';
import { installed, OUTSIDE, type OutsideSolver, solveOutside } from '../test/pep/outside.js';
import { table } from './table.js';
import type { Job, Measured } from './worstCaseRow.js';

interface Line {
  readonly title: string;
  /** Name in test/pep/cases.ts or in bench/worstCaseRow.ts. */
  readonly name: string;
  /** Build + solve of the established Python tool in ms at N = 5, 10, 20: reference, DESIGN section 7, measured on such a machine. */
  readonly reference: Readonly<Record<number, number>>;
  readonly further?: readonly number[];
}

const LINES: readonly Line[] = [
  {
    title: 'gradient descent, smooth convex',
    name: 'gradient descent, h = 1',
    reference: { 5: 38, 10: 105, 20: 724 },
    further: [50],
  },
  {
    title: 'gradient descent, strongly convex, distance',
    name: 'gradient descent, strongly convex, distance, eta = 1',
    reference: { 5: 29, 10: 105, 20: 1009 },
  },
  {
    title: 'accelerated gradient, smooth convex',
    name: 'Nesterov, simplified',
    reference: { 5: 38, 10: 116, 20: 972 },
  },
  {
    title: 'proximal gradient, strongly convex',
    name: 'proximal gradient, strongly convex, distance',
    reference: { 5: 62, 10: 387, 20: 3929 },
  },
  {
    title: 'exact line search, strongly convex',
    name: 'exact line search, strongly convex',
    reference: { 5: 55, 10: 290, 20: 2239 },
  },
  {
    title: 'Douglas-Rachford',
    name: 'Douglas-Rachford, contraction of the steps',
    reference: { 5: 72, 10: 404, 20: 2872 },
  },
];

/** Runs by horizon, of which the fastest counts: enough for the compiler to have seen the short ones. */
const runs = (horizon: number): number => (horizon <= 5 ? 60 : horizon <= 10 ? 25 : horizon <= 20 ? 4 : 1);

/** Milliseconds to which the shell tells the time of its children. */
const TICK = 10;

/** Milliseconds and relative error of another solver on the same program, or why there are none. */
function outside(solver: OutsideSolver, file: string, optimum: number): string[] {
  try {
    const found = solveOutside(solver, file);
    const milliseconds = 1000 * found.seconds;
    return [
      milliseconds < TICK ? `< ${TICK}` : milliseconds.toFixed(0),
      Math.abs(found.optimum / optimum - 1).toExponential(0),
    ];
  } catch (error) {
    return [(error as NodeJS.ErrnoException).code === 'ETIMEDOUT' ? 'over 60 s' : 'failed', ''];
  }
}

function row(
  { title, reference }: Line,
  { horizon, file }: Job,
  measured: Measured,
  others: OutsideSolver[],
): string[] {
  const { build: built, solve, phases, status, bracket, error, optimum, megabytes } = measured;
  const total = built + solve;
  const told = reference[horizon];
  const where = Object.entries(phases).sort(([, p], [, q]) => q - p);
  return [
    title,
    String(horizon),
    built.toFixed(1),
    solve.toFixed(1),
    total.toFixed(1),
    told === undefined ? '' : String(told),
    told === undefined ? '' : (total / told).toFixed(2),
    status === 'solved' ? bracket.toExponential(0) : status,
    error.toExponential(0),
    where
      .slice(0, 3)
      .map(([phase, ms]) => `${phase} ${((100 * ms) / solve).toFixed(0)}%`)
      .join(', '),
    megabytes.toFixed(0),
    ...others.flatMap((solver) => outside(solver, file, optimum)),
  ];
}

export async function worstCaseBench(): Promise<string> {
  const folder = mkdtempSync(join(tmpdir(), 'bench-'));
  const program = join(folder, 'row.mjs');
  try {
    await build({
      entryPoints: [fileURLToPath(new URL('worstCaseRow.ts', import.meta.url))],
      outfile: program,
      bundle: true,
      format: 'esm',
      platform: 'node',
      target: 'es2022',
      logLevel: 'warning',
    });
    const others = OUTSIDE.filter(installed);
    const rows = LINES.flatMap((line) =>
      [5, 10, 20, ...(line.further ?? [])].map((horizon) => {
        const job: Job = { name: line.name, horizon, runs: runs(horizon), file: join(folder, 'program.dat-s') };
        const printed = execFileSync('node', [program, JSON.stringify(job)], { encoding: 'utf8' });
        return row(line, job, JSON.parse(printed) as Measured, others);
      }),
    );
    const head = [
      'case',
      'N',
      'build ms',
      'solve ms',
      'total ms',
      'reference ms',
      'ratio',
      'bracket',
      'error',
      'where solve goes',
      'peak MB',
      ...others.flatMap(({ command }) => [`${command} ms`, `${command} error`]),
    ];
    const missing = OUTSIDE.filter((solver) => !others.includes(solver)).map(({ command }) => command);
    return `CPU time of one thread, fastest of several runs in a warm process of its own. Reference: DESIGN table, the established Python
tool (wall time, another run, one thread). Other solvers: the same programs as files, CPU time, start of the process included${
      missing.length > 0 ? `; not installed: ${missing.join(', ')}` : ''
    }.

${table(head, rows)}`;
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

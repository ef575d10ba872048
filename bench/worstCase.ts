/** Exact worst cases: build and solve, against the established tool's times and the closed forms, and where the time goes. */
import { pose } from '../src/pep/pose.js';
import { type Lap, type Solution, solveSdp } from '../src/pep/sdp.js';
import { CASES, type Case } from '../test/pep/cases.js';
import { table } from './table.js';

interface Line {
  readonly title: string;
  /** Name in test/pep/cases.ts; missing where the method can't be analysed yet. */
  readonly name?: string;
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
  { title: 'Douglas-Rachford', reference: { 5: 72, 10: 404, 20: 2872 } },
];

/** Runs by horizon, of which the fastest counts. */
const runs = (horizon: number): number => (horizon <= 10 ? 12 : horizon <= 20 ? 4 : 1);

/** Milliseconds of the process, whatever else the machine does. */
function clock(): number {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1000;
}

interface Measured {
  readonly build: number;
  readonly solve: number;
  readonly phases: Readonly<Record<string, number>>;
  readonly solution: Solution;
  /** Relative error against the closed form. */
  readonly error: number;
}

function measure({ about, claim, symbols, exact }: Case, horizon: number): Measured {
  let best: Measured | undefined;
  for (let run = 0; run < runs(horizon); run++) {
    const started = clock();
    const posed = pose(about, { horizon, symbols, claim });
    const built = clock();
    const phases: Record<string, number> = {};
    let from = built;
    const lap: Lap = (phase) => {
      const now = clock();
      phases[phase] = (phases[phase] ?? 0) + now - from;
      from = now;
    };
    const solution = solveSdp(posed.sdp, { lap });
    const solve = clock() - built;
    const error = Math.abs(posed.left(solution.value) / (exact?.(horizon) ?? posed.bound) - 1);
    if (!best || built - started + solve < best.build + best.solve)
      best = { build: built - started, solve, phases, solution, error };
  }
  return best!;
}

function row({ title, reference }: Line, horizon: number, measured: Measured): string[] {
  const { build, solve, phases, solution, error } = measured;
  const total = build + solve;
  const told = reference[horizon];
  const where = Object.entries(phases).sort(([, p], [, q]) => q - p);
  return [
    title,
    String(horizon),
    build.toFixed(1),
    solve.toFixed(1),
    total.toFixed(1),
    told === undefined ? '' : String(told),
    told === undefined ? '' : (total / told).toFixed(2),
    solution.status === 'solved'
      ? ((solution.upper - solution.lower) / Math.abs(solution.value)).toExponential(0)
      : solution.status,
    error.toExponential(0),
    where
      .slice(0, 3)
      .map(([phase, ms]) => `${phase} ${((100 * ms) / solve).toFixed(0)}%`)
      .join(', '),
    (process.resourceUsage().maxRSS / 1024).toFixed(0),
  ];
}

export async function worstCaseBench(): Promise<string> {
  const rows: string[][] = [];
  // The compiler has seen all kernels before anything counts.
  for (const one of CASES.filter(({ name }) => LINES.some((line) => line.name === name))) measure(one, 10);
  for (const line of LINES) {
    const found = CASES.find(({ name }) => name === line.name);
    if (!found) {
      rows.push([line.title, '', '', '', '', Object.values(line.reference).join(', '), '', 'not measured', '', '', '']);
      continue;
    }
    for (const horizon of [5, 10, 20, ...(line.further ?? [])]) rows.push(row(line, horizon, measure(found, horizon)));
  }
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
    'peak MB so far',
  ];
  return `CPU time of one thread, fastest of several runs in a warm process. Reference: DESIGN table, the established Python tool
(wall time, another run, one thread). Outside solvers on exported files, side by side: not yet, there is no export.

${table(head, rows)}`;
}

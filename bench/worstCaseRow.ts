import { writeFileSync } from 'node:fs';
import { pose } from '../src/pep/pose.js';
import { type Lap, solveSdp } from '../src/pep/sdp.js';
import { toSdpa } from '../src/pep/sdpa.js';
import { CASES, type Case, handbook } from '../test/pep/cases.js';

/** One row of the table, bundled by bench/worstCase.ts as the package is, and measured in a process of its own. */
export interface Job {
  readonly name: string;
  readonly horizon: number;
  /** Of which the fastest counts. */
  readonly runs: number;
  /** Where the program goes, for other solvers. */
  readonly file: string;
}

export interface Measured {
  /** Milliseconds of the process, whatever else the machine does. */
  readonly build: number;
  readonly solve: number;
  readonly phases: Readonly<Record<string, number>>;
  readonly status: string;
  /** (upper - lower) / value */
  readonly bracket: number;
  /** Relative, against the closed form. */
  readonly error: number;
  /** The closed form, of the program's value. */
  readonly optimum: number;
  /** Peak of the process. */
  readonly megabytes: number;
}

/** Rows that are not among the published values of the tests at these horizons. */
export const FURTHER: readonly Case[] = [
  {
    // Giselsson & Boyd 2017: the ratio of a step to the one before, over the theorem's factor, is 1.
    name: 'Douglas-Rachford, contraction of the steps',
    about: handbook('operators/douglas-rachford'),
    horizons: [5, 10, 20],
    exact: () => 1,
  },
];

function clock(): number {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1000;
}

function measure({ about, claim, symbols, exact }: Case, horizon: number, file?: string): Measured {
  const phases: Record<string, number> = {};
  const started = clock();
  const posed = pose(about, { horizon, symbols, claim });
  const built = clock();
  let from = built;
  const lap: Lap = (phase) => {
    const now = clock();
    phases[phase] = (phases[phase] ?? 0) + now - from;
    from = now;
  };
  const { status, value, lower, upper } = solveSdp(posed.sdp, { lap });
  const solve = clock() - built;
  if (file !== undefined) writeFileSync(file, toSdpa(posed.sdp));
  const closed = exact?.(horizon) ?? posed.bound;
  return {
    build: built - started,
    solve,
    phases,
    status,
    bracket: (upper - lower) / Math.abs(value),
    error: Math.abs(posed.left(value) / closed - 1),
    optimum: posed.squared ? closed ** 2 : posed.least ? -closed : closed,
    megabytes: 0,
  };
}

/** The horizon at which the compiler sees all kernels before anything counts. */
const WARM = 10;

function row({ name, horizon, runs, file }: Job): Measured {
  const found = [...CASES, ...FURTHER].find((one) => one.name === name);
  if (!found) throw new Error(`no case is called "${name}"`);
  for (let run = 0; run < 3; run++) measure(found, WARM);
  let best: Measured | undefined;
  for (let run = 0; run < runs; run++) {
    const measured = measure(found, horizon);
    if (!best || measured.build + measured.solve < best.build + best.solve) best = measured;
  }
  const megabytes = process.resourceUsage().maxRSS / 1024;
  measure(found, horizon, file);
  return { ...best!, megabytes };
}

console.log(JSON.stringify(row(JSON.parse(process.argv[2]) as Job)));

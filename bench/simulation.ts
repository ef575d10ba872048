import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { Worker } from 'node:worker_threads';
import { build } from 'esbuild';
import { hash } from '../src/random/streams.js';
import type { Job } from './engine.js';
import { EQUATIONS, EVERY, NAMES, STEP_SIZE, seedOf, system } from './leastSquares.js';
import { table } from './table.js';

const here = (file: string): string => fileURLToPath(new URL(file, import.meta.url));

/** Runs a thirtieth of a second or so at every dimension, ten windows; the fastest counts. */
const jobOf = (d: number): Job => ({
  d,
  steps: 1000,
  runs: Math.max(30, Math.round(3000 / Math.sqrt(d))),
  windows: 10,
});

/** The problem for the other programs: the same systems, and the generator's state at the start of each run. */
function problem({ d, steps, runs, windows }: Job): Buffer {
  const numbers = [EQUATIONS, d, NAMES.length, steps, EVERY, runs, windows, STEP_SIZE];
  for (const name of NAMES) {
    const { rows, offsets, minimizer } = system(name, d);
    numbers.push(...rows.flat(), ...offsets, ...minimizer);
  }
  const states = new BigUint64Array(2 * runs);
  const half = (run: number, word: number): bigint => BigInt(hash(...seedOf(run), 'sample', 0, word) >>> 0);
  for (let run = 0; run < runs; run++) {
    states[2 * run] = (half(run, 0) << 32n) | half(run, 1);
    states[2 * run + 1] = (half(run, 2) << 32n) | half(run, 3);
  }
  return Buffer.concat([Buffer.from(Float64Array.from(numbers).buffer), Buffer.from(states.buffer)]);
}

/** Runs a program on the problem, or says why there is no number. */
function attempt(command: string, args: string[], input: Buffer): number[] | string {
  const { OPENBLAS_CORETYPE, OPENBLAS_L2_SIZE, ...env } = process.env;
  try {
    const output = execFileSync(command, args, { input, env, encoding: 'utf8', stdio: ['pipe', 'pipe', 'ignore'] });
    return output.trim().split(' ').map(Number);
  } catch {
    return `no ${command}`;
  }
}

/** Steps a second of `workers` threads that all run the job at once. */
async function throughput(program: string, job: Job, workers: number): Promise<number> {
  const threads = Array.from({ length: workers }, () => new Worker(program, { workerData: job }));
  const heard = (thread: Worker): Promise<unknown> => new Promise((resolve) => thread.once('message', resolve));
  await Promise.all(threads.map(heard));
  const from = performance.now();
  await Promise.all(
    threads.map((thread) => {
      const done = heard(thread);
      thread.postMessage('go');
      return done;
    }),
  );
  const seconds = (performance.now() - from) / 1000;
  await Promise.all(threads.map((thread) => thread.terminate()));
  return (workers * job.runs * job.steps * job.windows) / seconds;
}

/** Least-squares SGD through the engine, in C and in NumPy, side by side; and one worker against two. */
export async function simulationBench(): Promise<string> {
  const folder = mkdtempSync(join(tmpdir(), 'bench-'));
  try {
    const program = join(folder, 'engine.mjs');
    await build({
      entryPoints: [here('engine.ts')],
      outfile: program,
      bundle: true,
      platform: 'node',
      format: 'esm',
      logLevel: 'error',
    });
    const sgd = join(folder, 'sgd');
    try {
      const flags = ['-O3', '-march=native', '-ffast-math'];
      execFileSync('cc', [...flags, here('c/leastSquaresSgd.c'), '-o', sgd], { stdio: 'ignore' });
    } catch {
      // Without a compiler the column says so.
    }
    const rows = [5, 20, 100].map((d) => {
      const job = jobOf(d);
      const input = problem(job);
      const ours = JSON.parse(execFileSync('node', [program, JSON.stringify(job)], { encoding: 'utf8' })) as {
        nanoseconds: number;
        sum: number;
      };
      const c = attempt(sgd, [], input);
      const numpy = attempt('python3', [here('numpy/leastSquaresSgd.py')], input);
      const rate = (found: number[] | string): string =>
        typeof found === 'string' ? '-' : (1e3 / found[0]).toFixed(1);
      const ratio = (found: number[] | string): string =>
        typeof found === 'string' ? '-' : (ours.nanoseconds / found[0]).toFixed(2);
      const agree = typeof c === 'string' ? '-' : Math.abs(c[1] - ours.sum) <= 1e-9 * Math.abs(c[1]) ? 'yes' : 'NO';
      return [String(d), (1e3 / ours.nanoseconds).toFixed(1), rate(c), rate(numpy), ratio(c), ratio(numpy), agree];
    });
    const job = { ...jobOf(20), windows: 20 };
    const [one, two] = [await throughput(program, job, 1), await throughput(program, job, 2)];
    return [
      `Least-squares SGD, n = ${EQUATIONS}, one thread, a fresh init every 1000 steps, three scenarios mixed; M steps/s`,
      table(['d', 'boundlab', 'C', 'NumPy', 'time / C', 'time / NumPy', 'same sums as C'], rows),
      `Two workers do ${(two / one).toFixed(2)} times the work of one (d = 20)`,
    ].join('\n\n');
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

import { parentPort, workerData } from 'node:worker_threads';
import { huber } from '../scenarios/convex/huber.js';
import { gaussian } from '../scenarios/noise/gaussian.js';
import { quadratic } from '../scenarios/strongly-convex/quadratic.js';
import { composed, prepare, subject } from '../src/check/experiment.js';
import type { Method } from '../src/core/method.js';
import { at } from '../src/core/scenario.js';
import { type Case, theorem } from '../src/core/theorem.js';
import { distanceSquared } from '../src/measures/distance.js';
import { gap } from '../src/measures/gap.js';
import { gradientDescent } from '../src/methods/gradientDescent.js';
import { stochasticGradientDescent } from '../src/methods/stochasticGradientDescent.js';
import { seededStreams } from '../src/random/streams.js';
import { simulation } from './leastSquares.js';

/**
 * The measured program, bundled by bench/simulation.ts as the package is, and run in a process or a worker of its own.
 */
export interface Job {
  readonly d: number;
  readonly steps: number;
  /** Runs in a window, and windows of which the fastest counts. */
  readonly runs: number;
  readonly windows: number;
}

/**
 * Other methods on other problems, in float64 and in 60 digits, as a process that checks theorems has seen them before:
 * what the compiler knows about the engine must hold for all of them.
 */
function live(): void {
  const library = { theorems: {}, assumptions: {}, scenarios: { huber, quadratic, gaussian } };
  const spectrum = [1, 2, 3];
  const start = [1, -1, 2];
  const trials: [Method, Case][] = [
    [gradientDescent, { objective: at(huber, { L: 1, kink: 0.1, start: 1 }) }],
    [gradientDescent, { objective: at(quadratic, { spectrum, start }) }],
    [stochasticGradientDescent, { objective: at(quadratic, { spectrum, start }), noise: at(gaussian, { sigma2: 1 }) }],
  ];
  for (const [method, place] of trials) {
    const text = { title: 'Another theorem', source: { cite: 'a benchmark' }, method, parameters: { eta: '0.1' } };
    const about = subject(
      'bench/another',
      theorem({ ...text, measures: [gap], measure: distanceSquared, bound: 'D^2' }),
      library,
    );
    const trial = { instance: composed(library, place), parameters: { T: 40 } };
    const modes = place.noise ? (['float64', 'precise', 'moments'] as const) : (['float64', 'precise'] as const);
    for (const mode of modes) {
      const runs = mode === 'float64' ? 500 : 10;
      for (let run = 0; run < runs; run++) prepare(about, trial, mode).run(seededStreams('another', run));
    }
  }
}

/** CPU nanoseconds a step in the fastest window, and the sum of what was measured in a window. */
export function measure({ d, steps, runs, windows }: Job): { nanoseconds: number; sum: number } {
  live();
  const make = simulation(d, steps);
  make(0, runs);
  let best = Number.POSITIVE_INFINITY;
  let sum = 0;
  for (let window = 0; window < windows; window++) {
    const from = process.cpuUsage();
    sum = make(0, runs);
    const { user, system } = process.cpuUsage(from);
    best = Math.min(best, user + system);
  }
  return { nanoseconds: (1e3 * best) / (runs * steps), sum };
}

if (parentPort) {
  // A worker: ready when warm; then `windows` times `runs` runs for each message.
  const { d, steps, runs, windows } = workerData as Job;
  live();
  const make = simulation(d, steps);
  make(0, runs);
  parentPort.on('message', () => {
    let sum = 0;
    for (let window = 0; window < windows; window++) sum = make(0, runs);
    parentPort!.postMessage(sum);
  });
  parentPort.postMessage('ready');
} else console.log(JSON.stringify(measure(JSON.parse(process.argv[2]) as Job)));

import { InstanceError } from '../core/errors.js';
import type { Theorem } from '../core/theorem.js';
import { claimText } from './describe.js';
import { type Subject, subject, type Trial } from './experiment.js';
import { claimNumber, completedTrial, type Given } from './given.js';
import type { Library } from './library.js';
import { Simulation, type SimulationOptions } from './simulation.js';

/** A range of values of one symbol. */
export interface ScanAxis {
  readonly symbol: string;
  readonly from: number;
  readonly to: number;
  readonly points: number;
  /** 'linear' where missing. */
  readonly scale?: 'linear' | 'log';
}

export interface ScanOptions extends Given, SimulationOptions {
  readonly x: ScanAxis;
  readonly y: ScanAxis;
  readonly claim?: number;
  /**
   * Where the theorem is tried at one point of the grid: one place or several, of which the worst counts. Where missing, the
   * symbols are parameters, set on the given instance or the tight one.
   */
  readonly at?: (values: Readonly<Record<string, number>>) => Given | readonly Given[];
}

/** The largest measured/bound over a grid of two symbols, inside and outside the region of the theorem. */
export interface Scan {
  readonly schema: 'boundlab/scan@1';
  readonly id: string;
  readonly title: string;
  readonly claim: number;
  readonly text: string;
  readonly x: ScanLine;
  readonly y: ScanLine;
  /** ratio[j][i] at x.values[i] and y.values[j]; Infinity where a run overflows, NaN where the claim speaks of no row. */
  readonly ratio: readonly (readonly number[])[];
  /** Whether the theorem speaks of the point. */
  readonly inside: readonly (readonly boolean[])[];
}

export interface ScanLine {
  readonly symbol: string;
  readonly scale: 'linear' | 'log';
  readonly values: readonly number[];
}

/** Simulates a theorem at each point of a grid, and keeps the largest measured/bound after the start. */
export function scanOf(id: string, theorem: Theorem, library: Library, options: ScanOptions): Scan {
  const about = subject(id, theorem, library);
  const { x, y, claim: number = 0, seed = 1 } = options;
  const claim = claimNumber(about, number);
  const [xs, ys] = [lineOf(x), lineOf(y)];
  const points = ys.values.map((second) =>
    xs.values.map((first) => {
      const values = { [x.symbol]: first, [y.symbol]: second };
      const places = options.at ? [options.at(values)].flat() : [withParameters(options, values)];
      const trials = places.map((place) => completedTrial(about, { ...place, outside: true }, seed));
      return worstOf(about, trials, number, options);
    }),
  );
  return {
    schema: 'boundlab/scan@1',
    id,
    title: theorem.title,
    claim: number,
    text: claimText(claim),
    x: xs,
    y: ys,
    ratio: points.map((row) => row.map(({ ratio }) => ratio)),
    inside: points.map((row) => row.map(({ inside }) => inside)),
  };
}

function withParameters({ instance, scenario, params, horizon }: Given, values: Record<string, number>): Given {
  return { instance, scenario, params: { ...(params as object), ...values }, horizon };
}

function worstOf(
  about: Subject,
  trials: readonly Trial[],
  number: number,
  options: SimulationOptions,
): { ratio: number; inside: boolean } {
  let ratio = Number.NaN;
  let inside = true;
  for (const trial of trials) {
    const simulation = new Simulation(about, trial, options);
    inside &&= simulation.outside === undefined;
    for (const seen of simulation.worst(about.theorem.claims[number]).rows)
      if (seen && seen.at.k !== 0 && !(seen.comparison.ratio <= ratio)) ratio = seen.comparison.ratio;
  }
  return { ratio, inside };
}

function lineOf({ symbol, from, to, points, scale = 'linear' }: ScanAxis): ScanLine {
  const reject = (expected: string, received: unknown): never => {
    throw new InstanceError({ where: `scan, ${symbol}`, expected, received: String(received) });
  };
  if (!Number.isInteger(points) || points < 2) reject('at least 2 points', points);
  if (!(from < to)) reject('a range from a smaller value to a larger one', `${from} to ${to}`);
  if (scale === 'log' && !(from > 0)) reject('positive values on a log scale', from);
  const values = Array.from({ length: points }, (_, i) => {
    const share = i / (points - 1);
    return scale === 'log' ? from * (to / from) ** share : from + (to - from) * share;
  });
  return { symbol, scale, values };
}

import type { Claim, Row, Theorem } from '../core/theorem.js';
import { rowScope } from './compare.js';
import { claimText } from './describe.js';
import { floatField, subject } from './experiment.js';
import { completedTrial, type Given } from './given.js';
import type { Library } from './library.js';
import { rowIndices, type Sighting } from './sightings.js';
import { type ByRow, type RunSides, Simulation, type SimulationOptions, sampledMean } from './simulation.js';

export interface RunOptions extends Given, SimulationOptions {}

export interface RunRow {
  readonly at: Readonly<Record<string, number>>;
  /** Measured symbols; means over the runs. */
  readonly measured: Readonly<Record<string, number>>;
  /** For each claim its sides, or null where it does not speak of the row. */
  readonly claims: readonly (RunSides | null)[];
}

/** A theorem simulated at one point. */
export interface RunTable {
  readonly schema: 'boundlab/run@1';
  readonly id: string;
  readonly title: string;
  readonly scenario: string;
  readonly instance: unknown;
  readonly params: Readonly<Record<string, number>>;
  /** Why nothing is claimed here, if nothing is. */
  readonly outside?: string;
  readonly seed: number;
  readonly runs: number;
  readonly constants: Readonly<Record<string, number>>;
  /** How each claim's left side was obtained. */
  readonly claims: readonly { readonly text: string; readonly quantifier: string; readonly how: string }[];
  readonly rows: readonly RunRow[];
}

/** Simulates a theorem at one point: what is given of it, and draws for the rest. */
export function simulate(id: string, theorem: Theorem, library: Library, options: RunOptions = {}): Simulation {
  const about = subject(id, theorem, library);
  return new Simulation(about, completedTrial(about, options, options.seed ?? 1), options);
}

/** A simulation as a table. */
export function tableOf(simulation: Simulation): RunTable {
  const { about, trial, seed, runs, scenario, outside, constants } = simulation;
  const { id, theorem } = about;
  const observed = Array.from({ length: runs }, (_, number) => simulation.observed(number));
  const columns = theorem.claims.map((claim) => columnOf(simulation, claim));
  return {
    schema: 'boundlab/run@1',
    id,
    title: theorem.title,
    scenario,
    instance: trial.instance,
    params: trial.parameters,
    outside,
    seed,
    runs,
    constants,
    claims: theorem.claims.map((claim, i) => ({
      text: claimText(claim),
      quantifier: claim.quantifier.kind,
      how: columns[i].how,
    })),
    rows: observed[0].rows.map((row, index) => ({
      at: rowIndices(row, floatField),
      measured: meansOf(observed.map(({ rows }) => rows[index])),
      claims: columns.map(({ sides }) => sides[index] ?? null),
    })),
  };
}

function meansOf(rows: readonly Row[]): Record<string, number> {
  const measured = Object.keys(rowScope({}, rows[0], floatField)).filter(
    (symbol) => !(symbol in rowIndices(rows[0], floatField)),
  );
  const values = (symbol: string): number[] =>
    rows.map((row) => floatField.toNumber(rowScope({}, row, floatField)[symbol]));
  const mean = (all: readonly number[]): number => all.reduce((sum, value) => sum + value, 0) / all.length;
  return Object.fromEntries(measured.map((symbol) => [symbol, mean(values(symbol))]));
}

interface Column {
  readonly how: string;
  readonly sides: ByRow<RunSides>;
}

/** A claim row by row: by the worst run, the exact or sampled mean, or the frequency with which it fails. */
function columnOf(simulation: Simulation, claim: Claim): Column {
  const { runs } = simulation;
  const { kind } = claim.quantifier;
  if (kind === 'with-probability' || kind === 'almost-surely') return frequencies(simulation, claim);
  if (kind === 'rate')
    return { how: 'fitted slope', sides: simulation.slope(claim).map((seen) => seen && sidesOf(seen)) };
  if (kind === 'in-expectation') {
    const exact = simulation.expectation(claim);
    if (exact) return { how: exact.how, sides: exact.rows.map((seen) => seen && sidesOf(seen)) };
    const sides = simulation.ranked(claim).map((seen) => seen && sampledMean(claim, seen).sides);
    return { how: `mean of ${runs} runs`, sides };
  }
  const { how, rows } = simulation.worst(claim);
  return { how, sides: rows.map((seen) => seen && sidesOf(seen)) };
}

/** How often a claim fails in a row, against the probability it is allowed to. */
function frequencies(simulation: Simulation, claim: Claim): Column {
  const { runs } = simulation;
  const delta = simulation.failureProbability(claim);
  const sides = simulation.ranked(claim).map((seen, index) => {
    if (!seen) return undefined;
    const fails = seen.filter(({ comparison }) => comparison.outcome === 'violated');
    const left = fails.length / runs;
    const right = delta(index);
    return { left, right, ratio: left / right };
  });
  return { how: `frequency of failures in ${runs} runs, against delta`, sides };
}

function sidesOf({ comparison }: Sighting): RunSides {
  const { left, right, ratio } = comparison;
  return { left, right, ratio };
}

import { Refusal } from '../core/errors.js';
import { compile } from '../core/formula.js';
import { type Claim, everyRun } from '../core/theorem.js';
import { rowScope } from './compare.js';
import { type EffortOptions, effortOf } from './effort.js';
import { floatField, type Observed, placeName, type Subject, type Trial } from './experiment.js';
import { outsideTheorem } from './given.js';
import { type Entry, Lab } from './lab.js';
import { type Sighting, sightings } from './sightings.js';
import { type Moments, moments } from './statistics/moments.js';

export interface SimulationOptions extends Pick<EffortOptions, 'level'> {
  /** Runs of a random experiment; 100 where missing. */
  readonly runs?: number;
  readonly seed?: number;
}

/** Both sides of a claim in one row. */
export interface RunSides {
  readonly left: number;
  readonly right: number;
  readonly ratio: number;
}

/** One entry for each row of a run; holes where the claim is silent. */
export type ByRow<T> = readonly (T | undefined)[];

const RUNS = 100;

/** One trial simulated for people to look at: its runs, and how each claim fares in them. Nothing is judged. */
export class Simulation {
  readonly seed: number;
  readonly scenario: string;
  /** Runs of a random experiment, 1 of any other. */
  readonly runs: number;
  /** Why nothing is claimed here, if nothing is. */
  readonly outside?: string;
  private readonly lab: Lab;
  private readonly entry: Entry;

  constructor(
    readonly about: Subject,
    readonly trial: Trial,
    options: SimulationOptions,
  ) {
    this.seed = options.seed ?? 1;
    this.scenario = placeName(trial.instance);
    this.outside = outsideTheorem(about, trial);
    this.lab = new Lab(about, this.seed, effortOf({ level: options.level }));
    this.entry = { trial, place: this.scenario, origin: 'case' };
    this.runs = this.lab.isRandom(trial) ? (options.runs ?? RUNS) : 1;
  }

  observed(run: number): Observed {
    return this.lab.direct(this.trial, run);
  }

  /** Constants and parameters; marks such as "@quadratic" are the engine's own. */
  get constants(): Record<string, number> {
    const named = Object.entries(this.observed(0).scope).filter(([symbol]) => !symbol.startsWith('@'));
    return Object.fromEntries(named.map(([symbol, value]) => [symbol, floatField.toNumber(value)]));
  }

  /** The probability with which a claim may fail, by position of the row. */
  failureProbability({ quantifier }: Claim): (index: number) => number {
    const { scope, rows } = this.observed(0);
    const formula = 'delta' in quantifier ? quantifier.delta : '0';
    const delta = compile(formula, floatField, `theorem ${this.about.id}`);
    return (index) => floatField.toNumber(delta(rowScope(scope, rows[index], floatField)));
  }

  /** A claim compared in every row of one run, whatever its quantifier; of a rate, the quantity whose slope it is about. */
  inRun(claim: Claim, run: number): ByRow<Sighting> {
    const rowByRow = claim.quantifier.kind === 'rate' ? { ...claim, quantifier: everyRun, nonNegative: false } : claim;
    return byRow(sightings(this.lab, rowByRow, this.entry, { run, as: 'every-run', outside: !!this.outside }));
  }

  /** The steepest fitted slope of all runs against the claimed one, in the last row. */
  slope(claim: Claim): ByRow<Sighting> {
    const runs = Array.from({ length: this.runs }, (_, run) =>
      sightings(this.lab, claim, this.entry, { run, as: 'every-run' }),
    );
    return byRow(runs.flat().sort(byRatio));
  }

  /** The exact expectation, and the way to it; nothing where it is out of reach. */
  expectation(claim: Claim): { how: string; rows: ByRow<Sighting> } | undefined {
    const exact = this.lab.exact(this.trial, [claim.left]);
    if (exact instanceof Refusal) return undefined;
    const seen = sightings(this.lab, claim, this.entry, { run: 0, as: 'expectation', outside: !!this.outside });
    return { how: `exact expectation by ${exact.how}`, rows: byRow(seen) };
  }

  /** In each row the sightings of all runs that have one, from the best to the worst. */
  ranked(claim: Claim): ByRow<readonly Sighting[]> {
    const runs = Array.from({ length: this.runs }, (_, run) => this.inRun(claim, run));
    return this.observed(0).rows.map((_, index) => {
      const seen = runs.flatMap((rows) => rows[index] ?? []);
      return seen.length > 0 ? seen.sort(byRatio) : undefined;
    });
  }

  /** In each row the run that comes closest to its bound, or is furthest beyond it. */
  worst(claim: Claim): { how: string; rows: ByRow<Sighting> } {
    const how = this.runs > 1 ? `the worst of ${this.runs} runs` : 'one run';
    return { how, rows: this.ranked(claim).map((seen) => seen?.at(-1)) };
  }
}

function byRatio(a: Sighting, b: Sighting): number {
  return a.comparison.ratio - b.comparison.ratio;
}

/** The last sighting of each row. */
function byRow(seen: readonly Sighting[]): ByRow<Sighting> {
  const rows: (Sighting | undefined)[] = [];
  for (const sighting of seen) rows[sighting.index] = sighting;
  return rows;
}

/** The sampled mean of the left side in a row, against the bound of its first run. */
export function sampledMean(claim: Claim, seen: readonly Sighting[]): { sides: RunSides; summary: Moments } {
  const summary = moments(Float64Array.from(seen, ({ comparison }) => comparison.left));
  const { right } = seen.reduce((first, other) => (other.run < first.run ? other : first)).comparison;
  const left = summary.mean;
  return { sides: { left, right, ratio: claim.is === '>=' ? right / left : left / right }, summary };
}

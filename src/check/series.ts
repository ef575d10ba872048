import { InstanceError } from '../core/errors.js';
import { latexOf } from '../core/latex.js';
import { type Case, type Claim, changed, type Theorem } from '../core/theorem.js';
import { measureLetters } from './claimLatex.js';
import { claimText } from './describe.js';
import { drawTrial, settings } from './draw.js';
import { type Subject, subject, type Trial, trialOf } from './experiment.js';
import { claimNumber, completedTrial, type Given } from './given.js';
import type { Library } from './library.js';
import type { Sighting } from './sightings.js';
import { type ByRow, type RunSides, Simulation, type SimulationOptions, sampledMean } from './simulation.js';
import { hallLower, hallUpper } from './statistics/limits.js';

export interface SeriesOptions extends Given, SimulationOptions {
  /** Index of the claim; 0 where missing. */
  readonly claim?: number;
  /** Index of a counterexample: its change of the theorem, on its own case, instead of the theorem. */
  readonly counterexample?: number;
  /** Most single runs that are kept beside the mean or the worst; 12 where missing. */
  readonly faint?: number;
}

/**
 * Both sides of a claim along a run, as a plot wants them: plain data, one entry for each row the claim speaks of, ordered
 * by the index. Of several rows with one index the worst is taken. Values that are no positive number are kept as they
 * are; a log axis leaves them out.
 */
export interface Series {
  readonly schema: 'boundlab/series@1';
  readonly id: string;
  readonly title: string;
  readonly claim: number;
  /** 'gap <= L*D^2 / (4*k*h + 2)' */
  readonly text: string;
  readonly is: string;
  readonly quantifier: string;
  /** LaTeX of both sides. */
  readonly latex: { readonly left: string; readonly right: string };
  readonly scenario: string;
  readonly instance: unknown;
  readonly params: Readonly<Record<string, number>>;
  readonly constants: Readonly<Record<string, number>>;
  /** Why nothing is claimed here, if nothing is. */
  readonly outside?: string;
  readonly seed: number;
  /** The index that the rows run over: 'k' as a rule, 'row' where they have none. */
  readonly index: string;
  readonly at: readonly number[];
  /** The right side; of a rate, the claimed power law through the first row. */
  readonly bound: readonly number[];
  /**
   * The mean, the exact expectation, the worst run or the only one: `how` says which. Of a claim that may fail with
   * probability delta, the run that only the share delta of all runs exceeds: the claim says that it is within the bound.
   */
  readonly measured: {
    readonly how: string;
    readonly values: readonly number[];
    /** A confidence band of a sampled mean, pointwise at level 0.95 (shown, never judged by). */
    readonly lower?: readonly number[];
    readonly upper?: readonly number[];
  };
  /** measured/bound where the claim says '<=', bound/measured where it says '>=', 1 plus the relative error of equalities. */
  readonly ratio: readonly number[];
  /** Rows in which the claim fails: as compared in float64, or with the band of a sampled mean beyond the bound. */
  readonly broken: readonly boolean[];
  /** Of a claim that may fail: the share of runs beyond the bound in each row, and the share it allows. */
  readonly failures?: { readonly share: readonly number[]; readonly allowed: readonly number[] };
  /** Single runs, at most `faint` of them; none where there is only one. */
  readonly runs: readonly (readonly number[])[];
}

const FAINT = 12;
/** Two-sided normal quantile of 0.95. */
const Z_BAND = 1.959963984540054;

/** Simulates a theorem at one point for a plot of one of its claims. */
export function seriesOf(id: string, theorem: Theorem, library: Library, options: SeriesOptions = {}): Series {
  const { about, trials, number, stated } = asked(subject(id, theorem, library), options);
  const seen = firstToSpeak(about, claimNumber(about, number), trials, options);
  return { ...seriesFrom(seen, number, options.faint), claim: stated };
}

/** A claim along a run that is simulated already, with at most so many single runs. */
export function seriesIn(simulation: Simulation, number: number, most?: number): Series {
  return seriesFrom({ simulation, ...shownRows(simulation, claimNumber(simulation.about, number)) }, number, most);
}

function seriesFrom({ simulation, how, rows }: Simulated, number: number, most: number = FAINT): Series {
  const { about, trial } = simulation;
  const claim = claimNumber(about, number);
  const { index, positions } = ordered(rows);
  const shown = positions.map((position) => rows[position]!);
  const faint = simulation.runs > 1 ? Math.min(simulation.runs, most) : 0;
  const letters = measureLetters(about.theorem);
  return {
    schema: 'boundlab/series@1',
    id: about.id,
    title: about.theorem.title,
    claim: number,
    text: claimText(claim),
    is: claim.is,
    quantifier: claim.quantifier.kind,
    latex: { left: latexOf(claim.left, letters), right: latexOf(claim.right, letters) },
    scenario: simulation.scenario,
    instance: trial.instance,
    params: trial.parameters,
    constants: simulation.constants,
    outside: simulation.outside,
    seed: simulation.seed,
    index,
    at: index === 'row' ? positions : shown.map(({ at }) => at[index]),
    bound: claim.quantifier.kind === 'rate' ? powerLaw(shown) : shown.map(({ right }) => right),
    measured: {
      how,
      values: shown.map(({ left }) => left),
      ...(shown[0]?.band && {
        lower: shown.map(({ band }) => band![0]),
        upper: shown.map(({ band }) => band![1]),
      }),
    },
    ratio: shown.map(({ ratio }) => ratio),
    broken: shown.map(({ broken }) => broken),
    failures: shown[0]?.failures && {
      share: shown.map(({ failures }) => failures!.share),
      allowed: shown.map(({ failures }) => failures!.allowed),
    },
    runs: Array.from({ length: faint }, (_, run) => {
      const seen = simulation.inRun(claim, run);
      return positions.map((position) => seen[position]?.comparison.left ?? Number.NaN);
    }),
  };
}

interface Asked {
  readonly about: Subject;
  readonly number: number;
  /** Index of the claim in the theorem as stated, before a counterexample changes it. */
  readonly stated: number;
  /** Where to look, in this order, until the claim speaks of some row. */
  readonly trials: Iterable<Trial>;
}

function asked(about: Subject, options: SeriesOptions): Asked {
  const { id, theorem, library } = about;
  const { counterexample, claim = 0 } = options;
  if (counterexample === undefined)
    return { about, number: claim, stated: claim, trials: trialsFor(about, claim, options) };
  const example = theorem.counterexamples[counterexample];
  if (!example)
    throw new InstanceError({
      where: 'counterexample',
      expected: `an index below ${theorem.counterexamples.length}, the counterexamples of ${id}`,
      received: String(counterexample),
    });
  const places: readonly Case[] = [example.on].flat();
  const trials = places.map((place) => trialOf(library, place));
  return { about: subject(id, changed(theorem, example), library), number: 0, stated: example.claim ?? 0, trials };
}

/** Draws tried for a claim that is silent where the theorem is attained. */
const DRAWS = 20;

/** The point a person gives; with none given the tight cases, and draws of the longest horizon that fit the claim. */
function* trialsFor(about: Subject, number: number, options: SeriesOptions): Generator<Trial> {
  const { id, theorem, library } = about;
  const { seed = 1, instance, scenario, params, horizon } = options;
  const given = [instance, scenario, params, horizon].some((part) => part !== undefined);
  if (given || theorem.tight.length > 0) yield completedTrial(about, options, seed);
  if (given) return;
  for (const place of theorem.tight) yield trialOf(library, place);
  const assumptions = [...theorem.assumptions, ...claimNumber(about, number).assumes];
  const narrower = subject(id, { ...theorem, assumptions }, library);
  const places = settings(narrower);
  const [, longest] = theorem.horizon;
  for (let draw = 0; draw < DRAWS; draw++)
    yield drawTrial(narrower, places[draw % places.length], seed, draw, [longest, longest]);
}

/** The first trial in which the claim speaks of a row; the first of all where it never does. */
function firstToSpeak(about: Subject, claim: Claim, trials: Iterable<Trial>, options: SeriesOptions): Simulated {
  let silent: Simulated | undefined;
  for (const trial of trials) {
    const simulation = new Simulation(about, trial, options);
    const seen = { simulation, ...shownRows(simulation, claim) };
    if (seen.rows.some((row) => row !== undefined)) return seen;
    silent ??= seen;
  }
  return silent!;
}

interface Simulated {
  readonly simulation: Simulation;
  readonly how: string;
  readonly rows: ByRow<Shown>;
}

/** A claim in one row, over all runs. */
interface Shown extends RunSides {
  readonly at: Readonly<Record<string, number>>;
  readonly broken: boolean;
  readonly band?: readonly [lower: number, upper: number];
  readonly failures?: { readonly share: number; readonly allowed: number };
}

function shownRows(simulation: Simulation, claim: Claim): { how: string; rows: ByRow<Shown> } {
  const { runs } = simulation;
  const { kind } = claim.quantifier;
  if (kind === 'in-expectation') {
    const exact = simulation.expectation(claim);
    if (exact) return { how: exact.how, rows: exact.rows.map((seen) => seen && shownOf(seen)) };
    const rows = simulation.ranked(claim).map((seen) => seen && meanOf(claim, seen));
    return { how: `mean of ${runs} runs`, rows };
  }
  if (kind === 'with-probability' || kind === 'almost-surely') {
    const allowed = simulation.failureProbability(claim);
    const rows = simulation.ranked(claim).map((seen, index) => seen && quantileOf(seen, allowed(index), runs));
    return { how: `1 − δ quantile of ${runs} runs`, rows };
  }
  // A row says nothing of a slope.
  const isRate = kind === 'rate';
  const { how, rows } = simulation.worst(claim);
  return { how, rows: rows.map((seen) => seen && { ...shownOf(seen), ...(isRate && { broken: false }) }) };
}

function shownOf({ at, comparison }: Sighting): Shown {
  const { left, right, ratio, outcome } = comparison;
  return { at, left, right, ratio, broken: outcome === 'violated' };
}

function meanOf(claim: Claim, seen: readonly Sighting[]): Shown {
  const { sides, summary } = sampledMean(claim, seen);
  const band = seen.length > 1 ? ([hallLower(summary, Z_BAND), hallUpper(summary, Z_BAND)] as const) : undefined;
  const [above, below] = band ? [band[0] > sides.right, band[1] < sides.right] : [false, false];
  const broken = claim.is === '<=' ? above : claim.is === '>=' ? below : above || below;
  return { at: seen[0].at, ...sides, band, broken };
}

/** The run that at most the share `allowed` of all runs exceeds. */
function quantileOf(seen: readonly Sighting[], allowed: number, runs: number): Shown {
  const excused = Math.min(seen.length - 1, Math.floor(allowed * runs));
  const beyond = seen.filter(({ comparison }) => comparison.outcome === 'violated').length;
  return { ...shownOf(seen[seen.length - 1 - excused]), failures: { share: beyond / runs, allowed } };
}

/** k^exponent, scaled to meet the first row; the right side of a rate is the exponent. */
function powerLaw(shown: readonly Shown[]): number[] {
  const [first] = shown;
  return shown.map(({ at, right }) => first.left * (at.k / first.at.k) ** right);
}

/** The index that tells most rows apart, and the positions of the rows in its order, one for each value of it. */
function ordered(rows: ByRow<Shown>): { index: string; positions: number[] } {
  const spoken = [...rows.keys()].filter((position) => rows[position] !== undefined);
  const valuesOf = (symbol: string): Set<number> => new Set(spoken.map((position) => rows[position]!.at[symbol]));
  const symbols = Object.keys(rows[spoken[0]]?.at ?? {});
  if (symbols.length === 0) return { index: 'row', positions: spoken };
  const index = symbols.reduce((best, other) => (valuesOf(other).size > valuesOf(best).size ? other : best));
  const worst = new Map<number, number>();
  for (const position of spoken) {
    const { at, ratio } = rows[position]!;
    const known = worst.get(at[index]);
    if (known === undefined || ratio > rows[known]!.ratio) worst.set(at[index], position);
  }
  const positions = [...worst.values()].sort((a, b) => rows[a]!.at[index] - rows[b]!.at[index]);
  return { index, positions };
}

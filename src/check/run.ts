import { Refusal } from '../core/errors.js';
import { compile } from '../core/formula.js';
import type { Claim, Row, Theorem } from '../core/theorem.js';
import { comparer, rowScope } from './compare.js';
import { claimText } from './describe.js';
import { type EffortOptions, effortOf } from './effort.js';
import { floatField, type Observed, placeName, subject } from './experiment.js';
import { completedTrial, type Given, outsideTheorem } from './given.js';
import { type Entry, Lab } from './lab.js';
import type { Library } from './library.js';
import { rowIndices, sightings } from './sightings.js';

export interface RunOptions extends Given, Pick<EffortOptions, 'level'> {
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

const RUNS = 100;

/** Simulates a theorem at one point: what is given of it, and draws for the rest. */
export function run(id: string, theorem: Theorem, library: Library, options: RunOptions = {}): RunTable {
  const { seed = 1 } = options;
  const about = subject(id, theorem, library);
  const trial = completedTrial(about, options, seed);
  const lab = new Lab(about, seed, effortOf({ level: options.level }));
  const entry: Entry = { trial, place: placeName(trial.instance), origin: 'case' };
  const runs = lab.isRandom(trial) ? (options.runs ?? RUNS) : 1;
  const observed = Array.from({ length: runs }, (_, number) => lab.direct(trial, number));
  const columns = theorem.claims.map((claim) => columnOf(lab, claim, entry, observed));
  const [first] = observed;
  return {
    schema: 'boundlab/run@1',
    id,
    title: theorem.title,
    scenario: entry.place,
    instance: trial.instance,
    params: trial.parameters,
    outside: outsideTheorem(about, trial),
    seed,
    runs,
    constants: numbersOf(first.scope),
    claims: theorem.claims.map((claim, i) => ({
      text: claimText(claim),
      quantifier: claim.quantifier.kind,
      how: columns[i].how,
    })),
    rows: first.rows.map((row, index) => ({
      at: rowIndices(row, floatField),
      measured: meansOf(observed.map(({ rows }) => rows[index])),
      claims: columns.map(({ sides }) => sides[index] ?? null),
    })),
  };
}

/** Numbers of a scope; marks such as "@quadratic" are the engine's own. */
function numbersOf(scope: Observed['scope']): Record<string, number> {
  const named = Object.entries(scope).filter(([symbol]) => !symbol.startsWith('@'));
  return Object.fromEntries(named.map(([symbol, value]) => [symbol, floatField.toNumber(value)]));
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
  /** By position of the row; holes where the claim is silent. */
  readonly sides: readonly (RunSides | undefined)[];
}

/** A claim row by row: by the worst run, the exact or sampled mean, or the frequency with which it fails. */
function columnOf(lab: Lab, claim: Claim, entry: Entry, observed: readonly Observed[]): Column {
  const { kind } = claim.quantifier;
  const many = observed.length > 1;
  if (kind === 'with-probability' || kind === 'almost-surely') return frequencies(lab, claim, observed);
  if (kind === 'in-expectation') {
    const exact = lab.exact(entry.trial, [claim.left]);
    if (exact instanceof Refusal) return means(lab, claim, observed);
    return {
      how: `exact expectation by ${exact.how}`,
      sides: byRow(sightings(lab, claim, entry, { run: 0, as: 'expectation' })),
    };
  }
  const all = observed.flatMap((_, run) => sightings(lab, claim, entry, { run, as: 'every-run' }));
  all.sort((a, b) => a.comparison.ratio - b.comparison.ratio);
  return {
    how: kind === 'rate' ? 'fitted slope' : many ? `the worst of ${observed.length} runs` : 'one run',
    sides: byRow(all),
  };
}

/** The last sighting of each row. */
function byRow(seen: ReturnType<typeof sightings>): (RunSides | undefined)[] {
  const sides: (RunSides | undefined)[] = [];
  for (const { index, comparison } of seen) {
    const { left, right, ratio } = comparison;
    sides[index] = { left, right, ratio };
  }
  return sides;
}

function means(lab: Lab, claim: Claim, observed: readonly Observed[]): Column {
  const test = comparer(claim, floatField, `theorem ${lab.subject.id}`);
  const sides = observed[0].rows.map((row, index) => {
    const scopes = observed.map(({ scope, rows }) => rowScope(scope, rows[index], floatField));
    if (!test.applies(rowScope(observed[0].scope, row, floatField))) return undefined;
    const left = scopes.reduce((sum, scope) => sum + floatField.toNumber(test.left(scope)), 0) / scopes.length;
    const right = floatField.toNumber(test.right(scopes[0]));
    return { left, right, ratio: claim.is === '>=' ? right / left : left / right };
  });
  return { how: `mean of ${observed.length} runs`, sides };
}

/** How often a claim fails in a row, against the probability it is allowed to. */
function frequencies(lab: Lab, claim: Claim, observed: readonly Observed[]): Column {
  const where = `theorem ${lab.subject.id}`;
  const test = comparer(claim, floatField, where);
  const delta = compile((claim.quantifier as { delta: string }).delta, floatField, where);
  const sides = observed[0].rows.map((row, index) => {
    const scopes = observed.map(({ scope, rows }) => rowScope(scope, rows[index], floatField));
    const speaking = scopes.filter((scope) => test.applies(scope));
    if (speaking.length === 0) return undefined;
    const fails = speaking.filter(
      (scope) => test.compare(test.left(scope), test.right(scope), scope, 0).outcome === 'violated',
    );
    const left = fails.length / observed.length;
    const right = floatField.toNumber(delta(rowScope(observed[0].scope, row, floatField)));
    return { left, right, ratio: left / right };
  });
  return { how: `frequency of failures in ${observed.length} runs, against delta`, sides };
}

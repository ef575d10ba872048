import { DefinitionError, Refusal } from '../core/errors.js';
import { compile } from '../core/formula.js';
import type { Claim } from '../core/theorem.js';
import type { Outcome, SampledInterval } from '../core/verdict.js';
import { comparer, rowScope } from './compare.js';
import { floatField } from './experiment.js';
import { type Entry, type Lab, refusable } from './lab.js';
import { type Directness, rowIndices, type Sighting, sightings, speaksOfRow } from './sightings.js';
import { Cell } from './statistics/cell.js';
import type { Knowledge } from './statistics/claim.js';
import { Tally } from './statistics/indicators.js';
import { type Judgement, judgeExpectation, judgeProbability } from './statistics/judge.js';
import { looks, MARGIN_EQUALITY } from './statistics/schedule.js';

/** Digits of float64 and of the arithmetic that decides. */
const FLOAT_DIGITS = 16;
const PRECISE_DIGITS = 60;

/** A problem known in float64 only must exceed its bound by this before that counts as a violation. */
const FLOAT_MARGIN = 1e-6;

/** Violations looked at with many digits before the judge gives up on finding a real one. */
const MOST_ROUNDINGS = 25;

/** What was seen at one place. */
export interface Place {
  instances: number;
  runs: number;
  comparisons: number;
  maxRatio: number;
}

/** The judgement of one claim on a list of trials. */
export interface Finding {
  readonly verdict: Outcome;
  readonly how: readonly string[];
  /** The largest ratio seen without sampling noise. */
  readonly best?: Sighting;
  readonly refuting?: Refuting;
  readonly flags: readonly string[];
  readonly reason?: string;
  readonly places: ReadonlyMap<string, Place>;
  readonly sampled?: {
    readonly logE: number;
    readonly runs: number;
    readonly intervals: readonly Omit<SampledInterval, 'claim'>[];
  };
}

export interface Refuting {
  readonly sighting: Sighting;
  readonly measured: string;
  readonly bound: string;
  readonly digits: number;
}

/** Judges a claim by the strongest route its quantifier has: exact comparisons first, sampling last. */
export function judgeClaim(lab: Lab, claim: Claim, entries: readonly Entry[]): Finding {
  switch (claim.quantifier.kind) {
    case 'every-run':
    case 'limit':
    case 'rate':
      return judgeDirectly(lab, claim, entries, 'every-run');
    case 'in-expectation': {
      const exact: Entry[] = [];
      const others: Entry[] = [];
      for (const entry of entries)
        (lab.exact(entry.trial, [claim.left]) instanceof Refusal ? others : exact).push(entry);
      const direct = exact.length > 0 ? judgeDirectly(lab, claim, exact, 'expectation') : undefined;
      if (direct?.verdict === 'violated') return direct;
      const sampled = chosen(lab, others);
      if (sampled.length === 0) return direct ?? nothing('no trial could be evaluated');
      const judged = judgeSampled(lab, claim, sampled);
      return direct ? combined(direct, judged) : judged;
    }
    case 'with-probability':
    case 'almost-surely':
      return judgeSampled(lab, claim, chosen(lab, entries));
  }
}

/** The trials that are sampled: cases first, then drawn ones of different places. */
function chosen(lab: Lab, entries: readonly Entry[]): Entry[] {
  const written = entries.filter(({ origin }) => origin === 'tight' || origin === 'case');
  const drawn = entries.filter(({ origin }) => origin === 'drawn');
  const places = [...new Set(drawn.map(({ place }) => place))];
  const rounds = drawn.map((entry) => ({
    entry,
    round: drawn.filter(({ place }) => place === entry.place).indexOf(entry),
    rank: places.indexOf(entry.place),
  }));
  rounds.sort((a, b) => a.round - b.round || a.rank - b.rank);
  return [...written, ...rounds.map(({ entry }) => entry)].slice(0, Math.max(written.length, lab.effort.sampled));
}

function nothing(reason: string): Finding {
  return { verdict: 'inconclusive', how: [], flags: [], reason, places: new Map() };
}

function combined(direct: Finding, sampled: Finding): Finding {
  const verdict =
    sampled.verdict === 'violated' ? 'violated' : sampled.verdict === 'holds' ? direct.verdict : 'inconclusive';
  return {
    verdict,
    how: [...direct.how, ...sampled.how],
    best: direct.best,
    refuting: sampled.refuting,
    flags: [...new Set([...direct.flags, ...sampled.flags])],
    reason: sampled.reason ?? direct.reason,
    places: new Map([...direct.places, ...sampled.places]),
    sampled: sampled.sampled,
  };
}

/** Compares without statistics, and decides close calls and violations with many digits. */
function judgeDirectly(lab: Lab, claim: Claim, entries: readonly Entry[], as: Directness): Finding {
  const places = new Map<string, Place>();
  const how = new Set<string>();
  const violated: Sighting[] = [];
  const close: Sighting[] = [];
  let best: Sighting | undefined;
  let skipped: Sighting | undefined;
  let comparisons = 0;
  for (const entry of entries) {
    const runs = as === 'every-run' && lab.isRandom(entry.trial) ? lab.effort.runs : 1;
    how.add(howOf(lab, claim, entry, as));
    const place = placeOf(places, entry);
    place.instances++;
    for (let run = 0; run < runs; run++) {
      place.runs++;
      for (const seen of sightings(lab, claim, entry, { run, as })) {
        const { outcome, ratio } = seen.comparison;
        if (outcome === 'skipped') {
          skipped = seen;
          continue;
        }
        comparisons++;
        place.comparisons++;
        if (outcome === 'violated') violated.push(seen);
        else if (seen.at.k !== 0) place.maxRatio = Math.max(place.maxRatio, ratio);
        if (outcome === 'close') close.push(seen);
        // At k = 0 many bounds are attained by definition, which says nothing of how tight they are.
        if (outcome !== 'violated' && seen.at.k !== 0 && !(ratio <= (best?.comparison.ratio ?? -1))) best = seen;
      }
    }
  }
  const finding = { how: [...how], best, places };
  const byRatio = (a: Sighting, b: Sighting): number => b.comparison.ratio - a.comparison.ratio || 0;
  const flags: string[] = [];
  let open: string | undefined;
  let roundings = 0;
  for (const suspect of violated.sort(byRatio).slice(0, MOST_ROUNDINGS)) {
    const decided = decide(lab, claim, suspect, as);
    if (decided.outcome === 'violated') return { ...finding, verdict: 'violated', refuting: decided.refuting, flags };
    if (decided.outcome === 'holds') roundings++;
    else open ??= decided.reason;
  }
  if (violated.length > MOST_ROUNDINGS && !open)
    open = `${violated.length} comparisons exceed the bound by rounding or more`;
  if (roundings > 0) flags.push(`${roundings} float64 excesses were rounding, decided with ${PRECISE_DIGITS} digits`);

  const watched = [...close.sort(byRatio).slice(0, lab.effort.precise), ...(skipped ? [skipped] : [])];
  for (const call of watched) {
    const decided = decide(lab, claim, call, as);
    if (decided.outcome === 'violated') return { ...finding, verdict: 'violated', refuting: decided.refuting, flags };
    if (decided.outcome === 'unknown') flags.push(decided.reason);
  }
  if (open) return { ...finding, verdict: 'inconclusive', flags: unique(flags), reason: open };
  if (comparisons === 0 && watched.length === 0)
    return { ...finding, verdict: 'inconclusive', flags, reason: 'no row was compared' };
  return { ...finding, verdict: 'holds', flags: unique(flags) };
}

function unique(flags: readonly string[]): string[] {
  return [...new Set(flags)];
}

function howOf(lab: Lab, claim: Claim, { trial }: Entry, as: Directness): string {
  if (as === 'every-run') return claim.quantifier.kind === 'rate' ? 'fitted slope' : 'every run';
  const exact = lab.exact(trial, [claim.left]);
  return exact instanceof Refusal ? 'sampled' : `exact expectation by ${exact.how}`;
}

function placeOf(places: Map<string, Place>, { place }: Entry): Place {
  let found = places.get(place);
  if (!found) places.set(place, (found = { instances: 0, runs: 0, comparisons: 0, maxRatio: 0 }));
  return found;
}

type Decided =
  | { outcome: 'holds' }
  | { outcome: 'violated'; refuting: Refuting }
  | { outcome: 'unknown'; reason: string };

/** Makes a comparison again with many digits. */
export function decide(lab: Lab, claim: Claim, sighting: Sighting, as: Directness): Decided {
  const { comparison, entry, run } = sighting;
  const refuting = ({ leftText, rightText }: Sighting['comparison'], digits: number): Refuting => ({
    sighting,
    measured: leftText,
    bound: rightText,
    digits,
  });
  const again =
    claim.quantifier.kind === 'rate'
      ? new Refusal('slopes are fitted in float64')
      : refusable(() => sightings(lab, claim, entry, { run, as, precise: true, only: sighting }));
  if (again instanceof Refusal) {
    const decisive =
      comparison.outcome === 'violated' &&
      (comparison.ratio > 1 + FLOAT_MARGIN || claim.is === '=' || claim.quantifier.kind === 'rate');
    if (decisive) return { outcome: 'violated', refuting: refuting(comparison, FLOAT_DIGITS) };
    return { outcome: 'unknown', reason: `attained to float64 rounding; not decided further: ${again.message}` };
  }
  const exact = again[0]?.comparison;
  if (!exact) return { outcome: 'unknown', reason: 'the row is missing with many digits' };
  if (exact.outcome !== 'violated') return { outcome: 'holds' };
  return { outcome: 'violated', refuting: refuting(exact, PRECISE_DIGITS) };
}

/** One compared row of one sampled trial. */
interface Cellar {
  readonly entry: Entry;
  readonly index: number;
  readonly at: Record<string, number>;
  readonly bound: number;
  readonly judged: Cell | Tally;
  /** The value of run number `run`. */
  take(run: number): void;
}

/** Draws runs until the evidence settles the claim, or the cap is reached. */
function judgeSampled(lab: Lab, claim: Claim, entries: readonly Entry[]): Finding {
  const places = new Map<string, Place>();
  const { quantifier } = claim;
  const cells = entries.flatMap((entry) => {
    const found = quantifier.kind === 'in-expectation' ? meanCells(lab, claim, entry) : eventCells(lab, claim, entry);
    const place = placeOf(places, entry);
    place.instances++;
    return found;
  });
  const how = [`sampled ${quantifier.kind === 'in-expectation' ? 'mean' : 'probability'}`];
  if (cells.length === 0) return { ...nothing('no row was compared'), places, how };
  const { resolution, cap } = lab.effort;
  let taken = 0;
  let judgement: Judgement | undefined;
  for (const runs of looks(cap)) {
    for (const entry of entries) lab.ensemble(entry.trial).ensure(runs);
    for (; taken < runs; taken++) for (const cell of cells) cell.take(taken);
    judgement =
      quantifier.kind === 'in-expectation'
        ? judgeExpectation(
            cells.map(({ judged }) => judged as Cell),
            { rho: resolution.expectation },
          )
        : judgeProbability(
            cells.map(({ judged }) => judged as Tally),
            { rho: resolution.probability },
          );
    if (judgement.verdict !== 'inconclusive') break;
  }
  const { verdict, logE, reason, flags, runsNeeded, cell } = judgement!;
  const intervals = cells.map(({ entry, judged, at }) => {
    const { runs, mean, lower, upper } = judged.assess(resolution.expectation);
    const place = placeOf(places, entry);
    place.runs = runs;
    place.comparisons += runs;
    if (mean <= 1) place.maxRatio = Math.max(place.maxRatio, mean);
    return { scenario: entry.place, runs, mean, lower, upper, at };
  });
  const sampled = { logE, runs: taken * entries.length, intervals };
  const suffix = runsNeeded === undefined ? '' : `; about ${Math.ceil(runsNeeded)} runs would settle it`;
  const finding = { how, flags: [...flags], places, sampled };
  if (verdict === 'violated')
    return { ...finding, verdict, refuting: refutingCell(cells[cell], quantifier.kind === 'in-expectation') };
  return { ...finding, verdict, reason: verdict === 'inconclusive' ? `${reason}${suffix}` : undefined };
}

function refutingCell({ entry, index, at, judged, bound }: Cellar, expectation: boolean): Refuting {
  const { mean } = judged.assess(0);
  const comparison = {
    ratio: mean,
    outcome: 'violated' as const,
    left: mean * bound,
    right: bound,
    leftText: '',
    rightText: '',
  };
  const what = expectation ? 'mean' : 'frequency';
  return {
    sighting: { comparison, entry, run: 0, index, at },
    measured: `${what} ${(mean * bound).toPrecision(6)}`,
    bound: String(bound),
    digits: FLOAT_DIGITS,
  };
}

/** Cells for E[left] against right, one for each compared row. */
function meanCells(lab: Lab, claim: Claim, entry: Entry): Cellar[] {
  const where = `theorem ${lab.subject.id}`;
  const A = floatField;
  const ensemble = lab.ensemble(entry.trial);
  const test = comparer(claim, A, where);
  const { scope } = ensemble;
  const quantifier = claim.quantifier as Extract<Claim['quantifier'], { kind: 'in-expectation' }>;
  if (claim.is === '<=>')
    throw new DefinitionError({ where, expected: '<=, >= or = for an expectation', received: claim.is });
  return ensemble.rows(0).flatMap((row, index) => {
    const all = rowScope(scope, row, A);
    if (!test.applies(all)) return [];
    ensemble.ensure(2);
    const other = rowScope(scope, ensemble.rows(1)[index] ?? {}, A);
    const bound = A.toNumber(test.right(all));
    if (speaksOfRow(claim.right, row) && A.toNumber(test.right(other)) !== bound)
      throw new DefinitionError({
        where,
        expected: 'a right side that is the same in every run',
        received: `"${claim.right}", which varies from run to run`,
        advice: 'Move what is random to the left side, and declare its range.',
      });
    const value = (formula: string): number => A.toNumber(compile(formula, A, where)(all));
    const known: Knowledge = quantifier.range
      ? { range: [value(quantifier.range[0]), value(quantifier.range[1])] }
      : quantifier.secondMoment
        ? { secondMoment: value(quantifier.secondMoment) }
        : { range: [0, Number.POSITIVE_INFINITY] };
    const margin = claim.is === '=' ? (claim.tolerance ?? MARGIN_EQUALITY) : 0;
    const floor = 1e-13 * Math.max(Math.abs(bound), Math.abs(A.toNumber(test.left(all))));
    const judged = new Cell({ is: claim.is as '<=' | '>=' | '=', bound, margin, floor, known });
    const take = (run: number): void =>
      judged.add(A.toNumber(test.left(rowScope(scope, ensemble.rows(run)[index], A))));
    return [{ entry, index, at: rowIndices(row, A), bound, judged, take }];
  });
}

/** Tallies of the event that the claim fails: in each compared row, or in any row of a run. */
function eventCells(lab: Lab, claim: Claim, entry: Entry): Cellar[] {
  const where = `theorem ${lab.subject.id}`;
  const A = floatField;
  const ensemble = lab.ensemble(entry.trial);
  const test = comparer(claim, A, where);
  const { scope } = ensemble;
  const quantifier = claim.quantifier as Extract<Claim['quantifier'], { delta: string }>;
  const delta = A.toNumber(compile(quantifier.delta, A, where)(rowScope(scope, ensemble.rows(0)[0] ?? {}, A)));
  const fails = (run: number, index: number): boolean => {
    const row = ensemble.rows(run)[index];
    const all = rowScope(scope, row, A);
    return test.applies(all) && test.compare(test.left(all), test.right(all), all, 0).outcome === 'violated';
  };
  const simultaneous = quantifier.kind === 'almost-surely' || quantifier.simultaneous === true;
  if (simultaneous) {
    const judged = new Tally(delta);
    const take = (run: number): void => judged.add(ensemble.rows(run).some((_row, index) => fails(run, index)));
    return [{ entry, index: 0, at: {}, bound: delta, judged, take }];
  }
  return ensemble.rows(0).flatMap((row, index) => {
    if (!test.applies(rowScope(scope, row, A))) return [];
    const judged = new Tally(delta);
    return [
      { entry, index, at: rowIndices(row, A), bound: delta, judged, take: (run) => judged.add(fails(run, index)) },
    ];
  });
}

import { DefinitionError } from '../core/errors.js';
import { compile } from '../core/formula.js';
import type { Claim } from '../core/theorem.js';
import { hash } from '../random/streams.js';
import { comparer, rowScope } from './compare.js';
import { floatField } from './experiment.js';
import { type Finding, FLOAT_DIGITS, type Place, placeOf, type Refuting } from './finding.js';
import { type Entry, Lab } from './lab.js';
import { rowIndices, speaksOfRow } from './sightings.js';
import { Cell } from './statistics/cell.js';
import type { Knowledge } from './statistics/claim.js';
import { Tally } from './statistics/indicators.js';
import { type Judgement, judgeExpectation, judgeProbability, monitor } from './statistics/judge.js';
import { ALPHA_CONFIRM, looks, MARGIN_EQUALITY } from './statistics/schedule.js';

/** A violation must show again within this many times the runs it took. */
const CONFIRM_FACTOR = 4;

/** One compared row of one sampled trial. */
interface Sample {
  readonly entry: Entry;
  readonly index: number;
  readonly at: Record<string, number>;
  readonly bound: number;
  readonly judged: Cell | Tally;
  /** The value of run number `run`. */
  take(run: number): void;
}

/**
 * Draws runs until the evidence settles the claim, or the cap is reached.
 *
 * @param candidates  in the order of preference; those without a row the claim speaks of are passed over
 * @param most        how many are sampled; cases that a leaf wrote down all are
 * @returns nothing if no candidate has such a row
 */
export function judgeSampled(lab: Lab, claim: Claim, candidates: readonly Entry[], most: number): Finding | undefined {
  const places = new Map<string, Place>();
  const { quantifier } = claim;
  const entries: Entry[] = [];
  const cells: Sample[] = [];
  for (const entry of candidates) {
    if (entries.length >= most && entry.origin === 'drawn') break;
    const found = cellsOf(lab, claim, entry);
    if (found.length === 0) continue;
    entries.push(entry);
    cells.push(...found);
    placeOf(places, entry).instances++;
  }
  if (cells.length === 0) return undefined;
  const how = [`sampled ${quantifier.kind === 'in-expectation' ? 'mean' : 'probability'}`];
  const { resolution, cap, alpha } = lab.effort;
  let taken = 0;
  let judgement: Judgement | undefined;
  for (const runs of looks(cap)) {
    for (const entry of entries) lab.ensemble(entry.trial).ensure(runs);
    for (; taken < runs; taken++) for (const cell of cells) cell.take(taken);
    judgement =
      quantifier.kind === 'in-expectation'
        ? judgeExpectation(
            cells.map(({ judged }) => judged as Cell),
            { rho: resolution.expectation, alpha },
          )
        : judgeProbability(
            cells.map(({ judged }) => judged as Tally),
            { rho: resolution.probability, alpha },
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
  if (verdict === 'violated') {
    if (!confirmed(lab, claim, cells[cell], taken))
      return {
        ...finding,
        verdict: 'inconclusive',
        reason: 'fresh seeds do not confirm the violation: suspect the generator',
      };
    return { ...finding, verdict, refuting: refutingCell(cells[cell], quantifier.kind === 'in-expectation') };
  }
  return { ...finding, verdict, reason: verdict === 'inconclusive' ? `${reason}${suffix}` : undefined };
}

/** The suspected cell again on fresh seeds. Catches faults of generators and rounding, which no e-value covers. */
function confirmed(lab: Lab, claim: Claim, { entry, index }: Sample, used: number): boolean {
  const fresh = new Lab(lab.subject, hash(lab.seed, 'confirm'), lab.effort);
  const cells = cellsOf(fresh, claim, entry).filter((cell) => cell.index === index);
  let taken = 0;
  for (const runs of looks(CONFIRM_FACTOR * used)) {
    fresh.ensemble(entry.trial).ensure(runs);
    for (; taken < runs; taken++) for (const cell of cells) cell.take(taken);
    if (monitor(cells.map(({ judged }) => judged)).logE >= -Math.log(ALPHA_CONFIRM)) return true;
  }
  return false;
}

function refutingCell({ entry, index, at, judged, bound }: Sample, expectation: boolean): Refuting {
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
    as: 'sampled',
    sighting: { comparison, entry, run: 0, index, at },
    measured: `${what} ${(mean * bound).toPrecision(6)}`,
    bound: String(bound),
    digits: FLOAT_DIGITS,
  };
}

function cellsOf(lab: Lab, claim: Claim, entry: Entry): Sample[] {
  return claim.quantifier.kind === 'in-expectation' ? meanCells(lab, claim, entry) : eventCells(lab, claim, entry);
}

/** Cells for E[left] against right, one for each compared row. */
function meanCells(lab: Lab, claim: Claim, entry: Entry): Sample[] {
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
        : quantifier.variance
          ? { variance: value(quantifier.variance) }
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
function eventCells(lab: Lab, claim: Claim, entry: Entry): Sample[] {
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

import { Refusal } from '../core/errors.js';
import type { Claim } from '../core/theorem.js';
import { type Finding, FLOAT_DIGITS, nothing, type Place, placeOf, type Refuting } from './finding.js';
import { type Entry, type Lab, refusable } from './lab.js';
import { judgeSampled } from './sampled.js';
import { type Directness, type Sighting, sightings } from './sightings.js';

/** Digits of the arithmetic that decides. */
const PRECISE_DIGITS = 60;

/** A problem known in float64 only must exceed its bound by this before that counts as a violation. */
const FLOAT_MARGIN = 1e-6;

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
      const judged = judgeSampled(lab, claim, bySpread(others), lab.effort.sampled);
      if (!judged) return direct ?? nothing('no row was compared');
      return direct ? combined(direct, judged) : judged;
    }
    case 'with-probability':
    case 'almost-surely':
      return judgeSampled(lab, claim, bySpread(entries), lab.effort.sampled) ?? nothing('no row was compared');
  }
}

/** The order in which trials are sampled: cases first, then one drawn trial of each place, then another of each. */
function bySpread(entries: readonly Entry[]): Entry[] {
  const written = entries.filter(({ origin }) => origin === 'tight' || origin === 'case');
  const met = new Map<string, number>();
  const drawn = entries
    .filter(({ origin }) => origin === 'drawn')
    .map((entry) => {
      const round = met.get(entry.place) ?? 0;
      met.set(entry.place, round + 1);
      return { entry, round };
    });
  drawn.sort((a, b) => a.round - b.round);
  return [...written, ...drawn.map(({ entry }) => entry)];
}

function combined(direct: Finding, sampled: Finding): Finding {
  const verdict =
    sampled.verdict === 'violated' ? 'violated' : sampled.verdict === 'holds' ? direct.verdict : 'inconclusive';
  return {
    verdict,
    how: [...direct.how, ...sampled.how],
    best: direct.best,
    envelope: direct.envelope,
    refuting: sampled.refuting,
    flags: [...new Set([...direct.flags, ...sampled.flags])],
    reason: sampled.reason ?? direct.reason,
    places: joined(direct.places, sampled.places),
    sampled: sampled.sampled,
  };
}

function joined(exact: Finding['places'], sampled: Finding['places']): Map<string, Place> {
  const all = new Map([...exact].map(([name, place]) => [name, { ...place }]));
  for (const [name, place] of sampled) {
    const old = all.get(name) ?? { instances: 0, runs: 0, comparisons: 0, maxRatio: 0 };
    all.set(name, {
      instances: old.instances + place.instances,
      runs: old.runs + place.runs,
      comparisons: old.comparisons + place.comparisons,
      maxRatio: Math.max(old.maxRatio, place.maxRatio),
    });
  }
  return all;
}

/** Compares without statistics, and decides close calls and violations with many digits. */
function judgeDirectly(lab: Lab, claim: Claim, entries: readonly Entry[], as: Directness): Finding {
  const places = new Map<string, Place>();
  const how = new Set<string>();
  const violated: Sighting[] = [];
  const close: Sighting[] = [];
  const envelope = new Map<number, number>();
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
        if (seen.at.k >= 1) envelope.set(seen.at.k, Math.max(ratio, envelope.get(seen.at.k) ?? 0));
        if (outcome === 'close') close.push(seen);
        // At k = 0 many bounds are attained by definition, which says nothing of how tight they are.
        if (outcome !== 'violated' && seen.at.k !== 0 && !(ratio <= (best?.comparison.ratio ?? -1))) best = seen;
      }
    }
  }
  const finding = { how: [...how], best, envelope, places };
  const byRatio = (a: Sighting, b: Sighting): number => b.comparison.ratio - a.comparison.ratio || 0;
  const flags: string[] = [];
  let open: string | undefined;
  let roundings = 0;
  for (const suspect of violated.sort(byRatio).slice(0, lab.effort.suspects)) {
    const decided = decide(lab, claim, suspect, as);
    if (decided.outcome === 'violated') return { ...finding, verdict: 'violated', refuting: decided.refuting, flags };
    if (decided.outcome === 'holds') roundings++;
    else open ??= decided.reason;
  }
  if (violated.length > lab.effort.suspects && !open)
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

type Decided =
  | { outcome: 'holds' }
  | { outcome: 'violated'; refuting: Refuting }
  | { outcome: 'unknown'; reason: string };

/** Makes a comparison again with many digits. */
export function decide(lab: Lab, claim: Claim, sighting: Sighting, as: Directness): Decided {
  const { comparison, entry, run } = sighting;
  const refuting = ({ leftText, rightText }: Sighting['comparison'], digits: number): Refuting => ({
    as,
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
    if (comparison.outcome === 'holds') return { outcome: 'holds' };
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

import { Refusal } from '../core/errors.js';
import { RUNGS, type Rung, type Theorem } from '../core/theorem.js';
import { type ClaimVerdict, type RungOutcome, VERDICT_SCHEMA, type Verdict } from '../core/verdict.js';
import { auditTrial } from './audit.js';
import { claimText } from './describe.js';
import { checkDimensions } from './dimensions.js';
import { type EffortOptions, effortOf } from './effort.js';
import { type ExactEngine, exactRung } from './exact.js';
import { type Subject, subject } from './experiment.js';
import type { Finding, Refuting } from './finding.js';
import { decide, judgeClaim } from './judge.js';
import { type Entry, Lab } from './lab.js';
import type { Library } from './library.js';
import { drawPool } from './pool.js';
import { rateOf } from './rates.js';
import { refutation } from './refutation.js';
import { checkRescaling } from './rescale.js';
import { search, targets, whyNoSearch } from './search.js';
import { judgeCounterexample, judgeMutant, sensitiveRung } from './sensitivity.js';
import { shrink } from './shrink.js';
import type { Sighting } from './sightings.js';
import { overall, settingReports, statisticsOf, tightnessOf, tightnessRecord, worstRung } from './summary.js';
import { vacuity } from './vacuity.js';
import { checkWellFormed } from './wellFormed.js';

export interface CheckOptions extends EffortOptions {
  readonly seed?: number;
  /** What the replay line calls the theorem, such as the path of its file; its id where missing. */
  readonly called?: string;
  /** Computes exact worst cases; that rung does not apply where missing. */
  readonly exact?: ExactEngine;
  /** Clock in milliseconds; only the reported seconds depend on it. */
  readonly now?: () => number;
}

/** All rungs of the ladder that fit the level, for one theorem. */
export function check(id: string, theorem: Theorem, library: Library, options: CheckOptions = {}): Verdict {
  const { seed = 1, level = 'quick', runs, called = id, now = () => 0 } = options;
  const effort = effortOf(options);
  const started = now();
  const about = subject(id, theorem, library);
  const rungs: Partial<Record<Rung, RungOutcome>> = {};
  const why: Partial<Record<Rung, string>> = { ...theorem.why };

  const pool = drawPool(about, seed, effort);
  checkWellFormed(about, pool);
  rungs['well-formed'] = 'holds';
  checkDimensions(about);
  const twin = checkRescaling(
    about,
    pool.slice(0, 3).map(({ trial }) => trial),
  );
  rungs.dimensions = 'holds';
  if (twin) why.dimensions ??= twin;

  const lab = new Lab(about, seed, effort);
  const findings = theorem.claims.map((claim) => judgeClaim(lab, claim, pool));
  const simulated = findings.map(({ verdict }, i) => (verdict === theorem.claims[i].expected ? 'holds' : verdict));
  rungs.simulated = worstRung(simulated);

  const searched = searchRung(lab, pool, findings);
  rungs.searched = searched.outcome;
  if (searched.why) why.searched ??= searched.why;

  const mutants = theorem.mutants.map((mutant) => judgeMutant(about, mutant, pool, lab));
  const counterexamples = theorem.counterexamples.map((example) => judgeCounterexample(about, example, lab));
  rungs.sensitive = sensitiveRung(theorem, mutants, counterexamples, why);

  const exact = exactRung(lab, level, options.exact);
  rungs.exact = exact.outcome;
  if (exact.why) why.exact ??= exact.why;
  rungs.certified = exact.certified.outcome;
  why.certified ??= exact.certified.why;

  const claims = theorem.claims.map((claim, index): ClaimVerdict => {
    const finding = findings[index];
    const byWorstCase = exact.refuted.get(index)?.reason;
    const verdict = searched.refuting.has(index) || byWorstCase ? 'violated' : finding.verdict;
    const { reason = byWorstCase, flags, how } = finding;
    const vacuous = vacuity(lab, claim, pool);
    return {
      index,
      text: claimText(claim),
      verdict,
      expected: claim.expected,
      tightness: tightnessOf(claim, finding, searched.best.get(index)?.comparison.ratio),
      how: how.join(', '),
      reason,
      flags,
      ...(vacuous ? { vacuous } : {}),
    };
  });
  const refutations = theorem.claims.map(
    (_, index) => findings[index].refuting ?? searched.refuting.get(index) ?? exact.refuted.get(index)?.refuting,
  );
  const refuting = firstRefuting(about, lab, refutations);
  if (refuting && claims[refuting.claim].expected === 'holds') auditTrial(about, refuting.sighting.entry.trial);

  return {
    schema: VERDICT_SCHEMA,
    id,
    title: theorem.title,
    verdict: overall(claims),
    expected: theorem.claims.some((claim) => claim.expected === 'violated') ? 'violated' : 'holds',
    seed,
    level,
    seconds: (now() - started) / 1000,
    rungs: Object.fromEntries(RUNGS.map((rung) => [rung, rungs[rung]!])) as Record<Rung, RungOutcome>,
    why,
    claims,
    tightness: tightnessRecord(theorem, findings, searched.best),
    scenarios: settingReports(findings),
    mutants,
    counterexamples,
    ...firstRate(about, findings, exact.worst),
    statistics: statisticsOf(findings, effort),
    worstCases: exact.worst,
    certificates: exact.certified.records,
    ...(refuting ? { counterexample: refutation(about, refuting, { seed, level, runs, called }) } : {}),
  };
}

function firstRate(
  about: Subject,
  findings: readonly Finding[],
  worst: Verdict['worstCases'],
): Pick<Verdict, 'rate' | 'whyNoRate'> {
  const reasons = new Set<string>();
  for (const [index, finding] of findings.entries()) {
    const answer = rateOf(about, index, finding, worst);
    if ('claimed' in answer) return { rate: answer };
    reasons.add(answer.why);
  }
  return { rate: null, whyNoRate: [...reasons].join('; ') };
}

interface SearchRung {
  readonly outcome: RungOutcome;
  readonly why?: string;
  /** The largest ratio of the claim that was climbed. */
  readonly best: Map<number, Sighting>;
  readonly refuting: Map<number, Refuting>;
}

/** Maximizes measured/bound from the most promising trials of the pool. */
function searchRung(lab: Lab, pool: readonly Entry[], findings: readonly Finding[]): SearchRung {
  const { theorem } = lab.subject;
  const best = new Map<number, Sighting>();
  const refuting = new Map<number, Refuting>();
  const averaged = theorem.claims.find(({ quantifier }) => quantifier.kind === 'in-expectation');
  const exact = averaged ? pool.filter(({ trial }) => !(lab.exact(trial, [averaged.left]) instanceof Refusal)) : pool;
  const goals = targets(theorem.claims, exact.length > 0);
  if (goals.length === 0) return { outcome: 'not-applicable', why: whyNoSearch(theorem), best, refuting };
  const promising = findings.flatMap(({ best: seen }) => (seen ? [seen.entry.trial] : []));
  const drawn = exact.filter(({ origin }) => origin !== 'tight').map(({ trial }) => trial);
  const starts = [...new Set([...promising, ...drawn.slice(0, 1), ...drawn.slice(-1)])].slice(0, 4);
  const found = search(lab, starts, goals, lab.effort.search);
  if (!found) return { outcome: 'not-applicable', why: 'no trial could be evaluated without sampling', best, refuting };
  const { target, sighting } = found;
  if (sighting.comparison.outcome !== 'violated') best.set(target.index, sighting);
  if (sighting.comparison.outcome === 'holds') return { outcome: 'holds', best, refuting };
  const decided = decide(lab, target.claim, sighting, target.as);
  if (decided.outcome === 'violated') {
    refuting.set(target.index, decided.refuting);
    return { outcome: 'violated', best, refuting };
  }
  const open = decided.outcome === 'unknown' && sighting.comparison.outcome === 'violated';
  return open ? { outcome: 'inconclusive', why: decided.reason, best, refuting } : { outcome: 'holds', best, refuting };
}

/** The violation that is shown: of a claim that ought to hold if there is one, made small where no sampling is needed. */
function firstRefuting(
  about: Subject,
  lab: Lab,
  refutations: readonly (Refuting | undefined)[],
): (Refuting & { claim: number }) | undefined {
  const { claims } = about.theorem;
  const all = refutations.flatMap((refuting, claim) => (refuting ? [{ ...refuting, claim }] : []));
  const first = all.find(({ claim }) => claims[claim].expected === 'holds') ?? all[0];
  // A tight case is small as it was written, a worst function as it was made: it shows by how much the bound fails.
  if (!first || first.as === 'sampled' || ['tight', 'worst'].includes(first.sighting.entry.origin)) return first;
  return { ...shrink(lab, claims[first.claim], first, lab.effort.shrink), claim: first.claim };
}

import { DefinitionError, Refusal } from '../core/errors.js';
import { compile } from '../core/formula.js';
import {
  type Claim,
  type Counterexample,
  changed,
  type Mutant,
  type Row,
  RUNGS,
  type Rung,
  type Theorem,
} from '../core/theorem.js';
import {
  type ClaimVerdict,
  type CounterexampleVerdict,
  type MutantVerdict,
  type Outcome,
  type RungOutcome,
  type SettingReport,
  type TightnessRecord,
  VERDICT_SCHEMA,
  type Verdict,
} from '../core/verdict.js';
import { auditTrial } from './audit.js';
import { claimText, mutantText } from './describe.js';
import { checkDimensions } from './dimensions.js';
import { drawTrial, NeverFits, type Setting, settings } from './draw.js';
import { type Effort, type EffortOptions, effortOf, LEVELS } from './effort.js';
import {
  assumedName,
  buildWorld,
  claimFormulas,
  floatField,
  placeName,
  type Subject,
  scopeOf,
  subject,
  trialOf,
} from './experiment.js';
import type { Finding, Refuting } from './finding.js';
import { decide, judgeClaim } from './judge.js';
import { type Entry, Lab } from './lab.js';
import type { Library } from './library.js';
import { refutation } from './refutation.js';
import { checkRescaling } from './rescale.js';
import { search, targets, whyNoSearch } from './search.js';
import { shrink } from './shrink.js';

/** Logarithm of the largest e-value that is printed as a number. */
const LARGEST_LOG = 690;

export interface CheckOptions extends EffortOptions {
  readonly seed?: number;
  /** What the replay line calls the theorem, such as the path of its file; its id where missing. */
  readonly called?: string;
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

  for (const rung of ['exact', 'certified'] as const) {
    rungs[rung] = 'not-applicable';
    why[rung] ??= 'exact worst cases are not part of this version';
  }

  const claims = theorem.claims.map((claim, index): ClaimVerdict => {
    const finding = findings[index];
    const refuted = searched.refuting.get(index);
    const verdict = refuted ? 'violated' : finding.verdict;
    const { reason, flags, how } = finding;
    return {
      index,
      text: claimText(claim),
      verdict,
      expected: claim.expected,
      tightness: tightnessOf(claim, finding, searched.best.get(index)),
      how: how.join(', '),
      reason,
      flags,
    };
  });
  const refuting = firstRefuting(about, lab, findings, searched.refuting);
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
    statistics: statisticsOf(findings, effort),
    ...(refuting ? { counterexample: refutation(about, refuting, { seed, level, runs, called }) } : {}),
  };
}

/** Trials drawn from every setting, short ones whose sample paths can be enumerated, and the tight cases. */
function drawPool(about: Subject, seed: number, effort: Effort): Entry[] {
  const { theorem, library } = about;
  const places = settings(about);
  const each = Math.max(effort.trialsEach, Math.ceil(effort.trials / places.length));
  const tight = theorem.tight.map((place): Entry => {
    const trial = trialOf(library, place);
    return { trial, place: placeName(trial.instance), origin: 'tight' };
  });
  const drawn: Entry[] = [];
  let misfit: NeverFits | undefined;
  for (const setting of places) {
    try {
      drawn.push(...drawSetting(about, setting, seed, each));
    } catch (error) {
      if (!(error instanceof NeverFits)) throw error;
      misfit = error;
    }
  }
  if (drawn.length === 0 && misfit) throw misfit;
  return [...tight, ...drawn];
}

function drawSetting(about: Subject, setting: Setting, seed: number, count: number): Entry[] {
  const { claims, observe, horizon } = about.theorem;
  const averaged = !observe && claims.some(({ quantifier }) => quantifier.kind === 'in-expectation');
  const short = [horizon[0], Math.max(horizon[0], SHORT)] as const;
  return Array.from({ length: count }, (_, i): Entry[] => {
    const entry = { trial: drawTrial(about, setting, seed, i), place: setting.name, origin: 'drawn' as const };
    if (!averaged || i >= 2) return [entry];
    return [entry, { ...entry, trial: drawTrial(about, setting, seed, count + i, short), origin: 'short' }];
  }).flat();
}

/** Steps of a run short enough to enumerate its sample paths. */
const SHORT = 4;

/** Every symbol of every formula is supplied. */
function checkWellFormed(about: Subject, pool: readonly Entry[]): void {
  const { theorem, id } = about;
  const where = `theorem ${id}`;
  const lab = new Lab(about, 0, LEVELS.quick);
  const constants = ({ trial }: Entry): Row => scopeOf(about, trial, buildWorld(about, trial.instance), floatField);
  const everything = (entry: Entry): Row => {
    const observed = lab.direct(entry.trial, 0);
    return { ...constants(entry), ...observed.scope, ...observed.rows.at(-1) };
  };
  const supplied = theorem.measures.map(({ symbol }) => symbol);
  for (const symbol of supplied) if (symbol in constants(pool[0])) throw duplicate(where, symbol);
  for (const claim of theorem.claims) {
    const assumed = claim.assumes.map(assumedName);
    const entry = pool.find(
      (candidate, i) => (i === 0 && assumed.length === 0) || holds(assumed, constants(candidate)),
    );
    if (!entry) throw untried(where, claim);
    for (const formula of claimFormulas(claim)) compile(formula, floatField, where)(everything(entry) as never);
  }
  for (const condition of theorem.where) compile(condition, floatField, where)(everything(pool[0]) as never);
}

function holds(assumed: readonly string[], scope: Row): boolean {
  return assumed.every((name) => name in scope);
}

function untried(where: string, claim: Claim): DefinitionError {
  return new DefinitionError({
    where,
    expected: `a scenario that satisfies what the claim on "${claim.left}" assumes: ${claim.assumes.join(', ')}`,
    received: 'none among those of the theorem',
    advice: 'Add one, or check the spelling of the assumptions.',
  });
}

function duplicate(where: string, symbol: string): DefinitionError {
  return new DefinitionError({
    where,
    expected: 'one meaning for each symbol',
    received: `"${symbol}" both as a measure and as a constant or parameter`,
  });
}

interface SearchRung {
  readonly outcome: RungOutcome;
  readonly why?: string;
  readonly best: Map<number, number>;
  readonly refuting: Map<number, Refuting>;
  readonly record?: { claim: number; refuting?: Refuting };
}

/** Maximizes measured/bound from the most promising trials of the pool. */
function searchRung(lab: Lab, pool: readonly Entry[], findings: readonly Finding[]): SearchRung {
  const { theorem } = lab.subject;
  const best = new Map<number, number>();
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
  best.set(target.index, sighting.comparison.ratio);
  if (sighting.comparison.outcome === 'holds') return { outcome: 'holds', best, refuting };
  const decided = decide(lab, target.claim, sighting, target.as);
  if (decided.outcome === 'violated') {
    refuting.set(target.index, decided.refuting);
    return { outcome: 'violated', best, refuting };
  }
  best.set(target.index, Math.min(1, sighting.comparison.ratio));
  return { outcome: 'holds', best, refuting };
}

/** Judges a mutant by the engine that judges the theorem: on its own case, or on the runs already made. */
function judgeMutant(about: Subject, mutant: Mutant, pool: readonly Entry[], lab: Lab): MutantVerdict {
  const theorem = changed(about.theorem, mutant);
  const [claim] = theorem.claims;
  const text = mutantText(mutant, claim);
  const rerun = mutant.method || mutant.with || mutant.parameters || mutant.observe;
  const other = subject(about.id, theorem, about.library);
  const sameSymbols = [...other.mentioned].every((symbol) => about.mentioned.has(symbol));
  const own = rerun || !sameSymbols ? new Lab(other, lab.seed, lab.effort) : lab;
  const entries =
    mutant.on === undefined
      ? rerun
        ? drawPool(other, lab.seed, lab.effort)
        : pool
      : caseEntries(about.library, mutant.on);
  const finding = judgeClaim(own, claim, entries);
  return {
    claim: text,
    why: mutant.why,
    verdict: finding.verdict,
    ratio: violationRatio(finding),
    scenario: finding.refuting?.sighting.entry.place,
    reason: finding.verdict === 'violated' ? undefined : (finding.reason ?? 'it holds wherever it was tried'),
  };
}

function caseEntries(library: Library, on: NonNullable<Mutant['on']>): Entry[] {
  return [on].flat().map((place) => {
    const trial = trialOf(library, place as Parameters<typeof trialOf>[1]);
    return { trial, place: placeName(trial.instance), origin: 'case' as const };
  });
}

function violationRatio({ refuting, best }: Finding): number | null {
  return finite(refuting?.sighting.comparison.ratio ?? best?.comparison.ratio);
}

function judgeCounterexample(about: Subject, example: Counterexample, lab: Lab): CounterexampleVerdict {
  const theorem = changed(about.theorem, example);
  const other = subject(about.id, theorem, about.library);
  const finding = judgeClaim(
    new Lab(other, lab.seed, lab.effort),
    theorem.claims[0],
    caseEntries(about.library, example.on),
  );
  return {
    drops: example.drops,
    why: example.why,
    verdict: finding.verdict,
    ratio: violationRatio(finding),
    reason: finding.verdict === 'violated' ? undefined : (finding.reason ?? 'the claim holds there'),
  };
}

function sensitiveRung(
  theorem: Theorem,
  mutants: readonly MutantVerdict[],
  counterexamples: readonly CounterexampleVerdict[],
  why: Partial<Record<Rung, string>>,
): RungOutcome {
  if (mutants.length === 0 && counterexamples.length === 0) {
    why.sensitive ??= 'there is no mutant: a check that can not fail shows nothing';
    return theorem.why.sensitive ? 'not-applicable' : 'inconclusive';
  }
  const survivors = [...mutants, ...counterexamples].filter(({ verdict }) => verdict !== 'violated');
  if (survivors.length === 0) return 'holds';
  why.sensitive = survivors
    .map((s) => `${'claim' in s ? `mutant "${s.claim}"` : `counterexample to "${s.drops}"`} survives: ${s.reason}`)
    .join('; ');
  return 'violated';
}

function worstRung(outcomes: readonly (Outcome | 'holds')[]): RungOutcome {
  if (outcomes.includes('violated')) return 'violated';
  return outcomes.includes('inconclusive') ? 'inconclusive' : 'holds';
}

/** The worst of the claims against what each is expected to be. */
function overall(claims: readonly ClaimVerdict[]): Outcome {
  const off = claims.filter(({ verdict, expected }) => verdict !== expected);
  if (off.some(({ verdict }) => verdict === 'violated')) return 'violated';
  if (off.some(({ verdict }) => verdict === 'inconclusive')) return 'inconclusive';
  if (off.length > 0) return 'holds';
  return claims.some(({ expected }) => expected === 'violated') ? 'violated' : 'holds';
}

function finite(x: number | undefined): number | null {
  return x === undefined || Number.isNaN(x) ? null : Math.min(x, Number.MAX_VALUE);
}

function tightnessOf(claim: Claim, finding: Finding, searched: number | undefined): number | null {
  if (claim.is === '<=>') return null;
  if (claim.is === '=') return finding.verdict === 'holds' ? 1 : null;
  const means = finding.sampled?.intervals.map(({ mean }) => (claim.is === '>=' ? 1 / mean : mean)) ?? [];
  const exact = [finding.best?.comparison.ratio, searched].filter((r): r is number => r !== undefined);
  const ratios = exact.length > 0 ? exact : means;
  return ratios.length === 0 ? null : finite(Math.max(...ratios));
}

function tightnessRecord(
  theorem: Theorem,
  findings: readonly Finding[],
  searched: ReadonlyMap<number, number>,
): TightnessRecord | null {
  let record: TightnessRecord | null = null;
  findings.forEach(({ best }, claim) => {
    if (!best || ['=', '<=>'].includes(theorem.claims[claim].is)) return;
    const ratio = Math.max(best.comparison.ratio, searched.get(claim) ?? 0);
    if (record && record.ratio >= ratio) return;
    const { entry, at } = best;
    record = {
      ratio: finite(ratio)!,
      claim,
      scenario: entry.place,
      instance: entry.trial.instance,
      params: entry.trial.parameters,
      at,
    };
  });
  return record;
}

function settingReports(findings: readonly Finding[]): SettingReport[] {
  const all = new Map<string, SettingReport>();
  for (const { places } of findings)
    for (const [name, place] of places) {
      const old = all.get(name);
      all.set(name, {
        name,
        instances: Math.max(place.instances, old?.instances ?? 0),
        runs: Math.max(place.runs, old?.runs ?? 0),
        comparisons: place.comparisons + (old?.comparisons ?? 0),
        maxRatio: finite(Math.max(place.maxRatio, old?.maxRatio ?? 0)),
      });
    }
  return [...all.values()];
}

function statisticsOf(findings: readonly Finding[], { alpha }: Effort): Verdict['statistics'] {
  const sampled = findings.flatMap((finding, claim) => (finding.sampled ? [{ ...finding.sampled, claim }] : []));
  const runs = findings.reduce(
    (sum, { places }) => sum + [...places.values()].reduce((n, place) => n + place.runs, 0),
    0,
  );
  if (sampled.length === 0) return { evalue: null, level: null, runs };
  return {
    evalue: Math.exp(Math.min(LARGEST_LOG, Math.max(...sampled.map(({ logE }) => logE)))),
    level: alpha,
    runs,
    intervals: sampled.flatMap(({ intervals, claim }) => intervals.map((interval) => ({ ...interval, claim }))),
  };
}

/** The violation that is shown: of a claim that ought to hold if there is one, made small where no sampling is needed. */
function firstRefuting(
  about: Subject,
  lab: Lab,
  findings: readonly Finding[],
  searched: ReadonlyMap<number, Refuting>,
): (Refuting & { claim: number }) | undefined {
  const { claims } = about.theorem;
  const all = findings.flatMap((finding, claim) => {
    const refuting = finding.refuting ?? searched.get(claim);
    return refuting ? [{ ...refuting, claim }] : [];
  });
  const first = all.find(({ claim }) => claims[claim].expected === 'holds') ?? all[0];
  if (!first || first.as === 'sampled' || first.sighting.entry.origin === 'tight') return first;
  return { ...shrink(lab, claims[first.claim], first, lab.effort.shrink), claim: first.claim };
}

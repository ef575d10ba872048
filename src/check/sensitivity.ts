import { type Counterexample, changed, type Mutant, type Rung, type Theorem } from '../core/theorem.js';
import type { CounterexampleVerdict, MutantVerdict, RungOutcome } from '../core/verdict.js';
import { mutantText } from './describe.js';
import { type Subject, subject } from './experiment.js';
import type { Finding } from './finding.js';
import { judgeClaim } from './judge.js';
import { type Entry, Lab } from './lab.js';
import { caseEntries, drawPool } from './pool.js';
import { finite } from './summary.js';

/** Judges a mutant by the engine that judges the theorem: on its own case, or on the runs already made. */
export function judgeMutant(about: Subject, mutant: Mutant, pool: readonly Entry[], lab: Lab): MutantVerdict {
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

function violationRatio({ refuting, best }: Finding): number | null {
  return finite(refuting?.sighting.comparison.ratio ?? best?.comparison.ratio);
}

export function judgeCounterexample(about: Subject, example: Counterexample, lab: Lab): CounterexampleVerdict {
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

export function sensitiveRung(
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

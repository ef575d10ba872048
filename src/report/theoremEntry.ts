import { boundLatex, claimLatex, measureLetters } from '../check/claimLatex.js';
import { mutantText, quantifierText } from '../check/describe.js';
import { standing } from '../check/explain.js';
import type { Library } from '../check/library.js';
import { type Requirement, requirement } from '../core/assumption.js';
import { latexOf } from '../core/latex.js';
import { type Claim, changed, type Mutant, type Theorem } from '../core/theorem.js';
import type { Verdict } from '../core/verdict.js';
import { familyOf } from './areas.js';
import type { ReportInput } from './assemble.js';
import type {
  AssumedEntry,
  ClaimEntry,
  CounterexampleEntry,
  MethodEntry,
  MutantEntry,
  RefutationEntry,
  State,
  TheoremEntry,
  VerdictEntry,
} from './data.js';
import { mathml } from './mathml.js';
import { placeEntry } from './place.js';
import { claimPlots, counterexamplePlots } from './plots.js';
import { prose } from './prose.js';
import { mapped, rounded } from './rounded.js';
import { conditions, parameterLatex } from './typeset.js';

/** One theorem as its page shows it. */
export function theoremEntry(id: string, input: ReportInput): Omit<TheoremEntry, 'related'> {
  const { library, verdicts } = input;
  const theorem = library.theorems[id];
  const verdict = verdicts.get(id);
  const { title, about, source, parameters, where, measures } = theorem;
  const record = verdict?.tightness;
  return {
    id,
    area: familyOf(id),
    title: prose(title),
    about: about && prose(about),
    source: { ...source, cite: prose(source.cite) },
    state: stateOf(verdict),
    claims: claimEntries(id, theorem, verdict, input),
    assumptions: assumed(library, theorem.assumptions),
    region: [
      ...Object.entries(parameters).map(([name, rule]) => mathml(parameterLatex(name, rule))),
      ...where.flatMap(conditions).map((condition) => mathml(latexOf(condition))),
    ],
    method: methodEntry(theorem),
    measures: measures.map(({ title, latex }) => ({ title, math: mathml(latex) })),
    tightest: record ? { ...placeEntry(id, record), ratio: rounded(record.ratio), claim: record.claim } : undefined,
    refutation: refutationEntry(id, theorem, verdict),
    mutants: theorem.mutants.map((mutant, i) => mutantEntry(theorem, mutant, verdict?.mutants[i])),
    counterexamples: counterexampleEntries(id, theorem, verdict, input),
    verdict: verdict && verdictEntry(verdict),
  };
}

function stateOf(verdict: Verdict | undefined): State {
  if (!verdict) return 'not judged';
  const state = standing(verdict);
  if (state !== 'as expected') return state;
  return verdict.expected === 'violated' ? 'refuted' : 'holds';
}

function claimEntries(id: string, theorem: Theorem, verdict: Verdict | undefined, input: ReportInput): ClaimEntry[] {
  const letters = measureLetters(theorem);
  const plots = claimPlots(id, theorem, verdict, input);
  return theorem.claims.map((claim, i) => {
    const latex = claimLatex(claim, letters);
    const judged = verdict?.claims[i];
    return {
      math: mathml(latex, { display: true }),
      latex,
      is: claim.is,
      when: claim.when === undefined ? [] : conditions(claim.when).map((one) => mathml(latexOf(one, letters))),
      says: claim.says && prose(claim.says),
      assumes: assumed(input.library, claim.assumes),
      quantifier: { kind: claim.quantifier.kind, text: prose(quantifierText(claim.quantifier)) },
      verdict: judged?.verdict,
      expected: claim.expected,
      tightness: judged?.tightness == null ? null : rounded(judged.tightness),
      how: judged?.how,
      reason: judged?.reason && prose(judged.reason),
      flags: judged?.flags ?? [],
      plot: plots[i],
    };
  });
}

function assumed(library: Library, texts: readonly string[]): AssumedEntry[] {
  return texts.map((text) => {
    const { property, symbols }: Requirement = requirement(text);
    const letters = (library.assumptions[property]?.constants ?? []).map(({ symbol }) => symbol);
    const differ = symbols.some((symbol, i) => symbol !== letters[i]);
    return { text, property, letters: differ ? symbols : undefined };
  });
}

/** A method's LaTeX is its lines, one after the other. */
function methodEntry({ method, with: settings, horizon }: Theorem): MethodEntry | undefined {
  if (!method) return undefined;
  const letters = (name: string): string => latexOf(method.parameters[name]?.[1] ?? name);
  return {
    title: method.title,
    steps: method.latex.split(/,\\;|,\\quad/).map((line) => mathml(line, { display: true })),
    settings: Object.entries(settings).flatMap(([name, formula]) => {
      const [letter, value] = [letters(name), latexOf(formula)];
      return letter === value ? [] : [mathml(`${letter} = ${value}`)];
    }),
    horizon,
  };
}

function refutationEntry(id: string, theorem: Theorem, verdict: Verdict | undefined): RefutationEntry | undefined {
  const found = verdict?.counterexample;
  if (!found) return undefined;
  const { claim, measured, bound, digits, replay } = found;
  const [left, right] = [Number(measured), Number(bound)];
  const ratio = theorem.claims[claim].is === '>=' ? right / left : left / right;
  return {
    ...placeEntry(id, found, replay),
    claim,
    ratio: Number.isFinite(ratio) ? rounded(ratio) : null,
    measured,
    bound,
    digits,
  };
}

function mutantEntry(theorem: Theorem, mutant: Mutant, judged: Verdict['mutants'][number] | undefined): MutantEntry {
  const [claim] = changed(theorem, mutant).claims;
  return {
    claim: mutant.claim ?? 0,
    math: mathml((mutant.left === undefined ? boundLatex : claimLatex)(claim, measureLetters(theorem))),
    extra: extraOf(mutant, claim),
    why: prose(mutant.why),
    verdict: judged?.verdict,
    ratio: judged?.ratio == null ? null : rounded(judged.ratio),
    scenario: judged?.scenario,
    reason: judged?.reason,
  };
}

/** What a mutant changes besides the formula that is shown. */
function extraOf({ left: _, is: __, right: ___, ...change }: Mutant, claim: Claim): string | undefined {
  const text = mutantText(change, claim);
  return text === claim.right ? undefined : prose(text.slice(claim.right.length).replace(/^, /, ''));
}

function counterexampleEntries(
  id: string,
  theorem: Theorem,
  verdict: Verdict | undefined,
  input: ReportInput,
): CounterexampleEntry[] {
  const plots = counterexamplePlots(id, theorem, input);
  return theorem.counterexamples.map(({ drops, why, claim = 0 }, i) => {
    const judged = verdict?.counterexamples[i];
    const ratio = judged?.ratio == null ? null : rounded(judged.ratio);
    return {
      drops: prose(drops),
      why: prose(why),
      claim,
      verdict: judged?.verdict,
      ratio,
      reason: judged?.reason,
      plot: plots[i],
    };
  });
}

function verdictEntry({ expected, seconds, rungs, why, scenarios, worstCases, statistics }: Verdict): VerdictEntry {
  return {
    expected,
    seconds: rounded(seconds),
    rungs,
    why,
    scenarios: scenarios.map(({ name, instances, comparisons, maxRatio }) => ({
      name,
      instances,
      comparisons,
      maxRatio: maxRatio && rounded(maxRatio),
    })),
    worstCases: worstCases.map((record) => ({
      ...record,
      symbols: mapped(record.symbols),
      value: rounded(record.value),
      bound: rounded(record.bound),
      boundOverWorst: rounded(record.boundOverWorst),
    })),
    evalue: statistics.evalue && rounded(statistics.evalue),
    level: statistics.level,
    runs: statistics.runs,
    interval: widest(statistics.intervals),
  };
}

/** The sampled mean whose upper limit is closest to its bound, or beyond it. */
function widest(intervals: Verdict['statistics']['intervals']): VerdictEntry['interval'] {
  if (!intervals || intervals.length === 0) return undefined;
  const { mean, lower, upper, ...rest } = intervals.reduce((a, b) => (b.upper > a.upper ? b : a));
  return { ...rest, mean: rounded(mean), lower: rounded(lower), upper: rounded(upper) };
}

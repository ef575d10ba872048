import { type Case, type Claim, changed, type Theorem } from '../core/theorem.js';
import { claimLatex, measureLetters } from './claimLatex.js';
import { claimText, isErratum, mutantText, parameterText } from './describe.js';
import { composed } from './experiment.js';
import { candidates, type Library, requirementsOf } from './library.js';

export type Statement = ReturnType<typeof statementOf>;

/** Everything a reader may ask of a theorem, as data. */
export function statementOf(id: string, theorem: Theorem, library: Library) {
  const { title, about, source, method, parameters, where, horizon, measures, tight, mutants, counterexamples } =
    theorem;
  const letters = measureLetters(theorem);
  const place = `theorem ${id}`;
  return {
    id,
    title,
    about,
    source,
    expected: isErratum(theorem) ? 'violated' : 'holds',
    claims: theorem.claims.map((claim) => claimOf(claim, letters)),
    assumptions: requirementsOf(library, theorem, place).map(({ requirement, assumption }, i) => ({
      text: theorem.assumptions[i],
      property: requirement.property,
      definition: assumption.definition,
      latex: assumption.latex,
    })),
    parameters: Object.entries(parameters).map(([name, rule]) => parameterText(name, rule)),
    where,
    horizon,
    method: method && { title: method.title, latex: method.latex, with: theorem.with },
    measures: measures.map(({ symbol, title, latex, dimension }) => ({ symbol, title, latex, dimension })),
    scenarios: candidates(library, theorem, place).map(({ axis, scenarios }) => ({
      axis,
      names: scenarios.map(([name]) => name),
    })),
    tight: tight.map((case_) => caseOf(library, case_)),
    mutants: mutants.map((mutant) => {
      const [claim] = changed(theorem, mutant).claims;
      return {
        claim: mutant.claim ?? 0,
        text: mutantText(mutant, claim),
        why: mutant.why,
        on: casesOf(library, mutant.on),
      };
    }),
    counterexamples: counterexamples.map(({ drops, why, on }) => ({ drops, why, on: casesOf(library, on) })),
  };
}

function claimOf(claim: Claim, letters: Record<string, string>) {
  const { left, is, right, when, says, expected, assumes, quantifier } = claim;
  const latex = claimLatex(claim, letters);
  return { text: claimText(claim), left, is, right, when, says, expected, assumes, quantifier, latex };
}

function caseOf(library: Library, place: Case) {
  return { instance: composed(library, place), params: place.parameters ?? {} };
}

function casesOf(library: Library, on: Case | readonly Case[] | undefined) {
  return on === undefined ? [] : [on].flat().map((place) => caseOf(library, place as Case));
}

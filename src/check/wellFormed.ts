import { DefinitionError } from '../core/errors.js';
import { compile } from '../core/formula.js';
import type { Claim, Row } from '../core/theorem.js';
import { LEVELS } from './effort.js';
import { assumedName, buildWorld, claimFormulas, floatField, type Subject, scopeOf } from './experiment.js';
import { type Entry, Lab } from './lab.js';

/** Every symbol of every formula is supplied. */
export function checkWellFormed(about: Subject, pool: readonly Entry[]): void {
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

import type { Subject } from '../check/experiment.js';
import { Refusal } from '../core/errors.js';
import { symbolsOf } from '../core/formula.js';
import type { Claim } from '../core/theorem.js';
import { completed, type Symbols, valueIn } from './symbols.js';

/** @throws Refusal unless the claim is one that a worst case over functions decides */
export function expectJudgeable({ is, quantifier: { kind } }: Claim): void {
  if (is !== '<=' && is !== '>=') throw new Refusal('the claim is no inequality, and has no worst case');
  if (kind !== 'every-run' && kind !== 'in-expectation')
    throw new Refusal(
      `the claim holds ${kind.replaceAll('-', ' ')}, which a worst case over functions does not decide`,
    );
}

/** Index of the first claim that can be judged and speaks of the horizon; 0 where none does. */
export function firstJudgeable(subject: Subject, horizon: number, given: Symbols): number {
  return Math.max(
    0,
    subject.theorem.claims.findIndex((claim) => speaks(subject, claim, horizon, given)),
  );
}

function speaks(subject: Subject, claim: Claim, horizon: number, given: Symbols): boolean {
  try {
    expectJudgeable(claim);
    const symbols = completed(subject, claim, horizon, given);
    const known = { ...symbols, k: horizon };
    const names = claim.when ? symbolsOf(claim.when) : [];
    return names.some((name) => !(name in known)) || !claim.when || valueIn(claim.when, known, 'claim') !== 0;
  } catch (error) {
    if (error instanceof Refusal) return false;
    throw error;
  }
}

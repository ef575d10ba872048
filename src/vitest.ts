import { expect } from 'vitest';
import type { CheckOptions } from './check/check.js';
import { explanation, refutationLines, standing } from './check/explain.js';
import type { Theorem } from './core/theorem.js';
import type { Verdict } from './core/verdict.js';
import { check, type Own } from './handbook.js';

/** Options of a check, and scenarios or assumptions of one's own. */
export type TheoremOptions = CheckOptions & Own;

/** What the check of a theorem can be expected to show. Theorems are given as such, or by their ids in the handbook. */
export interface TheoremMatchers {
  /** No claim is refuted or left open, and every rung that applies holds, sensitivity included. */
  toHold(options?: TheoremOptions): Promise<void>;
  /** Some claim is refuted. */
  toBeViolated(options?: TheoremOptions): Promise<void>;
  /** Nothing is refuted, and the largest measured/bound found is at least `ratio`. */
  toBeTight(ratio: number, options?: TheoremOptions): Promise<void>;
  /** Nothing is refuted, and the bound is attained up to rounding. */
  toBeExact(options?: TheoremOptions): Promise<void>;
}

declare module 'vitest' {
  // biome-ignore lint: name and default of the parameter must be those of vitest's own interface
  interface Matchers<T = any> extends TheoremMatchers {}
}

/** Rounding of a ratio that is 1. */
const ATTAINED = 1 - 1e-9;

interface Result {
  readonly pass: boolean;
  readonly message: () => string;
}

function judged(theorem: string | Theorem, options: TheoremOptions = {}): Verdict {
  return check(theorem, { now: () => performance.now(), ...options });
}

/** `wanted` with the reason why not, or why so under `.not`. */
function result(pass: boolean, verdict: Verdict, wanted: string, told: string): Result {
  return { pass, message: () => `expected ${verdict.id} ${pass ? 'not ' : ''}${wanted}\n\n${told}` };
}

function seen(verdict: Verdict): string {
  const { id, counterexample } = verdict;
  if (standing(verdict) !== 'as expected') return explanation(verdict);
  return [`${id}: ${verdict.verdict}, as expected`, ...(counterexample ? refutationLines(counterexample) : [])].join(
    '\n',
  );
}

/** Largest ratio of the inequalities; an equality that holds is attained. */
function largest({ claims, tightness }: Verdict): number {
  return tightness?.ratio ?? Math.max(0, ...claims.map((claim) => claim.tightness ?? 0));
}

function tight(verdict: Verdict, ratio: number, wanted: string): Result {
  const found = largest(verdict);
  const told = verdict.tightness
    ? `largest measured/bound ${found}, on ${verdict.tightness.scenario}: ${JSON.stringify(verdict.tightness.instance)}`
    : 'no ratio was measured';
  const sound = verdict.verdict !== 'violated';
  return result(sound && found >= ratio, verdict, wanted, sound ? told : seen(verdict));
}

expect.extend({
  async toHold(theorem: string | Theorem, options?: TheoremOptions): Promise<Result> {
    const verdict = judged(theorem, options);
    const holds = verdict.verdict === 'holds' && standing(verdict) === 'as expected';
    return result(holds, verdict, 'to hold', seen(verdict));
  },
  async toBeViolated(theorem: string | Theorem, options?: TheoremOptions): Promise<Result> {
    const verdict = judged(theorem, options);
    return result(verdict.verdict === 'violated', verdict, 'to be violated', seen(verdict));
  },
  async toBeTight(theorem: string | Theorem, ratio: number, options?: TheoremOptions): Promise<Result> {
    return tight(judged(theorem, options), ratio, `to be tight to ${ratio}`);
  },
  async toBeExact(theorem: string | Theorem, options?: TheoremOptions): Promise<Result> {
    return tight(judged(theorem, options), ATTAINED, 'to be exact');
  },
});

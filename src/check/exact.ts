import type { ExactRecord, Outcome, RungOutcome } from '../core/verdict.js';
import type { Level } from './effort.js';
import type { Subject } from './experiment.js';

/** What exact worst cases say of one claim, where they apply to it. */
export interface ExactFinding {
  readonly verdict: Outcome;
  readonly worst: readonly ExactRecord[];
  readonly reason?: string;
}

/**
 * Computes worst cases over whole classes of functions for each claim, or says why not. The engine is handed one, so that
 * it need not know how that is done.
 */
export type ExactEngine = (about: Subject, level: Level) => readonly (ExactFinding | { readonly why: string })[];

/** What the rung comes to, and the claims that it refutes with the reason. */
export interface ExactRung {
  readonly outcome: RungOutcome;
  readonly why?: string;
  readonly refuted: ReadonlyMap<number, string>;
  readonly worst: readonly ExactRecord[];
}

/** The rung of exact worst cases. An erratum may hold at the points that were tried. */
export function exactRung(about: Subject, level: Level, engine: ExactEngine | undefined): ExactRung {
  const none = { refuted: new Map<number, string>(), worst: [] };
  if (!engine) return { outcome: 'not-applicable', why: 'nothing that computes exact worst cases was given', ...none };
  const answers = engine(about, level);
  const found = answers.flatMap((answer, claim) => ('verdict' in answer ? [{ ...answer, claim }] : []));
  if (found.length === 0) {
    const reasons = answers.flatMap((answer) => ('why' in answer ? [answer.why] : []));
    return { outcome: 'not-applicable', why: [...new Set(reasons)].join('; '), ...none };
  }
  const { claims } = about.theorem;
  const off = found.filter(({ claim, verdict }) => verdict !== 'holds' && claims[claim].expected === 'holds');
  const refuted = found.filter(({ verdict }) => verdict === 'violated');
  return {
    outcome: off.some(({ verdict }) => verdict === 'violated') ? 'violated' : off.length > 0 ? 'inconclusive' : 'holds',
    why: off.length > 0 ? off.map(({ claim, reason }) => `claim ${claim}: ${reason}`).join('; ') : undefined,
    refuted: new Map(refuted.map(({ claim, reason }) => [claim, `the exact worst case: ${reason}`])),
    worst: found.flatMap(({ worst }) => worst),
  };
}

import { Refusal } from '../core/errors.js';
import type { CertifiedRecord, ExactRecord, Outcome, RungOutcome } from '../core/verdict.js';
import type { Level } from './effort.js';
import { placeName, type Subject, type Trial } from './experiment.js';
import type { Refuting } from './finding.js';
import { decide } from './judge.js';
import { type Lab, refusable } from './lab.js';
import { type Directness, sightings } from './sightings.js';

/** What exact worst cases say of one claim, where they apply to it. */
export interface ExactFinding {
  readonly verdict: Outcome;
  readonly worst: readonly ExactRecord[];
  readonly reason?: string;
  /** A worst function that exceeds the bound after the last step: without one nothing is refuted. */
  readonly witness?: Trial;
  /** What became of certificates in exact arithmetic, where they were asked for. */
  readonly certified?: CertifiedFinding;
}

export interface CertifiedFinding {
  readonly tried: number;
  /** Verified upper bounds that are not above the claim's bound. */
  readonly records: readonly CertifiedRecord[];
  /** Why one of the others is missing. */
  readonly reason?: string;
}

/**
 * Computes worst cases over whole classes of functions for each claim, or says why not, in words to follow "because". The engine is handed one, so that
 * it need not know how that is done.
 */
export type ExactEngine = (about: Subject, level: Level) => readonly (ExactFinding | { readonly why: string })[];

/** What the two rungs come to, and the claims that are refuted with the reason. */
export interface ExactRung {
  readonly outcome: RungOutcome;
  readonly why?: string;
  readonly refuted: ReadonlyMap<number, { readonly reason: string; readonly refuting: Refuting }>;
  readonly worst: readonly ExactRecord[];
  readonly certified: {
    readonly outcome: RungOutcome;
    readonly why: string;
    readonly records: readonly CertifiedRecord[];
  };
}

/** A sentence of the reasons why claims have no worst case, each named once. */
export function unanalysable(reasons: readonly string[]): string {
  return `not analysable exactly because ${[...new Set(reasons)].join(', and because ')}`;
}

/** The rungs of exact worst cases and of their certificates. An erratum may hold at the points that were tried. */
export function exactRung(lab: Lab, level: Level, engine: ExactEngine | undefined): ExactRung {
  const none = { refuted: new Map(), worst: [], certified: nothingCertified('no worst case was computed') };
  if (!engine) return { outcome: 'not-applicable', why: 'nothing that computes exact worst cases was given', ...none };
  const { claims } = lab.subject.theorem;
  const answers = engine(lab.subject, level);
  const found = answers.flatMap((answer, claim) => ('verdict' in answer ? [confirmed(lab, { ...answer, claim })] : []));
  if (found.length === 0) {
    const reasons = answers.flatMap((answer) => ('why' in answer ? [answer.why] : []));
    return { outcome: 'not-applicable', why: unanalysable(reasons), ...none };
  }
  const off = found.filter(({ claim, verdict }) => verdict !== 'holds' && claims[claim].expected === 'holds');
  const told =
    off.length > 0 ? off : found.filter(({ verdict, reason }) => verdict === 'holds' && reason !== undefined);
  return {
    outcome: off.some(({ verdict }) => verdict === 'violated') ? 'violated' : off.length > 0 ? 'inconclusive' : 'holds',
    why: told.length > 0 ? told.map(({ claim, reason }) => `claim ${claim}: ${reason}`).join('; ') : undefined,
    refuted: new Map(
      found.flatMap(({ claim, reason, refuting }) =>
        refuting ? [[claim, { reason: `the exact worst case: ${reason}`, refuting }] as const] : [],
      ),
    ),
    worst: found.flatMap(({ worst }) => worst),
    certified: certifiedRung(found.filter(({ claim }) => claims[claim].expected === 'holds')),
  };
}

type Confirmed = ExactFinding & { readonly claim: number; readonly refuting?: Refuting };

/** Runs the method on the witness of a violation, in many digits where the function is known to them. */
function confirmed(lab: Lab, finding: ExactFinding & { claim: number }): Confirmed {
  const { verdict, witness, claim: index } = finding;
  if (verdict !== 'violated') return finding;
  const claim = lab.subject.theorem.claims[index];
  const seen = refusable(() => {
    if (!witness) return undefined;
    const entry = { trial: witness, place: placeName(witness.instance), origin: 'worst' as const };
    const as: Directness = claim.quantifier.kind === 'in-expectation' ? 'expectation' : 'every-run';
    const [sighting] = sightings(lab, claim, entry, { run: 0, as, step: witness.parameters.T });
    return sighting && decide(lab, claim, sighting, as);
  });
  if (seen && !(seen instanceof Refusal) && seen.outcome === 'violated') return { ...finding, refuting: seen.refuting };
  const doubt = 'the method, run on the worst function, does not exceed the bound beyond doubt';
  return { ...finding, verdict: 'inconclusive', reason: `${finding.reason}; ${doubt}` };
}

function nothingCertified(why: string): ExactRung['certified'] {
  return { outcome: 'not-applicable', why, records: [] };
}

function certifiedRung(found: readonly Confirmed[]): ExactRung['certified'] {
  const asked = found.flatMap(({ certified }) => certified ?? []);
  const tried = asked.reduce((sum, one) => sum + one.tried, 0);
  const records = asked.flatMap((one) => one.records);
  const reason = asked.find((one) => one.reason)?.reason;
  if (tried === 0) return nothingCertified(reason ?? 'no worst case was found to stay below its bound');
  const why = `verified in exact arithmetic at ${records.length} of ${tried} points${reason ? `; elsewhere ${reason}` : ''}`;
  return { outcome: records.length > 0 ? 'holds' : 'inconclusive', why, records };
}

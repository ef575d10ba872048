import { InstanceError, Refusal } from '../core/errors.js';
import type { Theorem } from '../core/theorem.js';
import type { Outcome, Refutation, TightnessRecord } from '../core/verdict.js';
import { auditTrial } from './audit.js';
import { drawTrial, settings } from './draw.js';
import { type EffortOptions, effortOf } from './effort.js';
import { type Subject, subject, type Trial, trialOf } from './experiment.js';
import { decide } from './judge.js';
import { Lab } from './lab.js';
import type { Library } from './library.js';
import { refutation } from './refutation.js';
import { search, targets, whyNoSearch } from './search.js';
import { shrink } from './shrink.js';

export interface ExploreOptions extends Pick<EffortOptions, 'level'> {
  readonly seed?: number;
  /** Rounds start from different trials and are independent of each other. */
  readonly round?: number;
  /** Evaluations of this round. */
  readonly evaluations?: number;
  readonly called?: string;
}

/** The largest measured/bound that one round of the adversarial search found. */
export interface Exploration {
  readonly schema: 'boundlab/search@1';
  readonly id: string;
  readonly round: number;
  readonly evaluations: number;
  /** `violated` only where many digits, or a float64 excess far above rounding, confirm it; `inconclusive` where neither can. */
  readonly verdict: Outcome;
  readonly reason?: string;
  readonly best: TightnessRecord | null;
  readonly counterexample?: Refutation;
}

/** Starts of one round that are drawn. */
const DRAWN = 3;

/**
 * One round of the adversarial search for the largest measured/bound.
 *
 * @throws InstanceError if the theorem has no ratio that can be climbed
 */
export function explore(id: string, theorem: Theorem, library: Library, options: ExploreOptions = {}): Exploration {
  const { seed = 1, level = 'quick', round = 0, evaluations = 500, called = id } = options;
  const about = subject(id, theorem, library);
  const lab = new Lab(about, seed, effortOf({ level }));
  const starts = startsOf(about, seed, round);
  const goals = goalsOf(lab, starts);
  const found = search(lab, starts, goals, evaluations, round * 1000);
  const header = { schema: 'boundlab/search@1' as const, id, round, evaluations };
  if (!found) return { ...header, verdict: 'holds', best: null };
  const { target, sighting } = found;
  const { entry, at, comparison } = sighting;
  const best = {
    ratio: comparison.ratio,
    claim: target.index,
    scenario: entry.place,
    instance: entry.trial.instance,
    params: entry.trial.parameters,
    at,
  };
  const decided = comparison.outcome === 'holds' ? undefined : decide(lab, target.claim, sighting, target.as);
  if (decided?.outcome === 'unknown' && comparison.outcome === 'violated')
    return { ...header, verdict: 'inconclusive', reason: decided.reason, best };
  if (decided?.outcome !== 'violated') return { ...header, verdict: 'holds', best };
  const small = shrink(lab, target.claim, decided.refuting, lab.effort.shrink);
  auditTrial(about, small.sighting.entry.trial);
  const counterexample = refutation(about, { ...small, claim: target.index }, { seed, level, called });
  return { ...header, verdict: 'violated', best, counterexample };
}

/** Tight cases in the first round, and trials of settings that take turns. */
function startsOf(about: Subject, seed: number, round: number): Trial[] {
  const places = settings(about);
  const tight = round === 0 ? about.theorem.tight.map((place) => trialOf(about.library, place)) : [];
  const drawn = Array.from({ length: DRAWN }, (_, i) => {
    const number = round * DRAWN + i;
    return drawTrial(about, places[number % places.length], seed, number);
  });
  return [...tight.slice(0, DRAWN), ...drawn];
}

function goalsOf(lab: Lab, starts: readonly Trial[]): ReturnType<typeof targets> {
  const { id, theorem } = lab.subject;
  const averaged = theorem.claims.find(({ quantifier }) => quantifier.kind === 'in-expectation');
  const exactly = averaged && starts.some((trial) => !(lab.exact(trial, [averaged.left]) instanceof Refusal));
  const goals = targets(theorem.claims, exactly === true);
  if (goals.length > 0) return goals;
  throw new InstanceError({
    where: `theorem ${id}`,
    expected: 'a claim whose ratio can be climbed',
    received: whyNoSearch(theorem),
    advice: `boundlab check ${id} judges it.`,
  });
}

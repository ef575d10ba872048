import { AXES } from '../core/assumption.js';
import { BoundlabError, InstanceError } from '../core/errors.js';
import { compile } from '../core/formula.js';
import type { Scalar } from '../core/space.js';
import type { Claim, Theorem } from '../core/theorem.js';
import { type Stream, stream } from '../random/streams.js';
import { admissible } from './draw.js';
import {
  buildWorld,
  type Composed,
  constantsOf,
  floatField,
  type Located,
  placeName,
  type Subject,
  type Trial,
} from './experiment.js';
import { decide } from './judge.js';
import { type Entry, Lab, refusable } from './lab.js';
import { scenarioNamed } from './library.js';
import { type Directness, type Sighting, sightings } from './sightings.js';

/** A claim that the search can maximize, and by which route. */
export interface Target {
  readonly index: number;
  readonly claim: Claim;
  readonly as: Directness;
}

/** The claims whose ratio is a smooth enough function of the trial to climb: inequalities judged without sampling. */
export function targets(claims: readonly Claim[], exactly: boolean): Target[] {
  return claims.flatMap((claim, index): Target[] => {
    if (claim.is === '<=>' || claim.is === '=' || claim.expected === 'violated') return [];
    if (claim.quantifier.kind === 'every-run') return [{ index, claim, as: 'every-run' }];
    if (claim.quantifier.kind === 'in-expectation' && exactly) return [{ index, claim, as: 'expectation' }];
    return [];
  });
}

export interface Found {
  readonly target: Target;
  readonly sighting: Sighting;
}

/** The largest ratio of a trial over the targets, or nothing where none can be evaluated. */
function climb(subject: Subject, lab: Lab, trial: Trial, goals: readonly Target[]): Found | undefined {
  const alone = new Lab(subject, lab.seed, lab.effort);
  const entry: Entry = { trial, place: placeName(trial.instance), origin: 'drawn' };
  const seen = goals.flatMap((target): Found[] => {
    const sighted = refusable(() => sightings(alone, target.claim, entry, { run: 0, as: target.as }));
    if (!Array.isArray(sighted)) return [];
    return sighted
      .filter(({ comparison, at }) => comparison.outcome !== 'skipped' && at.k !== 0)
      .map((sighting) => ({ target, sighting }));
  });
  seen.sort((a, b) => b.sighting.comparison.ratio - a.sighting.comparison.ratio || 0);
  // An excess of float64 that many digits decide to be rounding is no height to climb to; one they can't decide stays.
  return seen.find(
    ({ target, sighting }) =>
      sighting.comparison.outcome !== 'violated' ||
      decide(alone, target.claim, sighting, target.as).outcome !== 'holds',
  );
}

/**
 * Hill climbing on measured/bound over instances and parameters, from the most promising trials.
 * Counts evaluations, not seconds, and draws from its own streams, numbered from `first`: the same for the same seed.
 */
export function search(
  lab: Lab,
  starts: readonly Trial[],
  goals: readonly Target[],
  evaluations: number,
  first = 0,
): Found | undefined {
  const { subject } = lab;
  let best: Found | undefined;
  const share = Math.max(1, Math.floor(evaluations / Math.max(1, starts.length)));
  starts.forEach((start, number) => {
    const random = stream(lab.seed, subject.id, 'search', first + number);
    let current = climb(subject, lab, start, goals);
    let reach = 0.3;
    for (let n = 0; n < share; n++) {
      const trial = neighbour(subject, current?.sighting.entry.trial ?? start, random, reach);
      const next = trial && climb(subject, lab, trial, goals);
      const gain = next && (!current || next.sighting.comparison.ratio > current.sighting.comparison.ratio);
      if (gain) current = next;
      reach = gain ? Math.min(0.5, reach * 1.5) : Math.max(1e-3, reach * 0.93);
    }
    if (current && !(current.sighting.comparison.ratio <= (best?.sighting.comparison.ratio ?? -1))) best = current;
  });
  return best;
}

/** An admissible trial near another, or nothing if the attempt leaves the region. */
function neighbour(subject: Subject, trial: Trial, random: Stream, reach: number): Trial | undefined {
  const { library, theorem } = subject;
  const moved: Record<string, Located> = {};
  for (const axis of AXES) {
    const located = trial.instance[axis];
    if (!located) continue;
    const shape = scenarioNamed(library, located.scenario, axis).instance;
    moved[axis] = { ...located, instance: shape.perturb(located.instance, random, reach) };
  }
  const own = theorem.instance ? { own: theorem.instance.perturb(trial.instance.own, random, reach) } : {};
  const slack = trial.instance.slack && random.index(2) === 0 ? { slack: undefined } : {};
  const instance: Composed = { ...trial.instance, ...moved, ...own, ...slack };
  return attempt(() => {
    const parameters = neighbouringParameters(subject, instance, trial.parameters, random, reach);
    const next = { instance, parameters };
    return admissible(subject, next) ? next : undefined;
  });
}

/** Data that doesn't fit is a missed step of the search or of the shrinker, not an error. */
export function attempt<T>(make: () => T | undefined): T | undefined {
  try {
    return make();
  } catch (error) {
    if (error instanceof InstanceError || !(error instanceof BoundlabError)) return undefined;
    throw error;
  }
}

function neighbouringParameters(
  subject: Subject,
  instance: Composed,
  old: Readonly<Record<string, number>>,
  random: Stream,
  reach: number,
): Record<string, number> {
  const { theorem } = subject;
  const parameters: Record<string, number> = { ...old };
  const scope: Record<string, Scalar> = {
    ...constantsOf(subject, instance, buildWorld(subject, instance), floatField),
  };
  if (old.T !== undefined) {
    const [low, high] = theorem.horizon;
    if (random.index(3) === 0)
      parameters.T = clamp(old.T + Math.round(random.normal() * reach * (high - low)), low, high);
    scope.T = floatField.of(parameters.T);
  }
  for (const [name, rule] of Object.entries(theorem.parameters)) {
    if (rule.kind === 'formula') {
      // A case may override what is computed; next to it, it is computed again.
      delete parameters[name];
      scope[name] = compile(rule.formula, floatField, `parameter ${name}`)(scope);
      continue;
    }
    let value = old[name];
    if (rule.kind === 'choice') value = random.index(4) === 0 ? rule.values[random.index(rule.values.length)] : value;
    else {
      const [low, high] = [rule.low, rule.high].map((end) =>
        floatField.toNumber(compile(end, floatField, name)(scope)),
      );
      const moved =
        random.index(10) === 0 ? (random.sign() > 0 ? high : low) : value + random.normal() * reach * (high - low);
      value = clamp(rule.whole ? Math.round(moved) : moved, low, high);
    }
    parameters[name] = value;
    scope[name] = floatField.of(value);
  }
  return parameters;
}

function clamp(x: number, low: number, high: number): number {
  return Math.min(high, Math.max(low, x));
}

/** Why a theorem has nothing to climb. */
export function whyNoSearch({ claims }: Theorem): string {
  if (claims.every(({ is }) => is === '=' || is === '<=>')) return 'equalities and equivalences have no ratio to climb';
  if (claims.every(({ expected }) => expected === 'violated')) return 'an erratum is refuted by its instance';
  return 'sampled means and probabilities are too noisy to climb; searched only where expectations are exact';
}

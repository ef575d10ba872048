import { AXES } from '../core/assumption.js';
import type { Claim } from '../core/theorem.js';
import { admissible } from './draw.js';
import { type Composed, placeName, type Subject, type Trial } from './experiment.js';
import type { Refuting } from './finding.js';
import { decide } from './judge.js';
import { type Entry, Lab } from './lab.js';
import { scenarioNamed } from './library.js';
import { attempt } from './search.js';
import { type Directness, type Sighting, sightings } from './sightings.js';

/**
 * Makes a violation smaller: fewer coordinates and steps, rounder numbers, no loosened constants, as long as the claim
 * stays violated, with many digits where there are some.
 */
export function shrink(lab: Lab, claim: Claim, refuting: Refuting, budget: number): Refuting {
  const { subject } = lab;
  const { as } = refuting;
  if (as === 'sampled') return refuting;
  let current = refuting;
  let spent = 0;
  for (let improved = true; improved && spent < budget; ) {
    improved = false;
    for (const trial of simplerTrials(subject, current.sighting.entry.trial)) {
      if (spent++ >= budget) break;
      const smaller = attempt(() => stillViolated(lab, claim, trial, current.sighting, as));
      if (!smaller) continue;
      current = smaller;
      improved = true;
      break;
    }
  }
  return current;
}

function stillViolated(
  lab: Lab,
  claim: Claim,
  trial: Trial,
  { run, entry: old }: Sighting,
  as: Directness,
): Refuting | undefined {
  const { subject } = lab;
  if (old.origin !== 'case' && !admissible(subject, trial)) return undefined;
  const alone = new Lab(subject, lab.seed, lab.effort);
  const entry: Entry = { trial, place: placeName(trial.instance), origin: old.origin };
  const worst = sightings(alone, claim, entry, { run, as })
    .filter(({ comparison }) => comparison.outcome === 'violated')
    .sort((a, b) => b.comparison.ratio - a.comparison.ratio || 0)[0];
  const decided = worst && decide(alone, claim, worst, as);
  return decided?.outcome === 'violated' ? decided.refuting : undefined;
}

/** Trials with one thing made simpler, the biggest simplifications first. */
function* simplerTrials({ library, theorem }: Subject, trial: Trial): Generator<Trial> {
  const { instance, parameters } = trial;
  if (instance.slack) yield { ...trial, instance: { ...instance, slack: undefined } };
  const { T } = parameters;
  if (T !== undefined)
    for (const shorter of [...new Set([theorem.horizon[0], Math.floor(T / 2), T - 1])])
      if (shorter < T && shorter >= theorem.horizon[0]) yield { ...trial, parameters: { ...parameters, T: shorter } };
  for (const axis of AXES) {
    const located = instance[axis];
    if (!located) continue;
    for (const simple of scenarioNamed(library, located.scenario, axis).instance.simpler(located.instance))
      yield { ...trial, instance: { ...instance, [axis]: { ...located, instance: simple } } as Composed };
  }
  if (theorem.instance)
    for (const simple of theorem.instance.simpler(instance.own))
      yield { ...trial, instance: { ...instance, own: simple } };
  for (const [name, value] of Object.entries(parameters)) {
    if (name === 'T') continue;
    const rounder = [1, 2, 3].map((digits) => Number(value.toPrecision(digits)));
    for (const simple of [1, ...rounder])
      if (String(simple).length < String(value).length)
        yield { ...trial, parameters: { ...parameters, [name]: simple } };
  }
}

import { AXES, type Requirement } from '../core/assumption.js';
import { InstanceError, shown } from '../core/errors.js';
import type { Case, Claim } from '../core/theorem.js';
import { brokenConditions, drawTrial, type Setting, settings } from './draw.js';
import { buildWorld, type Composed, factsOf, type Located, type Subject, type Trial, trialOf } from './experiment.js';
import { candidates, requirementsOf, scenarioNamed } from './library.js';

/** A point of a theorem as a person gives it: JSON data from a replay line, or parts of it to be completed. */
export interface Given {
  /** `{ objective: { scenario, instance }, ... }`; with `scenario`, the instance of that scenario alone. */
  readonly instance?: unknown;
  /** One of the theorem's scenarios by name, where the instance doesn't say. */
  readonly scenario?: string;
  readonly params?: unknown;
  readonly horizon?: number;
  /** Also where the theorem doesn't speak: parameters beyond their range, scenarios beyond its assumptions. */
  readonly outside?: boolean;
}

const PARTS = [...AXES, 'own'] as const;

/** The trial that a replay line names: nothing is drawn, so instance and parameters must be complete. */
export function exactTrial(about: Subject, given: Given): Trial {
  const instance = composedOf(about, given);
  if (!instance)
    throw new InstanceError({ where: 'instance', expected: 'an instance as JSON', received: 'none', advice: SEE });
  const missing = neededParts(about).find((part) => instance[part] === undefined);
  if (missing)
    throw new InstanceError({
      where: 'instance',
      expected: `the part "${missing}", which ${about.id} needs`,
      received: shown(instance),
      advice: SEE,
    });
  const parameters = parametersOf(about, given);
  if (about.theorem.method && parameters.T === undefined)
    throw new InstanceError({
      where: 'params',
      expected: 'a horizon T, the number of steps',
      received: shown(parameters),
      advice: 'Replay lines give it.',
    });
  return inRegion(about, { instance, parameters }, given);
}

/** A trial of `run`: what is given, the tight case where that is asked for by nothing else, and draws for the rest. */
export function completedTrial(about: Subject, given: Given, seed: number): Trial {
  const instance = composedOf(about, given);
  const parameters = parametersOf(about, given);
  const tight = longest(about.theorem.tight);
  if (!instance && !given.scenario && tight) {
    const trial = trialOf(about.library, tight);
    const fits = Object.keys(parameters).length === 0;
    if (fits) return trial;
    return inRegion(about, { ...trial, parameters: { ...trial.parameters, ...parameters } }, given);
  }
  const setting = settingOf(about, given, instance);
  const fixed = { instance: { slack: undefined, ...instance }, parameters };
  return inRegion(about, drawTrial(about, setting, seed, 0, undefined, fixed), given);
}

function longest(cases: readonly Case[]): Case | undefined {
  const horizon = ({ parameters }: Case): number => parameters?.T ?? 0;
  return cases.reduce<Case | undefined>(
    (best, other) => (best && horizon(best) >= horizon(other) ? best : other),
    undefined,
  );
}

const SEE = 'Instances look like those of `boundlab show ID` and of the replay lines of `boundlab check`.';

function neededParts({ theorem, library, id }: Subject): (typeof PARTS)[number][] {
  const axes = candidates(library, theorem, `theorem ${id}`).map(({ axis }) => axis);
  return theorem.instance ? [...axes, 'own'] : axes;
}

function composedOf(about: Subject, { instance, scenario }: Given): Composed | undefined {
  if (instance === undefined) return undefined;
  if (instance === null || typeof instance !== 'object' || Array.isArray(instance))
    throw new InstanceError({ where: 'instance', expected: 'an object', received: shown(instance), advice: SEE });
  const known: readonly string[] = [...PARTS, 'slack', 'pretend'];
  const parts = Object.keys(instance).filter((key) => known.includes(key));
  const composed = (parts.length > 0 ? instance : bare(about, instance, scenario)) as Composed;
  const extra = Object.keys(composed).find((key) => !known.includes(key));
  if (extra !== undefined)
    throw new InstanceError({
      where: 'instance',
      expected: `the parts ${neededParts(about).join(', ')}`,
      received: `"${extra}"`,
      advice: SEE,
    });
  for (const axis of AXES) if (composed[axis] !== undefined) checkLocated(about, axis, composed[axis]);
  if (about.theorem.instance && composed.own !== undefined)
    about.theorem.instance.check(composed.own, 'instance, own', {});
  return composed;
}

/** The instance of one scenario, or the theorem's own, without the braces around it. */
function bare(about: Subject, instance: object, scenario: string | undefined): Composed {
  if (scenario) {
    const { axis } = scenarioNamed(about.library, scenario, 'scenario');
    return { [axis]: { scenario, instance } };
  }
  if (about.theorem.instance && neededParts(about).length === 1) return { own: instance };
  return instance as Composed;
}

function checkLocated({ library }: Subject, axis: string, located: Located): void {
  const where = `instance, ${axis}`;
  if (located === null || typeof located !== 'object' || typeof located.scenario !== 'string')
    throw new InstanceError({ where, expected: '{ "scenario": NAME, "instance": {...} }', received: shown(located) });
  scenarioNamed(library, located.scenario, where).instance.check(located.instance, `${where}, ${located.scenario}`, {});
}

function parametersOf({ theorem, id }: Subject, { params, horizon }: Given): Record<string, number> {
  const where = 'params';
  const given = params ?? {};
  if (typeof given !== 'object' || Array.isArray(given))
    throw new InstanceError({
      where,
      expected: 'an object of numbers, such as {"h":0.5,"T":10}',
      received: shown(given),
    });
  const known = [...Object.keys(theorem.parameters), 'T'];
  for (const [name, value] of Object.entries(given)) {
    if (!known.includes(name))
      throw new InstanceError({
        where,
        expected: `parameters of ${id}: ${known.join(', ')}`,
        received: `"${name}"`,
      });
    if (typeof value !== 'number')
      throw new InstanceError({ where, expected: `a number ${name}`, received: shown(value) });
  }
  return { ...given, ...(horizon === undefined ? {} : { T: horizon }) };
}

function settingOf(about: Subject, { scenario, outside }: Given, instance: Composed | undefined): Setting {
  const wanted = [scenario, ...AXES.map((axis) => instance?.[axis]?.scenario)].filter((name) => name !== undefined);
  for (const name of wanted) scenarioNamed(about.library, name, 'scenario');
  const all = settings(about);
  const found = all.find(({ parts }) => wanted.every((name) => parts.some(([, part]) => part === name)));
  if (found) return found;
  const names = [...new Set(all.flatMap(({ parts }) => parts.map(([, name]) => name)))];
  // Settings are thinned: parts that fit one by one may stand in none of them together.
  if (!outside && wanted.some((name) => !names.includes(name)))
    throw new InstanceError({
      where: 'scenario',
      expected: `scenarios that satisfy what ${about.id} assumes: ${names.join(', ')}`,
      received: wanted.join(' + '),
      advice: 'Add --outside to run it where the theorem does not speak.',
    });
  const replaced = wanted.map((name) => [name, scenarioNamed(about.library, name, 'scenario')] as const);
  const parts = all[0].parts.map(([axis, ...own]) => [
    axis,
    ...(replaced.find(([, other]) => other.axis === axis) ?? own),
  ]) as unknown as Setting['parts'];
  return { name: parts.map(([, name]) => name).join(' + '), parts };
}

function inRegion(about: Subject, trial: Trial, { outside }: Given): Trial {
  const broken = outside ? undefined : outsideTheorem(about, trial);
  if (broken !== undefined)
    throw new InstanceError({
      where: `theorem ${about.id}`,
      expected: 'a point it speaks of',
      received: broken,
      advice: 'Nothing is claimed there; add --outside to look all the same.',
    });
  return trial;
}

/** Why a theorem does not speak of a trial: the first thing that it drops of what is assumed. */
export function outsideTheorem(about: Subject, trial: Trial): string | undefined {
  return everythingDropped(about, trial).next().value;
}

/** What a trial drops of what a theorem assumes: assumptions its scenarios lack, constants told wrong, ranges, conditions. */
export function* everythingDropped(about: Subject, trial: Trial): Generator<string, undefined> {
  const { library, theorem, id } = about;
  const { instance } = trial;
  const world = buildWorld(about, instance);
  const certified = factsOf(library, world);
  let known = true;
  for (const { requirement, assumption } of requirementsOf(library, theorem, `theorem ${id}`)) {
    const scenario = instance[assumption.axis]?.scenario;
    const values = certified[requirement.fact];
    if (!values) {
      if (scenario !== undefined) yield `${textOf(requirement)}, which ${scenario} does not satisfy`;
      known &&= requirement.symbols.every((symbol) => instance.pretend?.[symbol] !== undefined);
      continue;
    }
    for (const [i, symbol] of requirement.symbols.entries()) {
      const told = instance.pretend?.[symbol];
      if (told === undefined) continue;
      const is = assumption.constants?.[i]?.is;
      const wrong = is === 'upper' ? told < values[i] : is === 'lower' ? told > values[i] : told !== values[i];
      if (wrong) yield `${textOf(requirement)}, with ${symbol} = ${told} told and ${values[i]} certified`;
    }
  }
  // Conditions speak of constants that nobody certified or told.
  if (known) yield* brokenConditions(about, trial, world);
}

/** 'smooth(L)@each' */
function textOf({ property, symbols, subject }: Requirement): string {
  return `${property}${symbols.length > 0 ? `(${symbols.join(', ')})` : ''}${subject ? `@${subject}` : ''}`;
}

/** The claim a person asks for, by its index. */
export function claimNumber({ theorem, id }: Subject, index: number): Claim {
  const claim = theorem.claims[index];
  if (!claim)
    throw new InstanceError({
      where: 'claim',
      expected: `0 to ${theorem.claims.length - 1}, the claims of ${id}`,
      received: String(index),
    });
  return claim;
}

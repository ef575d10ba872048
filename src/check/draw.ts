import { DefinitionError, InstanceError, shown } from '../core/errors.js';
import { compile, symbolsOf } from '../core/formula.js';
import type { Scenario } from '../core/scenario.js';
import { sample } from '../core/shape.js';
import type { ParameterRule } from '../core/theorem.js';
import type { World } from '../core/world.js';
import { hash, type Stream, stream } from '../random/streams.js';
import { buildWorld, type Composed, constantsOf, floatField, type Subject, scopeOf, type Trial } from './experiment.js';
import { candidates, type Library, requirementsOf, satisfiesAll } from './library.js';

/** A combination of scenarios, one for each axis the theorem needs. */
export interface Setting {
  readonly name: string;
  readonly parts: readonly (readonly [axis: string, name: string, scenario: Scenario])[];
}

/**
 * The settings a theorem is tried in. Every scenario of every axis appears; the product of several axes is thinned to
 * two rounds of the longest one, in which the others shift by one. Scenarios that need something of the problem are put on
 * the objectives that have it.
 */
export function settings(subject: Subject): Setting[] {
  const { library, theorem, id } = subject;
  const axes = candidates(library, theorem, `theorem ${id}`);
  const empty = axes.find(({ scenarios }) => scenarios.length === 0);
  if (empty) {
    const wanted = requirementsOf(library, theorem, `theorem ${id}`)
      .filter(({ assumption }) => assumption.axis === empty.axis)
      .map(({ requirement }) => requirement.fact);
    throw new DefinitionError({
      where: `theorem ${id}`,
      expected: `a scenario of the ${empty.axis} axis that satisfies ${wanted.join(', ')}`,
      received: 'none in the library',
      advice: 'Add one, or check the spelling of the assumptions.',
    });
  }
  const plain = axes.map(({ axis, scenarios }) => ({
    axis,
    scenarios: scenarios.filter(([, { needs }]) => needs.length === 0),
  }));
  const every = plain.every(({ scenarios }) => scenarios.length > 0) ? thinned(plain) : [];
  return [...every, ...hosted(library, axes)].map((parts) => ({
    name: parts.map(([, name]) => name).join(' + ') || 'own instance',
    parts,
  }));
}

type Candidates = ReturnType<typeof candidates>;

function thinned(axes: Candidates): Setting['parts'][] {
  const longest = Math.max(1, ...axes.map(({ scenarios }) => scenarios.length));
  const rounds = axes.length > 1 ? 2 : 1;
  return Array.from({ length: longest * rounds }, (_, i) =>
    axes.map(({ axis, scenarios }, position) => {
      const shift = position > 0 ? Math.floor(i / longest) : 0;
      const [name, scenario] = scenarios[(i + shift) % scenarios.length];
      return [axis, name, scenario] as const;
    }),
  );
}

/** A setting for each scenario that needs something of the problem, on each objective that has it. */
function hosted(library: Library, axes: Candidates): Setting['parts'][] {
  const objectives = axes.find(({ axis }) => axis === 'objective')?.scenarios ?? [];
  return axes.flatMap(({ axis, scenarios }) =>
    scenarios.flatMap(([name, scenario]) =>
      objectives
        .filter(([, objective]) => scenario.needs.length > 0 && satisfiesAll(library, objective, scenario.needs))
        .map(([host, objective], i) =>
          axes.map((other) => {
            if (other.axis === axis) return [axis, name, scenario] as const;
            if (other.axis === 'objective') return ['objective', host, objective] as const;
            return [other.axis, ...other.scenarios[i % other.scenarios.length]] as const;
          }),
        ),
    ),
  );
}

/** Scenarios of different axes that never fit together, such as a network of another size than the problem has workers. */
export class NeverFits extends DefinitionError {}

/** How many times a point is drawn again before the admissible region counts as empty. */
const ATTEMPTS = 200;

/**
 * Draws the index-th trial of a setting: instance, looser declared constants, parameters with their edges, horizon.
 * The same for the same seed, whatever else is drawn. What is `fixed` is taken as given, whether it is admissible or not.
 */
export function drawTrial(
  subject: Subject,
  setting: Setting,
  seed: number,
  index: number,
  horizon?: readonly [number, number],
  fixed: Partial<Trial> = {},
): Trial {
  const { theorem, id } = subject;
  let last: unknown;
  let fits = false;
  for (let attempt = 0; attempt < ATTEMPTS; attempt++) {
    const path = [seed, id, setting.name, index, attempt];
    const random = stream(...path, 'trial');
    const instance = { ...drawInstance(subject, setting, path, random), ...fixed.instance };
    try {
      return {
        instance,
        parameters: drawParameters(subject, instance, random, horizon ?? theorem.horizon, fixed.parameters),
      };
    } catch (error) {
      if (!(error instanceof OutsideRegion || error instanceof InstanceError)) throw error;
      fits ||= error instanceof OutsideRegion;
      last = error;
    }
  }
  throw new (fits ? DefinitionError : NeverFits)({
    where: `theorem ${id}`,
    expected: 'a non-empty admissible region',
    received: `no admissible parameters in ${ATTEMPTS} draws on ${setting.name} (${(last as Error).message})`,
    advice: 'Check `parameters` and `where`.',
  });
}

function drawInstance(
  { theorem, library, id }: Subject,
  setting: Setting,
  path: readonly (string | number)[],
  random: Stream,
): Composed {
  const located = Object.fromEntries(
    setting.parts.map(([axis, name, scenario]) => [
      axis,
      { scenario: name, instance: sample(scenario.instance, hash(...path, axis)) },
    ]),
  );
  const own = theorem.instance ? { own: sample(theorem.instance, hash(...path, 'own')) } : {};
  // A third of the draws declare a constant looser than it is: bounds must be monotone in what they are told.
  const loose = requirementsOf(library, theorem, `theorem ${id}`, 'all').filter(
    ({ requirement, assumption }) => requirement.symbols.length > 0 && assumption.constants?.[0]?.is !== 'exact',
  );
  const chosen = loose.length > 0 && random.index(3) === 0 ? loose[random.index(loose.length)] : undefined;
  const slack = chosen ? { slack: { [chosen.requirement.fact]: 1 + random.uniform() } } : {};
  return { ...located, ...own, ...slack };
}

/** The drawn point misses the region; another draw may hit it. */
class OutsideRegion extends Error {}

function drawParameters(
  subject: Subject,
  instance: Composed,
  random: Stream,
  horizon: readonly [number, number],
  fixed: Trial['parameters'] = {},
): Record<string, number> {
  const { theorem, id } = subject;
  const world = buildWorld(subject, instance);
  const drawn: Record<string, number> = {};
  if (theorem.method || subject.mentioned.has('T')) drawn.T = fixed.T ?? drawWhole(...horizon, random);
  const scope = {
    ...(constantsOf(subject, instance, world, floatField) as unknown as Record<string, number>),
    ...drawn,
  };
  for (const [name, rule] of Object.entries(theorem.parameters)) {
    if (fixed[name] !== undefined) {
      drawn[name] = scope[name] = fixed[name];
      continue;
    }
    if (rule.kind === 'formula') {
      scope[name] = compile(
        rule.formula,
        floatField as never,
        `theorem ${id}, parameter ${name}`,
      )(scope as never) as never;
      continue;
    }
    drawn[name] = scope[name] = drawOne(rule, scope, random, `theorem ${id}, parameter ${name}`);
  }
  const free = Object.keys(fixed).length === 0;
  const broken = free && brokenConditions(subject, { instance, parameters: drawn }, world).next().value;
  if (broken) throw new OutsideRegion(theorem.where.join(', '));
  return drawn;
}

/** Whether a trial lies in the region the theorem speaks of: ranges of the parameters and the `where` conditions. */
export function admissible(subject: Subject, trial: Trial): boolean {
  return brokenConditions(subject, trial, buildWorld(subject, trial.instance)).next().value === undefined;
}

/** Every range and condition that a trial breaks in its world, with the values that break it. */
export function* brokenConditions(subject: Subject, trial: Trial, world: World): Generator<string, undefined> {
  const { theorem, id } = subject;
  const scope = scopeOf(subject, trial, world, floatField);
  const value = (formula: string): number => compile(formula, floatField, `theorem ${id}`)(scope) as unknown as number;
  for (const [name, rule] of Object.entries(theorem.parameters)) {
    const broken = brokenRule(name, rule, scope[name] as unknown as number, value);
    if (broken !== undefined) yield broken;
  }
  for (const condition of theorem.where) {
    if (value(condition) !== 0) continue;
    const values = symbolsOf(condition).map((symbol) => `${symbol} = ${scope[symbol]}`);
    yield `"${condition}" false with ${values.join(', ')}`;
  }
}

/** How a parameter breaks its rule, if it does. */
function brokenRule(
  name: string,
  rule: ParameterRule,
  x: number,
  value: (formula: string) => number,
): string | undefined {
  if (!Number.isFinite(x)) return `${name} = ${x}`;
  if (rule.kind === 'choice')
    return rule.values.includes(x) ? undefined : `${name} = ${x}, not one of ${rule.values.join(', ')}`;
  if (rule.kind === 'formula') return undefined;
  const [low, high] = [value(rule.low), value(rule.high)];
  const inside =
    (rule.open.low ? x > low : x >= low) &&
    (rule.open.high ? x < high : x <= high) &&
    (!rule.whole || Number.isInteger(x));
  return inside
    ? undefined
    : `${name} = ${x}, not ${rule.whole ? 'a whole number ' : ''}in ${interval(rule, low, high)}`;
}

/** '(0, 2/L] = (0, 0.5]' */
function interval(rule: Extract<ParameterRule, { kind: 'range' }>, low: number, high: number): string {
  const between = (a: string | number, b: string | number): string =>
    `${rule.open.low ? '(' : '['}${a}, ${b}${rule.open.high ? ')' : ']'}`;
  const [text, numbers] = [between(rule.low, rule.high), between(low, high)];
  return text === numbers ? text : `${text} = ${numbers}`;
}

function drawWhole(low: number, high: number, random: Stream): number {
  const u = random.index(5);
  if (u === 0) return low;
  if (u === 1) return high;
  const from = Math.max(low, 0.5);
  return Math.min(high, Math.max(low, Math.round(from * (high / from) ** random.uniform())));
}

function drawOne(
  rule: Exclude<ParameterRule, { kind: 'formula' }>,
  scope: Record<string, number>,
  random: Stream,
  where: string,
): number {
  if (rule.kind === 'choice') return rule.values[random.index(rule.values.length)];
  const value = (formula: string): number => compile(formula, floatField, where)(scope as never) as unknown as number;
  const [low, high] = [value(rule.low), value(rule.high)];
  if (!(low <= high)) throw new OutsideRegion(`the range [${rule.low}, ${rule.high}] = [${low}, ${high}] is empty`);
  if (rule.whole) return drawWhole(Math.ceil(low), Math.floor(high), random);
  if (!Number.isFinite(low) || !Number.isFinite(high))
    throw new DefinitionError({ where, expected: 'finite ends of a range', received: shown([low, high]) });
  const inside = (u: number): number =>
    rule.scale === 'log' && low > 0 ? low * (high / low) ** u : low + u * (high - low);
  const edge = random.index(6);
  if (edge === 0) return inward(low, high, rule.open.low ? 1e-3 : 0, inside);
  if (edge === 1) return inward(high, low, rule.open.high ? 1e-3 : 0, (u) => inside(1 - u));
  return inside(0.001 + 0.998 * random.uniform());
}

/** An end of a range; a few ulps inside where it was computed, or a thousandth inside where it is open. */
function inward(end: number, other: number, open: number, inside: (u: number) => number): number {
  if (open > 0) return inside(open);
  return Number.isInteger(end) ? end : end + (other - end) * 4 * Number.EPSILON;
}

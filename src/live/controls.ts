import { buildWorld, floatField, type Subject, scopeOf, type Trial } from '../check/experiment.js';
import { scenarioNamed } from '../check/library.js';
import { AXES } from '../core/assumption.js';
import { compile } from '../core/formula.js';
import type { Scalar } from '../core/space.js';
import type { ParameterRule } from '../core/theorem.js';
import type { Control, Turns } from './control.js';
import { type Knob, knobsOf } from './knobs.js';
import { formulaText, symbolText } from './symbols.js';

/** Most controls of one theorem: more than a person turns. */
const MOST = 8;

/**
 * The controls of a theorem where it is tried: its parameters and the horizon, then the numbers its instance is made of,
 * the most telling first.
 */
export function controlsOf(about: Subject, trial: Trial): Control[] {
  const run = [...parameterControls(about, trial), ...horizonControl(about, trial)];
  const instance = partsOf(about, trial).flatMap(({ knobs }) => knobs);
  instance.sort((a, b) => a.rank - b.rank);
  const kept = instance.slice(0, Math.max(0, MOST - run.length)).map(({ control }) => control);
  return [...run, ...partsInOrder(kept)];
}

/** The trial with what was set; keys that it has no control for are passed over. */
export function turned(about: Subject, trial: Trial, turns: Turns): Trial {
  const parameters: Record<string, number> = { ...trial.parameters };
  for (const name of [...Object.keys(about.theorem.parameters), 'T']) {
    const value = turns[`parameters.${name}`];
    if (typeof value === 'number') parameters[name] = value;
  }
  return AXES_AND_OWN.reduce((done, part) => turnedPart(about, done, part, turns), { ...trial, parameters });
}

const AXES_AND_OWN = [...AXES, 'own'] as const;
type Part = (typeof AXES_AND_OWN)[number];

function partsInOrder(controls: readonly Control[]): Control[] {
  return AXES_AND_OWN.flatMap((part) => controls.filter(({ group }) => group === part));
}

/** The knobs of each part of an instance. */
function partsOf(about: Subject, trial: Trial): { part: Part; knobs: Knob[] }[] {
  return AXES_AND_OWN.map((part) => ({ part, knobs: knobsOfPart(about, trial, part) }));
}

function knobsOfPart(about: Subject, { instance }: Trial, part: Part): Knob[] {
  if (part === 'own')
    return about.theorem.instance ? knobsOf(about.theorem.instance, instance.own, { group: part }) : [];
  const located = instance[part];
  if (!located) return [];
  const { instance: shape } = scenarioNamed(about.library, located.scenario, `theorem ${about.id}`);
  return knobsOf(shape, located.instance, { group: part });
}

/** One turn after another: a length first, because what is spread is the items there are then. */
function turnedPart(about: Subject, trial: Trial, part: Part, turns: Turns): Trial {
  let done = trial;
  for (const { control } of knobsOfPart(about, trial, part)) {
    const value = turns[control.key];
    const knob =
      value === undefined ? undefined : knobsOfPart(about, done, part).find((k) => k.control.key === control.key);
    if (knob) done = { ...done, instance: withPart(done.instance, part, knob.set(value)) };
  }
  return done;
}

function withPart(instance: Trial['instance'], part: Part, data: unknown): Trial['instance'] {
  if (part === 'own') return { ...instance, own: data };
  return { ...instance, [part]: { ...instance[part], instance: data } };
}

function parameterControls(about: Subject, trial: Trial): Control[] {
  const scope = constantsIn(about, trial);
  return Object.entries(about.theorem.parameters).flatMap(([name, rule]): Control[] => {
    const value = trial.parameters[name];
    if (rule.kind === 'formula' || value === undefined) return [];
    const base = { key: `parameters.${name}`, group: 'parameters', label: symbolText(name) } as const;
    if (rule.kind === 'choice') {
      const options = [...new Set([...rule.values, value])].sort((a, b) => a - b);
      return options.length > 1 ? [{ ...base, kind: 'choice', value, options }] : [];
    }
    const ends = endsOf(rule, scope, about.id);
    if (!ends) return [];
    const [low, high] = ends;
    const [min, max] = wider(rule, low, high);
    return [
      {
        ...base,
        kind: 'slider',
        value,
        min: Math.min(min, value),
        max: Math.max(max, value),
        scale: rule.scale === 'log' && Math.min(min, value) > 0 ? 'log' : 'linear',
        whole: rule.whole,
        admissible: { low, high, open: rule.open },
      },
    ];
  });
}

/** Constants and parameters as numbers; nothing where an instance can't be built or lacks a constant. */
function constantsIn(about: Subject, trial: Trial): Record<string, Scalar> {
  return scopeOf(about, trial, buildWorld(about, trial.instance), floatField);
}

type Range = Extract<ParameterRule, { kind: 'range' }>;

function endsOf({ low, high }: Range, scope: Record<string, Scalar>, id: string): [number, number] | undefined {
  const [from, to] = [low, high].map((end) => floatField.toNumber(compile(end, floatField, `theorem ${id}`)(scope)));
  return Number.isFinite(from) && Number.isFinite(to) && from <= to ? [from, to] : undefined;
}

/** Widths of the admissible range that a slider goes beyond it: a step limited to half the longest one gets to diverge. */
const BEYOND = 1.2;

/** Beyond the admissible range, below as far as the sign stays. */
function wider({ scale, whole }: Range, low: number, high: number): [number, number] {
  if (scale === 'log' && low > 0) return whole ? [low, 2 * high] : [low / 4, high * 4];
  const width = high - low;
  return [low >= 0 ? Math.max(0, low - width) : low - width, whole ? 2 * high : high + BEYOND * width];
}

/** A parameter that a formula computes, unless the trial overrides it. */
export interface Computed {
  readonly symbol: string;
  readonly formula: string;
  readonly value: number;
}

export function computedOf(about: Subject, trial: Trial): Computed[] {
  const scope = constantsIn(about, trial);
  return Object.entries(about.theorem.parameters).flatMap(([name, rule]) => {
    if (rule.kind !== 'formula' || name in trial.parameters) return [];
    return [{ symbol: symbolText(name), formula: formulaText(rule.formula), value: floatField.toNumber(scope[name]) }];
  });
}

function horizonControl({ theorem, mentioned }: Subject, { parameters }: Trial): Control[] {
  const { T } = parameters;
  if (T === undefined || !(theorem.method || mentioned.has('T'))) return [];
  const [, most] = theorem.horizon;
  const base = { key: 'parameters.T', group: 'run', label: 'horizon T' } as const;
  const max = Math.max(2 * most, T);
  return [{ ...base, kind: 'slider', value: T, min: 1, max, scale: max > 200 ? 'log' : 'linear', whole: true }];
}

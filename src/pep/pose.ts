import { enumeratePaths } from '../check/enumerate.js';
import type { Subject } from '../check/experiment.js';
import type { Interpretation } from '../check/interpret.js';
import { allFacts, knownAssumption, rules } from '../check/library.js';
import { methodParameters, type TrajectoryPlan, trajectory } from '../check/trajectory.js';
import type { Requirement } from '../core/assumption.js';
import { InstanceError, Refusal } from '../core/errors.js';
import { closureOfNames, type Facts } from '../core/facts.js';
import { compile, symbolsOf } from '../core/formula.js';
import { OPERATOR_LETTERS, type OperatorLetter, type Problem } from '../core/problem.js';
import type { Field, Scalar } from '../core/space.js';
import type { Claim, Row } from '../core/theorem.js';
import { Affine, type GramScalar, gramField, inside, Least, Root } from './affine.js';
import { AskedFunction } from './asked.js';
import type { Condition } from './classes/functionClass.js';
import { type Chosen, chosen, classOf, OPERATOR_CLASSES, PROXIMAL, SET_CLASSES } from './classes/index.js';
import { type Functions, gramOracle, type Noise } from './gramOracle.js';
import { type Row as GramRow, type GramSpace, gramSpace } from './gramSpace.js';
import { InexactGradient } from './inexactGradient.js';
import { COMPARATOR, Losses } from './losses.js';
import { minimize, settle, varianceAtMinimizer } from './minimum.js';
import { PolyakStep, TAKEN } from './polyakStep.js';
import type { Constraint, Sdp } from './sdp.js';
import { assumed, claimAt, completed, type Draw, STARTS, type Symbols, spokenOf, valueIn } from './symbols.js';
import { tiltable } from './tilt.js';

/** Which worst case is asked for. */
export interface Question {
  readonly horizon: number;
  /** Values of constants and parameters; defaults for the rest. */
  readonly symbols?: Symbols;
  /** How the rest is chosen. */
  readonly draw?: Draw;
  /** Most conditions on pairs of points; as many as memory holds where missing. */
  readonly most?: number;
  /** Index of the claim; the first one that speaks of the horizon where missing. */
  readonly claim?: number;
}

/** A worst case as a semidefinite program. */
export interface Posed {
  readonly claim: number;
  readonly symbols: Symbols;
  readonly sdp: Sdp;
  /** What the optimal value of the program says of the claim's left side. */
  readonly left: (optimum: number) => number;
  readonly bound: number;
  /** Whether the worst case is the smallest left side, not the largest. */
  readonly least: boolean;
  /** Whether the program's value is that of the squared left side. */
  readonly squared: boolean;
  /** What becomes of a right side that is measured: left over right or left minus right is maximized. */
  readonly measuredRight: 'none' | 'ratio' | 'difference';
  /** Titles of the classes, the objective's first. */
  readonly classes: readonly string[];
  /** Why the value only bounds the worst case from above; missing where it is exact. */
  readonly relaxed?: string;
  readonly functions: Functions;
  /** Orthogonal blocks of coordinates; inner products across them are 0, whatever the Gram matrix says. */
  readonly blocks: number;
  /** Column of the Gram matrix of each basis vector that matters. */
  readonly position: ReadonlyMap<number, number>;
}

/** Facts that say how a problem is put together, not what its functions are like. */
const STRUCTURE = new Set([
  'minimizer',
  'nearest-minimizer',
  'bounded-below',
  'composite',
  'proximable',
  'splittable',
  'resolvable',
  'linearly-minimizable',
  'zero',
  'fixed-point',
  'finite-sum',
  'interpolation',
  'variance-at-minimizer',
  'stored-points',
  'coordinates',
  'uniform-sampling',
]);
/** Facts about the feasible set. */
const SET = new Set(['constrained', 'bounded-set', 'feasible-radius']);
/** Facts about additive noise that are conditions on its moments, and about errors that are conditions on their length. */
const NOISE = new Set([
  'unbiased',
  'bounded-variance',
  'additive-noise',
  'bounded-second-moment',
  'relative-error',
  'absolute-error',
]);
/** Most sample paths over which an expectation is taken. */
const PATHS = 256;
/** Their matrix is 1 GB. */
const MOST_CONDITIONS = 11000;

/**
 * Runs a theorem's method on unknown functions and writes down the largest left side of a claim.
 *
 * @throws Refusal        where the worst case can't be expressed, with the reason
 * @throws InstanceError  for a horizon or symbols that are out of range
 */
export function pose(
  subject: Subject,
  { horizon, symbols: given = {}, draw, most = MOST_CONDITIONS, claim: wanted }: Question,
): Posed {
  const { theorem, id } = subject;
  expectHorizon(id, horizon);
  if (!theorem.method) throw new Refusal('it brings an experiment of its own instead of a method');
  const index =
    wanted ??
    Math.max(
      0,
      theorem.claims.findIndex((claim) => speaks(subject, claim, horizon, given)),
    );
  const claim = claimAt(subject, index);
  const { [TAKEN]: taken, ...others } = given;
  const symbols: Record<string, number> = { ...completed(subject, claim, horizon, others, draw) };
  expectJudgeable(claim);

  const needs = assumed(subject, claim);
  const space = gramSpace(needs.map(blocksOf(symbols)).find((blocks) => blocks > 1));
  const start = Object.assign(space.fresh(), [1]);
  const spoken = spokenOf(subject, claim);
  const functions = functionsOf(subject, needs, symbols, space, new PolyakStep(taken, spoken.has(TAKEN), draw?.within));
  const has = (fact: string): boolean =>
    needs.some((need) => closureOfNames([need.fact], rules(subject.library)).has(fact));
  const solved = has('zero') || has('fixed-point');
  if (solved) settle(functions, space);
  const attained = solved || has('minimizer') || has('composite');
  const balanced = attained && !solved ? minimize(functions, space, has('interpolation')) : [];
  const oracle = gramOracle(space, functions);
  if (functions.constrained) functions.h?.at(start, []);
  if (functions.losses) functions.h?.at(COMPARATOR, []);

  const run = observed(
    subject,
    index,
    claim,
    symbols,
    { space, oracle, A: gramField, place, reveal: (a) => a },
    { start, attained },
  );
  const { asked: step } = functions.polyak;
  if (step !== undefined) symbols[TAKEN] = step;
  else if (taken !== undefined) completed(subject, claim, horizon, given, draw);
  const { objective, left, bound, least, squared, measuredRight, extra } = goal(claim, run, space);
  const started = startConditions(spoken, symbols, functions, start);
  const variance = needs.find(({ property }) => property === 'variance-at-minimizer');
  if (variance?.symbols.length) started.push(varianceAtMinimizer(functions, symbols[variance.symbols[0]]));
  const bounded = ['lipschitz', 'bounded-set', 'feasible-radius'].some(has);
  if (started.length === 0 && extra.every(({ name }) => name !== 'start') && bound !== 0 && !bounded)
    throw new Refusal('the bound speaks of no start: neither D, nor Delta, nor a measure at the step before');

  const asked = everyOne(functions);
  forgetIdle(asked, [objective, ...[...started, ...extra, ...oracle.imposed].map(({ form }) => form)]);
  expectRoom(
    id,
    horizon,
    asked.reduce((total, { points }) => total + points.length ** 2, 0),
    most,
  );
  const conditions: Condition[] = [...started, ...extra, ...oracle.imposed];
  for (const one of asked)
    conditions.push(
      ...one.conditions(one === functions.f && !functions.h && (!attained || one.chosen.conditions.nonConvex === true)),
    );
  const forms = [objective, ...conditions.map(({ form }) => form)];
  const tilts = space.blocks === 1 ? balanced : [];
  const still = tilts.filter(({ part, by }) => tiltable(forms, asked, part, by)).map(({ slope }) => slope);
  const { sdp, position } = program(objective, conditions, space, still);
  const relaxed = [...oracle.relaxations, ...asked.flatMap(({ chosen: { of } }) => of.relaxed ?? [])];
  return {
    claim: index,
    symbols,
    sdp,
    left,
    bound,
    least,
    squared,
    measuredRight,
    classes: [...new Set(asked.map(({ chosen: { of } }) => of.title))],
    relaxed: relaxed.length > 0 ? relaxed.join('; ') : undefined,
    functions,
    blocks: space.blocks,
    position,
  };
}

/** Functions and operators, each once: those of a split problem are its functions. */
function everyOne({ f, h, components, operators, losses }: Functions): AskedFunction[] {
  const asked = [f, h, ...components, ...Object.values(operators), ...(losses?.asked ?? [])];
  return [...new Set(asked)].filter((one) => one !== undefined);
}

/** Drops the answers that neither the claim nor any other answer speaks of. */
function forgetIdle(asked: readonly AskedFunction[], forms: readonly Affine[]): void {
  for (const one of asked) {
    const others = asked.filter((other) => other !== one).flatMap(({ points }) => points);
    const rows = others.flatMap(({ x, g }) => [x, g]);
    one.forget({
      basis: new Set([
        ...forms.flatMap((form) => [...form.basis()]),
        ...rows.flatMap((row) => row.flatMap((coefficient, i) => (coefficient ? [i] : []))),
      ]),
      values: new Set([...forms, ...others.map(({ f }) => f)].flatMap((form) => [...form.free.keys()])),
    });
  }
}

/** The blocks of coordinates that an assumption speaks of; 1 where it speaks of none. */
function blocksOf(symbols: Symbols): (need: Requirement) => number {
  const position: Readonly<Record<string, number>> = { coordinates: 0, 'coordinate-smooth': 1 };
  return (need) => symbols[need.symbols[position[need.property]]] ?? 1;
}

const place = (coordinates: readonly number[]) => [...coordinates] as never;

function expectHorizon(id: string, horizon: number): void {
  if (!Number.isInteger(horizon) || horizon < 1)
    throw new InstanceError({
      where: `worst case of ${id}`,
      expected: 'a horizon of at least 1 step',
      received: String(horizon),
    });
  expectRoom(id, horizon, horizon ** 2, MOST_CONDITIONS);
}

/** The solver's largest matrix has a row and a column for each condition. */
function expectRoom(id: string, horizon: number, conditions: number, most: number): void {
  if (conditions <= most) return;
  const gigabytes = (8 * conditions ** 2) / 1e9;
  throw new InstanceError({
    where: `worst case of ${id}`,
    expected: `at most ${most} conditions on pairs of points`,
    received: `${horizon} steps: about ${conditions}, in about ${gigabytes.toPrecision(2)} GB`,
    advice: 'Take fewer steps.',
  });
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

function expectJudgeable({ is, quantifier: { kind } }: Claim): void {
  if (is !== '<=' && is !== '>=') throw new Refusal('the claim is no inequality, and has no worst case');
  if (kind !== 'every-run' && kind !== 'in-expectation')
    throw new Refusal(
      `the claim holds ${kind.replaceAll('-', ' ')}, which a worst case over functions does not decide`,
    );
}

/** The functions of the problem, each of the class that the assumptions about it make. */
function functionsOf(
  subject: Subject,
  needs: readonly Requirement[],
  symbols: Symbols,
  space: GramSpace,
  polyak: PolyakStep,
): Functions {
  const { library, id } = subject;
  const about = (subjects: readonly string[]): Requirement[] =>
    needs.filter(
      (need) =>
        subjects.includes(need.subject) &&
        ![STRUCTURE, SET, NOISE].some((facts) => facts.has(need.property)) &&
        bound(need),
    );
  for (const need of needs) {
    const { axis } = knownAssumption(library, need, `theorem ${id}`);
    if (axis !== 'objective' && !STRUCTURE.has(need.property) && !NOISE.has(need.property))
      throw new Refusal(`it assumes ${need.fact}, and of ${axis} no class of functions says anything`);
  }
  /** A constant that is not bound can be any: the assumption then says nothing about a single function. */
  const bound = (need: Requirement): boolean =>
    need.symbols.length === (knownAssumption(library, need, `theorem ${id}`).constants ?? []).length;
  const constantOf = (symbol: string): number => symbols[symbol];
  const factsOf = (of: readonly Requirement[]): Facts => {
    const declared = Object.fromEntries(of.map((need) => [need.property, need.symbols.map(constantOf)]));
    return allFacts(library, declared);
  };
  const covers = (known: readonly string[], fact: string): boolean => closureOfNames(known, rules(library)).has(fact);
  const classFor = (of: readonly Requirement[], among?: typeof OPERATOR_CLASSES): Chosen =>
    classOf(
      factsOf(of),
      of.map(({ property }) => property),
      covers,
      among,
    );
  const has = (property: string): boolean => needs.some((need) => need.property === property);

  const sum = needs.find(({ property }) => property === 'finite-sum');
  const each = about(['each']);
  const fromEach = allFacts(library, Object.fromEntries(each.map((need) => [need.fact, need.symbols.map(constantOf)])));
  /** Whether it follows from what is assumed of each component, with the same constants. */
  const follows = ({ fact, symbols: own }: Requirement): boolean =>
    own.every((symbol, i) => fromEach[fact]?.[i] === constantOf(symbol)) && fact in fromEach;
  const whole = about(['', 'set']).filter((need) => !follows(need));
  const online = has('online-losses');
  const bounded = has('bounded-set');
  const constrained = has('constrained') || bounded;
  const declared = whole.map(({ property }) => property);
  if (sum && whole.length > 0 && each.length > 0)
    throw new Refusal('it assumes something of each component and more of their sum');
  const noise = factsOf(needs.filter(({ property }) => NOISE.has(property)));
  const parts = sum && each.length > 0 ? (symbols[sum.symbols[0] ?? 'n'] ?? 2) : 0;
  const operators: Partial<Record<OperatorLetter, AskedFunction>> = {};
  for (const letter of OPERATOR_LETTERS) {
    const of = about([letter]);
    if (of.length > 0) operators[letter] = new AskedFunction(letter, classFor(of, OPERATOR_CLASSES), space);
  }
  const objective = parts === 0 && !online && (whole.length > 0 || Object.keys(operators).length === 0);
  const f = objective ? new AskedFunction('f', classFor(whole), space) : undefined;
  const ofSet = needs.filter((need) => SET.has(need.property) && bound(need));
  const set = (): Chosen =>
    classOf(
      { constrained: [], ...factsOf(ofSet) },
      ofSet.map(({ property }) => property),
      covers,
      SET_CLASSES,
    );
  const proximal = constrained ? set() : has('composite') ? chosen(PROXIMAL, {}) : undefined;
  const h = proximal && new AskedFunction('h', proximal, space);
  return {
    f,
    components: Array.from({ length: parts }, (_, i) => new AskedFunction(`f[${i + 1}]`, classFor(each), space)),
    h,
    losses: online ? Losses.from(factsOf(whole), declared, space) : undefined,
    operators: has('splittable') ? { A: f, B: h } : operators,
    constrained,
    proximable: has('proximable'),
    noise: noiseOf(noise, has('uniform-sampling')),
    inexact: InexactGradient.of(noise),
    polyak,
    stored: has('stored-points') ? [] : undefined,
  };
}

function noiseOf(facts: Facts, sampled: boolean): Noise | undefined {
  if (sampled) return 'sampled';
  if (!('unbiased' in facts || 'additive-noise' in facts)) return undefined;
  const [variance] = facts['bounded-variance'] ?? [];
  const [G] = facts['bounded-second-moment'] ?? [];
  return { variance, secondMoment: G === undefined ? undefined : G * G };
}

/** Both sides of a claim at the horizon: the mean over the sample paths where there are several. */
interface Sides {
  readonly left: GramScalar;
  readonly right: GramScalar;
}

/** The run that a claim is about: the measures it speaks of, at the horizon. */
export function planOf(
  subject: Subject,
  index: number,
  symbols: Symbols,
  A: Field,
): { plan: TrajectoryPlan; claim: Claim } {
  const { theorem, id } = subject;
  const claim = claimAt(subject, index);
  const spoken = [claim.left, claim.right, claim.when ?? '0'].flatMap((text) => symbolsOf(text, `theorem ${id}`));
  const { T } = symbols;
  const previous = spoken.some((symbol) => symbol.endsWith('Prev'));
  const plan: TrajectoryPlan = {
    method: theorem.method!,
    parameters: methodParameters(theorem.method!, theorem.with, symbols as unknown as Record<string, Scalar>, A),
    measures: theorem.measures.filter(({ symbol }) =>
      [symbol, `${symbol}0`, `${symbol}Prev`].some((name) => spoken.includes(name)),
    ),
    at: previous ? [T - 1, T] : [T],
    horizon: T,
    previous,
    floors: false,
  };
  return { plan, claim };
}

function observed(
  subject: Subject,
  index: number,
  claim: Claim,
  symbols: Symbols,
  interpretation: Interpretation,
  { start, attained }: { start: GramRow; attained: boolean },
): Sides {
  const where = `theorem ${subject.id}`;
  const scope = symbols as unknown as Record<string, Scalar>;
  const { T } = symbols;
  const { plan } = planOf(subject, index, symbols, gramField);
  const problem: Problem = { dim: 1, start, minimizer: attained ? [1] : undefined, minimum: 0, facts: {} };
  const [left, right] = [claim.left, claim.right].map((text) => compile(text, gramField, where));
  const when = claim.when ? compile(claim.when, gramField, where) : undefined;
  const one = ({ initial, rows }: { initial: Row; rows: readonly Row[] }): Sides => {
    const last = rows.filter(({ k }) => k === T);
    if (last.length !== 1) throw new Refusal('the claim is about each entry of a list, such as coordinates');
    const all = { ...scope, ...initial, ...last[0] } as Record<string, Scalar>;
    if (when && gramField.toNumber(when(all)) === 0)
      throw new Refusal(`the claim does not speak of this point: "${claim.when}" is false at k = ${T}`);
    return { left: inside(left(all)), right: inside(right(all)) };
  };
  let total: Sides | undefined;
  let path: Sides | undefined;
  enumeratePaths(
    PATHS,
    (streams) => (path = one(trajectory(plan, problem, scope, interpretation, streams))),
    (probability) => {
      if (!path) return;
      if (probability === 1) total = path;
      else if (claim.quantifier.kind !== 'in-expectation')
        throw new Refusal('the claim is about every one of several sample paths');
      else
        total = {
          left: added(total?.left, probability, path.left),
          right: added(total?.right, probability, path.right),
        };
    },
  );
  return total!;
}

function added(total: GramScalar | undefined, weight: number, term: GramScalar): GramScalar {
  const share = gramField.mul(weight as never, term as never);
  return inside(total === undefined ? share : gramField.add(total as never, share));
}

interface Goal {
  readonly objective: Affine;
  readonly left: (optimum: number) => number;
  readonly bound: number;
  readonly least: boolean;
  readonly squared: boolean;
  readonly measuredRight: Posed['measuredRight'];
  readonly extra: readonly Condition[];
}

/**
 * What is maximized. A right side with unknowns is set to at most 1, since both sides scale alike; unless it has a constant
 * part too: then the difference of the sides is maximized, against 0.
 */
function goal({ is }: Claim, { left, right }: Sides, space: GramSpace): Goal {
  const least = is === '>=';
  if (typeof right !== 'number') {
    const scale = right instanceof Root ? right.square : right;
    if (scale instanceof Affine && scale.constant === 0 && !least) {
      const start: Condition = { form: new Affine(-1).plus(1, scale), is: '<=', name: 'start' };
      const inner = goal({ is } as Claim, { left, right: 1 }, space);
      return { ...inner, bound: 1, measuredRight: 'ratio', extra: [...inner.extra, start] };
    }
    const difference = inside(gramField.sub(left as never, right as never));
    return { ...goal({ is } as Claim, { left: difference, right: 0 }, space), measuredRight: 'difference' };
  }
  const extra: Condition[] = [];
  const measuredRight = 'none';
  const identity = (optimum: number): number => optimum;
  if (typeof left === 'number' || left instanceof Affine) {
    const objective = new Affine().plus(least ? -1 : 1, left instanceof Affine ? left : new Affine(left));
    return { objective, left: least ? (x) => -x : identity, bound: right, least, squared: false, measuredRight, extra };
  }
  if (least) throw new Refusal('the least value of a norm or of a minimum is no convex problem');
  const root = (optimum: number): number => Math.sqrt(Math.max(0, optimum));
  if (left instanceof Root)
    return { objective: left.square, left: root, bound: right, least, squared: true, measuredRight, extra };
  if (!(left instanceof Least)) throw new Refusal('the claim is about a step of a line search');
  const roots = left.among.filter((one) => one instanceof Root).length;
  if (roots > 0 && roots < left.among.length) throw new Refusal('a minimum of norms and other numbers');
  const lowest = space.freshValue();
  left.among.forEach((one, i) => {
    const form = new Affine().plus(1, lowest);
    if (typeof one === 'number') form.constant -= one;
    else form.plus(-1, one instanceof Root ? one.square : one);
    extra.push({ form, is: '<=', name: `minimum, ${i}` });
  });
  const squared = roots > 0;
  return { objective: lowest, left: squared ? root : identity, bound: right, least, squared, measuredRight, extra };
}

/** ||x_0 - x*||^2 <= D^2 and f(x_0) - f* <= Delta, as far as the bound speaks of them. */
function startConditions(
  spoken: ReadonlySet<string>,
  symbols: Symbols,
  { f, h, components }: Functions,
  start: GramRow,
): Condition[] {
  const conditions: Condition[] = [];
  const [distance, gap] = STARTS;
  if (spoken.has(distance)) {
    const form = new Affine(-(symbols.D ** 2)).plusInner(1, start.slice(1), start.slice(1));
    conditions.push({ form, is: '<=', name: 'start' });
  }
  if (spoken.has(gap)) {
    const form = new Affine(-symbols.Delta);
    for (const part of components) form.plus(1 / components.length, part.at(start).f);
    for (const part of [f, h]) if (part) form.plus(1, part.at(start).f);
    conditions.push({ form, is: '<=', name: 'start' });
  }
  return conditions;
}

/** The program over the basis vectors that some form speaks of, but those that are taken as zero. */
function program(
  whole: Affine,
  everywhere: readonly Condition[],
  space: GramSpace,
  still: readonly number[],
): { sdp: Sdp; position: ReadonlyMap<number, number> } {
  const inside = (form: Affine): Affine => (space.blocks > 1 ? form.within(space.blocks) : form);
  const objective = inside(whole);
  const conditions = everywhere.map((condition) => ({ ...condition, form: inside(condition.form) }));
  const speaking = conditions.filter(({ form }) => !form.known);
  const used = new Set<number>();
  for (const form of [objective, ...speaking.map((condition) => condition.form)])
    for (const i of form.basis()) used.add(i);
  for (const i of still) used.delete(i);
  const position = new Map([...used].sort((a, b) => a - b).map((i, column) => [i, column]));
  const constraints = speaking.map(({ form, is, name }): Constraint => ({ form: form.over(position), is, name }));
  return {
    sdp: { order: position.size, free: space.size.values, objective: objective.over(position), constraints },
    position,
  };
}

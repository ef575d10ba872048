import { precise } from '../core/arithmetic.js';
import type { Axis } from '../core/assumption.js';
import { AXES, requirement } from '../core/assumption.js';
import { DefinitionError, InstanceError, Refusal, shown } from '../core/errors.js';
import type { Facts } from '../core/facts.js';
import { compile, type Formula, symbolsOf } from '../core/formula.js';
import type { Network, Problem } from '../core/problem.js';
import type { Field, Scalar } from '../core/space.js';
import type { Case, Claim, Row, Theorem } from '../core/theorem.js';
import type { World } from '../core/world.js';
import { sharedArena } from '../numerics/arena.js';
import { plainKernels } from '../numerics/kernels.js';
import type { Streams } from '../random/streams.js';
import { floatField } from '../spaces/float64.js';
import { type Interpretation, interpretField, interpretFloat, interpretMoments } from './interpret.js';
import { allFacts, type Library, nameOf, requirementsOf, scenarioNamed } from './library.js';
import { methodParameters, trajectory } from './trajectory.js';

export const preciseField = precise as unknown as Field;
export { floatField };

/** An instance as plain JSON: a placed scenario for each axis, the theorem's own data, and looser declared constants. */
export interface Composed {
  readonly objective?: Located;
  readonly noise?: Located;
  readonly network?: Located;
  readonly compressor?: Located;
  readonly own?: unknown;
  /** Factor by which a declared constant is looser than the certified one: { smooth: 1.3 }. */
  readonly slack?: Readonly<Record<string, number>>;
  readonly pretend?: Readonly<Record<string, number>>;
}
export interface Located {
  readonly scenario: string;
  readonly instance: unknown;
}

/** One point at which a theorem is tried. */
export interface Trial {
  readonly instance: Composed;
  /** Drawn parameters, and computed ones only where they are overridden. */
  readonly parameters: Readonly<Record<string, number>>;
}

/** A theorem in its library, with what the engine derives from it once. */
export interface Subject {
  readonly id: string;
  readonly theorem: Theorem;
  readonly library: Library;
  /** Symbols that some formula speaks of. */
  readonly mentioned: ReadonlySet<string>;
}

export function subject(id: string, theorem: Theorem, library: Library): Subject {
  const formulas: Formula[] = [
    ...theorem.where,
    ...Object.values(theorem.with),
    ...Object.values(theorem.parameters).flatMap((rule) =>
      rule.kind === 'formula' ? [rule.formula] : rule.kind === 'range' ? [rule.low, rule.high] : [],
    ),
    ...theorem.claims.flatMap(claimFormulas),
  ];
  return {
    id,
    theorem,
    library,
    mentioned: new Set(formulas.flatMap((formula) => symbolsOf(formula, `theorem ${id}`))),
  };
}

export function claimFormulas({ left, right, when, scale, quantifier: q }: Claim): Formula[] {
  const inside =
    q.kind === 'in-expectation' ? [...(q.range ?? []), q.secondMoment, q.variance] : 'delta' in q ? [q.delta] : [];
  return [left, right, when, scale, ...inside].filter((formula) => formula !== undefined);
}

/** 'convex/huber + noise/gaussian': where a trial takes place, for people. */
export function placeName(instance: Composed): string {
  const names = AXES.flatMap((axis) => instance[axis]?.scenario ?? []);
  return names.length > 0 ? names.join(' + ') : 'own instance';
}

/** The parts of a trial, built; data that doesn't fit its shape is an InstanceError with the path. */
export function buildWorld({ theorem, library, id }: Subject, instance: Composed): World {
  const part = (axis: Axis, problem?: Problem): never | undefined => {
    const located = instance[axis];
    if (!located) return undefined;
    const scenario = scenarioNamed(library, located.scenario, `theorem ${id}, ${axis}`);
    if (scenario.axis !== axis)
      throw new InstanceError({
        where: `theorem ${id}, ${axis}`,
        expected: `a scenario of the ${axis} axis`,
        received: `${located.scenario}, which is on the ${scenario.axis} axis`,
      });
    scenario.instance.check(located.instance, located.scenario, {});
    return scenario.build(located.instance, problem) as never;
  };
  theorem.instance?.check(instance.own, `theorem ${id}`, {});
  const objective = part('objective') as Problem | undefined;
  const network = part('network', objective) as Network | undefined;
  const workers = objective?.components?.length;
  if (network && workers !== undefined && network.nodes !== workers)
    throw new InstanceError({
      where: `theorem ${id}, network`,
      expected: `one node for each of the ${workers} components`,
      received: `${network.nodes} nodes`,
    });
  return {
    objective,
    noise: part('noise', objective),
    network,
    compressor: part('compressor', objective),
    own: instance.own,
  };
}

/** Everything that is certified about a built world. */
export function factsOf(library: Library, world: World): Facts {
  return allFacts(library, Object.assign({}, ...AXES.map((axis) => world[axis]?.facts ?? {})) as Facts);
}

/** Constants by their symbols: assumptions', the parts' own, and D, Delta, kappa, n, d where they are spoken of. */
export function constantsOf(subject: Subject, instance: Composed, world: World, A: Field): Record<string, Scalar> {
  const { library, theorem, id, mentioned } = subject;
  const facts = factsOf(library, world);
  const constants: Record<string, Scalar> = {};
  for (const axis of AXES)
    for (const [symbol, value] of Object.entries(world[axis]?.constants ?? {})) constants[symbol] = A.of(value);
  for (const { requirement, assumption } of requirementsOf(library, theorem, `theorem ${id}`, 'all')) {
    const values = facts[requirement.fact];
    if (values) constants[`@${requirement.fact}`] = A.of(1);
    requirement.symbols.forEach((symbol, i) => {
      const pretended = instance.pretend?.[symbol];
      if (pretended === undefined && !values) return;
      const is = assumption.constants?.[i]?.is;
      const slack = is === 'exact' ? 1 : (instance.slack?.[requirement.fact] ?? 1);
      const value = pretended ?? (is === 'lower' ? values[i] / slack : values[i] * slack);
      const old = constants[symbol];
      // Two facts under one letter: the larger of two upper bounds serves both.
      constants[symbol] = old !== undefined && is === 'upper' && A.compare(old, A.of(value)) > 0 ? old : A.of(value);
    });
  }
  const problem = world.objective;
  if (problem) {
    constants.d = A.of(problem.dim);
    if (problem.components) constants.n = A.of(problem.components.length);
    if (mentioned.has('D') && problem.minimizer) constants.D = distance(A, problem.start, problem.minimizer);
    if (mentioned.has('Delta') && problem.minimum !== undefined && problem.objective)
      constants.Delta = initialGap(problem, A);
  }
  for (const [symbol, value] of Object.entries(instance.pretend ?? {})) constants[symbol] = A.of(value);
  if (constants.L && constants.mu) constants.kappa = A.div(constants.L, constants.mu);
  return constants;
}

/** The name under which a scope holds that the fact of an assumption is there; no symbol of a formula. */
export function assumedName(assumption: string): string {
  return `@${requirement(assumption).fact}`;
}

function distance(A: Field, x: readonly number[], y: readonly number[]): Scalar {
  return A.sqrt(x.reduce((sum, xi, i) => A.add(sum, A.pow(A.sub(A.of(xi), A.of(y[i])), A.of(2))), A.of(0)));
}

function initialGap(problem: Problem, A: Field): Scalar {
  const start = problem.start.map(A.of);
  const { objective, proximal } = problem;
  const f =
    A === floatField
      ? (objective!.float64(plainKernels).value(plainKernels.place(problem.start)) as unknown as Scalar)
      : (objective!.over?.(A) ?? refuseFloat()).value(start);
  const h = proximal ? proximal.value(A, start) : A.of(0);
  return A.sub(A.add(f, h), A.of(problem.minimum!));
}

function refuseFloat(): never {
  throw new Refusal('the problem is known to float64 accuracy only');
}

/** Constants and parameters in one scope; computed parameters are evaluated in the arithmetic, in the order they stand. */
export function scopeOf(subject: Subject, trial: Trial, world: World, A: Field): Record<string, Scalar> {
  const { theorem, id } = subject;
  const scope = constantsOf(subject, trial.instance, world, A);
  if (trial.parameters.T !== undefined) scope.T = A.of(trial.parameters.T);
  for (const [name, rule] of Object.entries(theorem.parameters)) {
    const given = trial.parameters[name];
    if (given !== undefined) scope[name] = A.of(given);
    else if (rule.kind === 'formula') scope[name] = compile(rule.formula, A, `theorem ${id}, parameter ${name}`)(scope);
    else
      throw new InstanceError({
        where: `theorem ${id}`,
        expected: `a value for the parameter ${name}`,
        received: `parameters ${shown(trial.parameters)}`,
      });
  }
  return scope;
}

/** How a trial is run. */
export type Mode = 'float64' | 'precise' | 'moments' | 'precise moments';

export interface Observed {
  readonly A: Field;
  readonly scope: Readonly<Record<string, Scalar>>;
  readonly rows: readonly Row[];
  readonly floors: readonly Readonly<Record<string, number>>[];
}

/** A trial made ready in one mode: built once, run many times. */
export interface Prepared {
  readonly A: Field;
  readonly scope: Readonly<Record<string, Scalar>>;
  run(streams: Streams, at?: readonly number[]): Observed;
}

/**
 * Builds a trial for one mode.
 *
 * @throws Refusal if the mode can't express it
 */
export function prepare(
  subject: Subject,
  trial: Trial,
  mode: Mode,
  transform: (world: World) => World = (world) => world,
): Prepared {
  const { theorem } = subject;
  const world = transform(buildWorld(subject, trial.instance));
  const A = mode.startsWith('precise') ? preciseField : floatField;
  const scope = scopeOf(subject, trial, world, A);
  if (theorem.observe) {
    let ready: (() => Interpretation) | undefined;
    const machine = (): Interpretation => {
      ready ??= kept(world, mode, A);
      return ready();
    };
    return {
      A,
      scope,
      run(streams) {
        // Asked for here, and not only in the run, it is kept for the next one.
        ready?.();
        return observeOwn(subject, world, { scope, A, mode, machine }, streams);
      },
    };
  }

  const interpretation = kept(world, mode, A);
  const horizon = trial.parameters.T;
  if (!Number.isInteger(horizon) || horizon < 0)
    throw new InstanceError({ where: `theorem ${subject.id}`, expected: 'a horizon T >= 0', received: shown(horizon) });
  const previous = [...subject.mentioned].some((symbol) => symbol.endsWith('Prev'));
  const everyStep = Array.from({ length: horizon + 1 }, (_, k) => k);
  const method = theorem.method!;
  const parameters = methodParameters(method, theorem.with, scope, A);
  return {
    A,
    scope,
    run(streams, at = everyStep) {
      const plan = {
        method,
        parameters,
        measures: theorem.measures,
        at: previous ? everyStep : at,
        horizon,
        previous,
        floors: !mode.endsWith('moments'),
      };
      const ready = interpretation();
      const { initial, rows, floors } = sharedArena().during(() =>
        trajectory(plan, world.objective!, scope, ready, streams),
      );
      return { A, scope: { ...scope, ...initial } as Record<string, Scalar>, rows, floors };
    },
  };
}

/** An interpretation for many runs; in float64 its data stay in the arena while there is room. */
function kept(world: World, mode: Mode, A: Field): () => Interpretation {
  if (mode === 'float64') {
    const get = sharedArena().keep(() => interpret(world, mode, A));
    get();
    return get;
  }
  const interpretation = interpret(world, mode, A);
  return () => interpretation;
}

function interpret(world: World, mode: Mode, A: Field): Interpretation {
  if (mode === 'float64') return interpretFloat(world, sharedArena());
  if (mode === 'precise') return interpretField(world, A);
  return interpretMoments(world, A);
}

function observeOwn(
  { theorem, id }: Subject,
  world: World,
  { scope, A, mode, machine }: Pick<Prepared, 'scope' | 'A'> & { mode: Mode; machine: () => Interpretation },
  streams: Streams,
): Observed {
  if (mode.endsWith('moments'))
    throw new Refusal('the theorem brings its own experiment, which takes its own expectations');
  if (mode === 'precise' && theorem.precision === 'float64')
    throw new Refusal('the experiment computes in float64 only');
  const number = (symbol: string): number => {
    const value = scope[symbol];
    if (value === undefined)
      throw new DefinitionError({
        where: `theorem ${id}`,
        expected: 'a known symbol in observe',
        received: `"${symbol}"`,
        advice: `Known here: ${Object.keys(scope).join(', ')}.`,
      });
    return A.toNumber(value);
  };
  const context = { streams, parameters: scope, constants: scope, A, number, machine };
  const { constants, rows } = sharedArena().during(() => theorem.observe!(world, context));
  const lift = (row: Row): Row =>
    Object.fromEntries(
      Object.entries(row).map(([symbol, value]) => [symbol, typeof value === 'number' ? A.of(value) : value]),
    );
  return {
    A,
    scope: { ...scope, ...lift(constants) } as Record<string, Scalar>,
    rows: rows.map(lift),
    floors: rows.map(() => ({})),
  };
}

/** The composed instance of a case that a leaf wrote down. */
export function composed(library: Library, place: Case): Composed {
  const located = (axis: Axis): Partial<Composed> => {
    const placed = place[axis];
    return placed ? { [axis]: { scenario: nameOf(library, placed.scenario), instance: placed.instance } } : {};
  };
  return {
    ...Object.assign({}, ...AXES.map(located)),
    ...(place.own === undefined ? {} : { own: place.own }),
    ...(place.pretend ? { pretend: place.pretend } : {}),
  };
}

export function trialOf(library: Library, place: Case): Trial {
  return { instance: composed(library, place), parameters: place.parameters ?? {} };
}

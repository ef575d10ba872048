import { compile, type Formula, symbolsOf } from '../core/formula.js';
import type { Measure, Observer, RunView } from '../core/measure.js';
import type { Method, MethodContext, Step, Views } from '../core/method.js';
import type { Problem } from '../core/problem.js';
import type { Field, Scalar, Vector } from '../core/space.js';
import type { Row } from '../core/theorem.js';
import type { Streams } from '../random/streams.js';
import type { Interpretation } from './interpret.js';

export interface TrajectoryPlan {
  readonly method: Method;
  /** The method's parameters, made by `methodParameters`. */
  readonly parameters: Readonly<Record<string, unknown>>;
  readonly measures: readonly Measure[];
  /** Steps whose rows are wanted, ascending. */
  readonly at: readonly number[];
  readonly horizon: number;
  /** Also give each symbol's value in the row before as `<symbol>Prev`. */
  readonly previous: boolean;
  /** Also give the absolute rounding error of each symbol. */
  readonly floors: boolean;
}

/**
 * Rounding of a measured value, relative to the size of the terms that cancel in it. Float64 loses a few ulps there; with
 * 60 digits there is room for what cancels before, in gradients and in the run.
 */
const FLOOR = { float64: 64 * Number.EPSILON, precise: 1e-45 };

export interface Trajectory {
  /** Values measured at k = 0, as `<symbol>0`. */
  readonly initial: Row;
  readonly rows: readonly Row[];
  /** floors[r][symbol]: absolute rounding error of that symbol in row r. */
  readonly floors: readonly Readonly<Record<string, number>>[];
}

/**
 * The parameters of a method by its own names, in an arithmetic.
 *
 * @param formulas  those that are not the method's own letter
 */
export function methodParameters(
  { parameters, title }: Method,
  formulas: Readonly<Record<string, Formula>>,
  scope: Readonly<Record<string, Scalar>>,
  A: Field,
): Record<string, unknown> {
  return Object.fromEntries(
    Object.entries(parameters).map(([name, [kind, letter]]) => {
      const formula = formulas[name] ?? letter;
      const evaluate = compile(formula, A, `parameter ${name} of ${title}`);
      if (kind === 'integer') return [name, Math.round(A.toNumber(evaluate(scope)))];
      if (kind === 'scalar') return [name, evaluate(scope)];
      const constant = symbolsOf(formula).includes('k') ? undefined : evaluate(scope);
      return [name, (k: number) => (constant === undefined ? evaluate({ ...scope, k: A.of(k) }) : constant)];
    }),
  );
}

type Visit = NonNullable<Observer['each']>;

/** Steps from x_k to x_stop, k < stop, and lets observers see what lies between. Most of the time is spent here. */
function advance(step: Step, each: readonly Visit[], x: Vector, k: number, stop: number): number {
  for (;;) {
    step(x, k);
    if (++k === stop) return k;
    for (let i = 0; i < each.length; i++) each[i](x, k);
  }
}

/** Runs the method once and reads the measures at the wanted steps. */
export function trajectory(
  plan: TrajectoryPlan,
  problem: Problem,
  scope: Readonly<Record<string, Scalar>>,
  interpretation: Interpretation,
  streams: Streams,
): Trajectory {
  const { space, oracle, A, place, reveal } = interpretation;
  const x = place(problem.start);
  const start = place(problem.start);
  const context: MethodContext = { space, oracle, start, streams };
  const started = plan.method.init(context, plan.parameters as never);
  const { step, views }: { step: Step; views: Views } =
    typeof started === 'function' ? { step: started, views: {} } : started;
  const view: RunView = {
    space,
    oracle,
    start,
    streams,
    views,
    minimizer: () => place(problem.minimizer ?? missing('minimizer')),
    minimum: () => A.of(problem.minimum ?? missing('minimum')),
    scope,
  };
  const observers = plan.measures.map((measure) => {
    const { read, each } = observer(measure.start(view));
    return { measure, read, each };
  });
  const magnitudes = plan.floors ? plan.measures.map((measure) => measure.magnitude?.(view)) : [];
  const each = observers.flatMap((o) => (o.each ? [o.each] : []));

  const rows: Row[] = [];
  const floors: Record<string, number>[] = [];
  const initial: Record<string, Scalar> = {};
  let before: Record<string, Scalar> = {};
  const { at, horizon } = plan;
  let next = 0;
  for (let k = 0; ; k = advance(step, each, x, k, Math.min(at[next] ?? horizon, horizon))) {
    for (const visit of each) visit(x, k);
    const wanted = k === at[next];
    if (wanted || k === 0) {
      const { values, lists } = readAll(x, k);
      if (k === 0) rename(values, '0', initial);
      if (wanted) {
        next++;
        emit(k, values, lists, readFloors(x, k));
      }
      if (plan.previous) before = rename(values, 'Prev', {});
    }
    if (k === horizon) break;
  }
  return { initial, rows, floors };

  function readAll(x: Vector, k: number): { values: Record<string, Scalar>; lists: [string, readonly Scalar[]][] } {
    const values: Record<string, Scalar> = {};
    const lists: [string, readonly Scalar[]][] = [];
    for (const { measure, read } of observers) {
      const value = read(x, k);
      if (Array.isArray(value)) lists.push([measure.symbol, value.map(reveal)]);
      else values[measure.symbol] = reveal(value as Scalar);
    }
    return { values, lists };
  }

  function readFloors(x: Vector, k: number): Record<string, number> {
    const floor: Record<string, number> = {};
    magnitudes.forEach((magnitude, i) => {
      if (!magnitude) return;
      const size = magnitude(x, k);
      const sizes = (Array.isArray(size) ? size : [size]) as readonly Scalar[];
      const largest = Math.max(...sizes.map((value) => Math.abs(A.toNumber(value))));
      // A run that has left the range of doubles diverged: no rounding explains that.
      floor[plan.measures[i].symbol] = Number.isFinite(largest)
        ? (A.epsilon === Number.EPSILON ? FLOOR.float64 : FLOOR.precise) * largest
        : 0;
    });
    return floor;
  }

  function emit(
    k: number,
    values: Record<string, Scalar>,
    lists: [string, readonly Scalar[]][],
    floor: Record<string, number>,
  ): void {
    const shared: Row = Object.assign({ k }, values, plan.previous && k > 0 ? before : undefined);
    if (lists.length === 0) {
      rows.push(shared);
      floors.push(floor);
      return;
    }
    for (let i = 0; i < lists[0][1].length; i++) {
      rows.push({ ...shared, i, ...Object.fromEntries(lists.map(([symbol, list]) => [symbol, list[i]])) });
      floors.push(floor);
    }
  }
}

/** Puts the values into `out`, each under its symbol with an ending. */
function rename(
  values: Readonly<Record<string, Scalar>>,
  ending: string,
  out: Record<string, Scalar>,
): Record<string, Scalar> {
  for (const symbol in values) out[`${symbol}${ending}`] = values[symbol];
  return out;
}

function observer(started: ReturnType<Measure['start']>): Observer {
  return typeof started === 'function' ? { read: started } : started;
}

function missing(what: string): never {
  throw new Error(`the problem has no known ${what}; a theorem that measures against it must assume one`);
}

import { Refusal } from '../core/errors.js';
import type { Oracle } from '../core/method.js';
import type { OperatorLetter } from '../core/problem.js';
import type { Scalar, Vector } from '../core/space.js';
import { Affine, known, LineStep, simple } from './affine.js';
import type { AskedFunction } from './asked.js';
import { minus } from './classes/curvature.js';
import type { Condition } from './classes/functionClass.js';
import { direction, type GramSpace, point, type Row, rowOf, same } from './gramSpace.js';
import type { InexactGradient } from './inexactGradient.js';
import type { Losses } from './losses.js';
import type { PolyakStep } from './polyakStep.js';

/** The functions of a problem, each known by its class only. */
export interface Functions {
  /** The objective, or its smooth part; the mean of the components where those are given. */
  readonly f?: AskedFunction;
  readonly components: readonly AskedFunction[];
  /** The proximable part. */
  readonly h?: AskedFunction;
  /** Whether h is the indicator of a feasible set. */
  readonly constrained: boolean;
  /** Losses of an online problem, which has no objective. */
  readonly losses?: Losses;
  /** How a stochastic gradient differs from the gradient; missing where there is none. */
  readonly noise?: Noise;
  /** How far a direction may be from the gradient it stands for; missing where there is none. */
  readonly inexact?: InexactGradient;
  readonly polyak: PolyakStep;
  /** Points from before the start, one for each component, where the claim is about any such; filled as they are asked for. */
  readonly stored?: Row[];
  /** Whether a proximal step of the whole objective may be taken. */
  readonly proximable: boolean;
  /** Operators by their letters; of a composite problem that is split, the subgradients of f and h. */
  readonly operators: Readonly<Partial<Record<OperatorLetter, AskedFunction>>>;
}

/** Either a component drawn uniformly, or the gradient plus something of mean zero whose size is known. */
export type Noise = 'sampled' | { readonly variance?: number; readonly secondMoment?: number };

export interface GramOracle extends Oracle {
  /** Conditions that steps themselves impose, beside those of the classes. */
  readonly imposed: readonly Condition[];
  /** What only bounds the answers of the oracle, in words. */
  readonly relaxations: ReadonlySet<string>;
}

const refuse = (what: string) => (): never => {
  throw new Refusal(`it asks for ${what}, which no class of functions says enough about`);
};
const CHANGING = 'losses that change from round to round';
const scalarOf = (a: Affine): Scalar => simple(a) as unknown as Scalar;

function put(out: Vector, x: readonly number[]): void {
  rowOf(out).splice(0, rowOf(out).length, ...x);
}
const asDirection = (g: readonly number[]): Row => [0, ...g];

/** An oracle that answers with unknowns, one function at a time; what is asked twice is answered alike. */
export function gramOracle(space: GramSpace, functions: Functions): GramOracle {
  const { f, h, components, constrained, operators, proximable, noise, losses } = functions;
  const imposed: Condition[] = [];
  const relaxations = new Set<string>();
  const proximal: { of: readonly AskedFunction[]; from: Row; step: number; to: Row }[] = [];
  const share = 1 / components.length;
  const parts = f ? [{ part: f, weight: 1 }] : components.map((part) => ({ part, weight: share }));

  const expectObjective = (): void => {
    if (parts.length === 0) throw new Refusal('there is no objective');
  };
  const gradient = (x: Vector, out: Vector): void => {
    expectObjective();
    const total: number[] = [];
    for (const { part, weight } of parts)
      part.at(rowOf(x)).g.forEach((value, i) => (total[i] = (total[i] ?? 0) + weight * value));
    put(out, asDirection(total));
  };
  const value = (x: Vector): Affine => {
    expectObjective();
    const total = new Affine();
    for (const { part, weight } of parts) total.plus(weight, part.at(rowOf(x)).f);
    return total;
  };

  /** out = x - step (sum of a fresh subgradient of each) at out: the implicit step, whose answers are given at its end. */
  const implicit = (x: Vector, step: Scalar, out: Vector, of: readonly AskedFunction[]): void => {
    const length = known(step, 'a proximal step that depends on');
    const from = rowOf(x).slice();
    let taken = proximal.find(
      (other) => other.of.every((part, i) => part === of[i]) && other.step === length && same(other.from, from),
    );
    if (!taken) {
      const to = from.slice();
      const gradients = of.map(() => space.fresh());
      for (const g of gradients) g.forEach((value, i) => (to[i] = (to[i] ?? 0) - length * value));
      const place = point(to, 'a proximal step');
      of.forEach((part, i) => part.answer(place, gradients[i].slice(1)));
      proximal.push((taken = { of, from, step: length, to }));
    }
    put(out, taken.to);
  };

  /** Imposes that the gradient at a point is orthogonal to some directions. */
  const stationary = (at: Row, directions: readonly (readonly number[])[], name: string): void => {
    const slope: Row = [];
    gradient(at as unknown as Vector, slope as unknown as Vector);
    for (const u of directions) imposed.push({ form: new Affine().plusInner(1, slope.slice(1), u), is: '=', name });
  };

  space.onLineStep = (from, to, along) => {
    relaxations.add('an exact line search is known here by f being stationary along it only');
    stationary(to, [along.slice(1), minus(to, from).slice(1)], 'exact line search');
  };

  /**
   * out = the gradient plus noise. Inner products then stand for their expectations, in which the noise is orthogonal to
   * all that was known before it.
   */
  const perturbed = (x: Vector, out: Vector, { variance, secondMoment }: Exclude<Noise, string>): void => {
    relaxations.add('conditions that hold in every run are imposed in expectation');
    gradient(x, out);
    const past = space.size.basis;
    const error = space.fresh().slice(1);
    const taken = rowOf(out).slice(1);
    error.forEach((value, i) => (taken[i] = (taken[i] ?? 0) + value));
    for (let i = 0; i < past; i++) {
      const old = new Array<number>(past).fill(0);
      old[i] = 1;
      imposed.push({ form: new Affine().plusInner(1, error, old), is: '=', name: 'unbiased' });
    }
    const bounds = [
      [variance, error, 'variance'],
      [secondMoment, taken, 'second moment'],
    ] as const;
    for (const [most, vector, name] of bounds)
      if (most !== undefined) imposed.push({ form: new Affine(-most).plusInner(1, vector, vector), is: '<=', name });
    put(out, asDirection(taken));
  };

  return {
    imposed,
    relaxations,
    value: (x) => scalarOf(value(x)),
    gradient,
    sample(x, out, stream) {
      if (!noise) return refuse('a stochastic gradient')();
      if (noise !== 'sampled') return perturbed(x, out, noise);
      put(out, asDirection(part(stream.index(components.length)).at(rowOf(x)).g));
    },
    inexactGradient(x, out) {
      const { answer } = functions.inexact ?? refuse('a gradient with an error, of which no bound is assumed')();
      gradient(x, out);
      put(out, asDirection(answer(rowOf(out).slice(1), space, imposed)));
    },
    component: (i, x, out) => put(out, asDirection(part(i).at(rowOf(x)).g)),
    componentValue: (i, x) => scalarOf(part(i).at(rowOf(x)).f),
    partialGradient(i, x, out) {
      gradient(x, out);
      put(out, space.part(rowOf(out), i));
    },
    get coordinates() {
      return space.blocks > 1 ? space.blocks : refuse('single coordinates')();
    },
    storedPoint(i, out) {
      const stored = functions.stored ?? refuse('points stored before the start, of which nothing is assumed')();
      stored[i] ??= Object.assign(space.fresh(), [1]);
      put(out, stored[i]);
    },
    get components() {
      return components.length > 0 ? components.length : refuse('components of a sum')();
    },
    prox(x, step, out) {
      if (!h) throw new Refusal('there is no proximable part');
      implicit(x, step, out, [h]);
    },
    project(x, out) {
      if (!h || !constrained) throw new Refusal('there is no feasible set to project onto');
      implicit(x, 1 as unknown as Scalar, out, [h]);
    },
    proximalPoint(x, step, out) {
      if (!proximable || !f) throw new Refusal('the proximal step of the whole objective is not assumed to be known');
      implicit(x, step, out, h ? [f, h] : [f]);
    },
    linearMinimizer(g, out) {
      if (!h || !constrained) throw new Refusal('there is no feasible set to minimize over');
      const inward = direction(rowOf(g), 'a linear minimization').map((value) => -value);
      const known = h.points.find((other) => same(other.g, inward));
      const corner = known?.x ?? space.fresh().slice(1);
      if (!known) h.answer(corner, inward);
      put(out, [1, ...corner]);
    },
    // 0 is a normal vector wherever one is in the set, so an indicator need not be asked for more.
    proximalValue: (x) => (h ? scalarOf(h.at(rowOf(x), constrained ? [] : undefined).f) : space.scalar.of(0)),
    loss: (t, x, out) => put(out, asDirection(loss(t).at(rowOf(x)).g)),
    lossValue: (t, x) => scalarOf(loss(t).at(rowOf(x)).f),
    bestLoss: (rounds) => scalarOf((losses ?? refuse(CHANGING)()).best(rounds)),
    operator(letter) {
      const asked = operators[letter];
      if (!asked) throw new Refusal(`there is no operator ${letter}`);
      return {
        apply(x, out) {
          const { g } = asked.at(rowOf(x));
          // Of a map T what is asked for is x - T x.
          put(out, letter === 'T' ? minus(rowOf(x), asDirection(g)) : asDirection(g));
        },
        resolvent: (x, step, out) => implicit(x, step, out, [asked]),
      };
    },
    newtonDirection: refuse('a Newton direction'),
    exactLineSearch(x, along) {
      direction(rowOf(along), 'a line search');
      return new LineStep(rowOf(x).slice(), rowOf(along).slice()) as unknown as Scalar;
    },
    polyakStep(x, g, factor) {
      if (!f || h) return refuse('a Polyak step on a sum of functions')();
      const { curvature } = f.chosen.conditions;
      const times = known(factor, 'a Polyak step with a factor that depends on');
      const from = { g: rowOf(g).slice(1), factor: times, gap: value(x), curvature };
      return space.scalar.of(functions.polyak.length(rowOf(x), from, imposed));
    },
    subspaceSearch(x, directions, out) {
      relaxations.add('a search over a subspace is known here by f being stationary along it only');
      const move = space.fresh();
      const end = minus(rowOf(x), move, -1);
      const along = directions.map((u) => direction(rowOf(u), 'a direction of a search'));
      stationary(end, [...along, move.slice(1)], 'search over a subspace');
      put(out, end);
    },
    hessian: refuse('products with a Hessian'),
    compress: refuse('a compressor'),
    get weights() {
      return refuse('a network')();
    },
  };

  function loss(t: number): AskedFunction {
    return (losses ?? refuse(CHANGING)()).round(t);
  }

  function part(i: number): AskedFunction {
    return components[i] ?? refuse('components of a sum')();
  }
}

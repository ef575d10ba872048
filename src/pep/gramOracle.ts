import { Refusal } from '../core/errors.js';
import type { Oracle } from '../core/method.js';
import type { Scalar, Vector } from '../core/space.js';
import { Affine, known, LineStep, simple } from './affine.js';
import type { AskedFunction } from './asked.js';
import type { Condition } from './classes/functionClass.js';
import { type Functions, summandsOf } from './functions.js';
import { direction, type GramSpace, rowOf } from './gramSpace.js';
import { ImplicitSteps } from './implicitSteps.js';
import { accumulate, minus, type Row, same, times } from './rows.js';

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
  const steps = new ImplicitSteps(space);
  const summands = summandsOf(functions);

  const expectObjective = (): void => {
    if (summands.length === 0) throw new Refusal('there is no objective');
  };
  const gradientAt = (x: Row): Row => {
    expectObjective();
    const total: Row = [];
    for (const { part, weight } of summands) accumulate(total, weight, part.at(x).g);
    return total;
  };
  const valueAt = (x: Row): Affine => {
    expectObjective();
    const total = new Affine();
    for (const { part, weight } of summands) total.plus(weight, part.at(x).f);
    return total;
  };

  const implicit = (x: Vector, step: Scalar, out: Vector, of: readonly AskedFunction[]): void => {
    const length = known(step, 'a proximal step that depends on');
    put(out, steps.take(rowOf(x), length, of));
  };

  /** Imposes that the gradient at a point is orthogonal to some directions. */
  const stationary = (at: Row, directions: readonly (readonly number[])[], name: string): void => {
    const slope = gradientAt(at);
    for (const u of directions) imposed.push({ form: new Affine().plusInner(1, slope, u), is: '=', name });
  };

  space.onLineStep = (from, to, along) => {
    relaxations.add('an exact line search is known here by f being stationary along it only');
    stationary(to, [along.slice(1), minus(to, from).slice(1)], 'exact line search');
  };

  return {
    imposed,
    relaxations,
    value: (x) => scalarOf(valueAt(rowOf(x))),
    gradient: (x, out) => put(out, asDirection(gradientAt(rowOf(x)))),
    sample(x, out, stream) {
      if (!noise) return refuse('a stochastic gradient')();
      if (noise === 'sampled') return put(out, asDirection(part(stream.index(components.length)).at(rowOf(x)).g));
      relaxations.add(noise.relaxation);
      put(out, asDirection(noise.answer(gradientAt(rowOf(x)), space, imposed)));
    },
    inexactGradient(x, out) {
      const oracle = functions.inexact ?? refuse('a gradient with an error, of which no bound is assumed')();
      put(out, asDirection(oracle.answer(gradientAt(rowOf(x)), space, imposed)));
    },
    component: (i, x, out) => put(out, asDirection(part(i).at(rowOf(x)).g)),
    componentValue: (i, x) => scalarOf(part(i).at(rowOf(x)).f),
    partialGradient(i, x, out) {
      put(out, space.part(asDirection(gradientAt(rowOf(x))), i));
    },
    get coordinates() {
      return space.blocks > 1 ? space.blocks : refuse('single coordinates')();
    },
    storedPoint(i, out) {
      const stored = functions.stored ?? refuse('points stored before the start, of which nothing is assumed')();
      stored[i] ??= space.freshPoint();
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
      const inward = times(-1, direction(rowOf(g), 'a linear minimization'));
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
      const from = { g: rowOf(g).slice(1), factor: times, gap: valueAt(rowOf(x)), curvature };
      return space.scalar.of(functions.polyak.length(rowOf(x), from, imposed));
    },
    subspaceSearch(x, directions, out) {
      relaxations.add('a search over a subspace is known here by f being stationary along it only');
      const end = space.freshPoint();
      const along = directions.map((u) => direction(rowOf(u), 'a direction of a search'));
      stationary(end, [...along, minus(end, rowOf(x)).slice(1)], 'search over a subspace');
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

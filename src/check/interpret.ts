import { Refusal } from '../core/errors.js';
import type { Oracle } from '../core/method.js';
import type { Noise, Objective, Problem } from '../core/problem.js';
import type { Field, Scalar, Space, Vector } from '../core/space.js';
import type { World } from '../core/world.js';
import type { Arena } from '../numerics/arena.js';
import { dot } from '../pieces/fieldVectors.js';
import { StackedRidges } from '../pieces/stackedRidges.js';
import type { Stream } from '../random/streams.js';
import { fieldSpace } from '../spaces/field.js';
import { besideFloats, floatField, floatSpace, floatsOf, placeFloats } from '../spaces/float64.js';
import { momentsSpace } from '../spaces/moments.js';
import { subspaceSearch } from './subspaceSearch.js';

/** A world made runnable: a space, an oracle on it, and the problem's points in it. */
export interface Interpretation {
  readonly space: Space;
  readonly oracle: Oracle;
  readonly A: Field;
  /** A vector of the space with these coordinates. */
  place(coordinates: readonly number[]): Vector;
  /** The number behind a scalar of the space, in `A`. */
  reveal(a: Scalar): Scalar;
}

function refuse(reason: string): never {
  throw new Refusal(reason);
}

/** What an objective can do on vectors of one interpretation. */
interface Evaluated {
  value(x: Vector): Scalar;
  gradient(x: Vector, out: Vector): void;
}

/** What the components of a finite sum can do. */
interface Components {
  readonly count: number;
  value(i: number, x: Vector): Scalar;
  gradient(i: number, x: Vector, out: Vector): void;
}

/** What an oracle needs to know of a space whose vectors have coordinates. */
interface Coordinated {
  readonly A: Field;
  zeros(): Vector;
  /** What holds the coordinates of a vector, to be read or changed in place. */
  items(x: Vector): Scalar[];
  evaluate(objective: Objective): Evaluated;
  evaluateAll(components: readonly Objective[]): Components;
}

class Listed implements Components {
  readonly count: number;

  constructor(private readonly functions: readonly Evaluated[]) {
    this.count = functions.length;
  }

  value(i: number, x: Vector): Scalar {
    return this.functions[i].value(x);
  }

  gradient(i: number, x: Vector, out: Vector): void {
    this.functions[i].gradient(x, out);
  }
}

/** The facets of an oracle that are looked up. Getters of a literal would give every oracle a shape of its own. */
class Tables {
  constructor(
    private readonly count: () => number,
    private readonly mixing: () => Oracle['weights'],
    private readonly dim: () => number,
  ) {}

  get coordinates(): number {
    return this.dim();
  }

  get components(): number {
    return this.count();
  }

  get weights(): Oracle['weights'] {
    return this.mixing();
  }
}

type Facets = Omit<Oracle, keyof Tables>;

/**
 * The oracles of all interpretations are made here, in one shape and of the same functions, and sampled ridges come first:
 * a method that has been run in many digits or in moments is then as fast in float64 as if it had not.
 */
function oracleOf(facets: Facets, tables: Tables, ridges?: StackedRidges): Oracle {
  const { sample } = facets;
  return Object.assign(tables, facets, {
    sample(x: Vector, out: Vector, stream: Stream): void {
      if (ridges === undefined) sample(x, out, stream);
      else ridges.sample(x, out, stream);
    },
  });
}

/** The oracle facets that are written once over vectors with coordinates; only evaluation differs by space. */
function coordinateOracle(world: World, { A, zeros, items, evaluate, evaluateAll }: Coordinated): Oracle {
  const { objective: problem, noise, network, compressor } = world;
  const missing = (what: string) => (): never => refuse(`the problem has no ${what}`);
  const f = problem?.objective && evaluate(problem.objective);
  const components = problem?.components && evaluateAll(problem.components);
  const exactWeights = network?.weights.map((row) => row.map(A.of));
  const [origin, atOrigin, steepest, image] = Array.from({ length: 4 }, zeros);
  /** A v as the problem gives it, or as grad f(v) - grad f(0) where f is known to be a quadratic. */
  const hessian = (v: Vector, out: Vector): void => {
    if (problem?.hessian) {
      problem.hessian(A, items(v), items(out));
      return;
    }
    const { diagonal, form } = problem?.objective ?? {};
    if (!f || !(diagonal || form || problem?.facts.quadratic)) refuse('the problem is not known to be a quadratic');
    f.gradient(origin, atOrigin);
    f.gradient(v, out);
    items(atOrigin).forEach((g, i) => {
      items(out)[i] = A.sub(items(out)[i], g);
    });
  };
  const inner = (u: Vector, v: Vector): Scalar => dot(A, items(u), items(v));
  const facets: Facets = {
    value: f ? (x) => f.value(x) : missing('objective'),
    gradient: f ? (x, out) => f.gradient(x, out) : missing('objective'),
    sample: sampler(noise, f, components, A, items),
    inexactGradient: (x, out, stream) => {
      (f ?? refuse('the problem has no objective')).gradient(x, out);
      if (noise) (noise.inexact ?? refuse('the error of the gradient has no bound'))(A, items(out), stream);
    },
    component: components ? (i, x, out) => components.gradient(i, x, out) : missing('components'),
    componentValue: components ? (i, x) => components.value(i, x) : missing('components'),
    partialGradient: (i, x, out) => {
      (f ?? refuse('the problem has no objective')).gradient(x, out);
      items(out).forEach((_, j) => {
        if (j !== i) items(out)[j] = A.of(0);
      });
    },
    storedPoint: (i, out) => {
      const point = problem?.stored?.[i] ?? refuse('the problem gives no stored points');
      point.forEach((xj, j) => (items(out)[j] = A.of(xj)));
    },
    prox: (x, step, out) => {
      const h = problem?.proximal ?? refuse('the problem has no proximal part');
      h.prox(A, items(x), step, items(out));
    },
    project: (x, out) => {
      const h = problem?.proximal ?? refuse('the problem has no feasible set');
      h.prox(A, items(x), A.of(1), items(out));
    },
    linearMinimizer: (g, out) => {
      const minimize = problem?.linearMinimizer ?? refuse('the problem has no linear minimization over its set');
      minimize(A, items(g), items(out));
    },
    proximalPoint: (x, step, out) => {
      const solve = problem?.proximalPoint ?? refuse('the problem has no exact proximal step of its objective');
      solve(A, items(x), step, items(out));
    },
    proximalValue: (x) => problem?.proximal?.value(A, items(x)) ?? A.of(0),
    operator(letter) {
      const { apply, resolvent } = problem?.operators?.[letter] ?? refuse(`the problem has no operator ${letter}`);
      return {
        apply: apply ? (x, out) => apply(A, items(x), items(out)) : missing(`values of the operator ${letter}`),
        resolvent: resolvent
          ? (x, step, out) => resolvent(A, items(x), step, items(out))
          : missing(`resolvent of the operator ${letter}`),
      };
    },
    loss: (t, x, out) => {
      const losses = problem?.losses ?? refuse('the problem has no sequence of losses');
      losses.gradient(A, t, items(x), items(out));
    },
    lossValue: (t, x) => (problem?.losses ?? refuse('the problem has no sequence of losses')).value(A, t, items(x)),
    bestLoss: (rounds) => (problem?.losses ?? refuse('the problem has no sequence of losses')).best(A, rounds),
    newtonDirection: (x, g, out) => {
      const newton = problem?.newton ?? refuse('the problem has no Hessian solve');
      newton(A, items(x), items(g), items(out));
    },
    exactLineSearch: (x, direction) => {
      f?.gradient(x, steepest);
      hessian(direction, image);
      const curvature = inner(direction, image);
      return A.compare(curvature, A.of(0)) > 0 ? A.div(inner(steepest, direction), curvature) : A.of(0);
    },
    polyakStep: (x, g, factor) => {
      if (!f || problem.minimum === undefined) return refuse('the problem has no known minimum');
      const square = inner(g, g);
      if (A.compare(square, A.of(0)) === 0) return square;
      return A.div(A.mul(factor, A.sub(f.value(x), A.of(problem.minimum))), square);
    },
    subspaceSearch(x, directions, out) {
      const { gradient } = f ?? refuse('the problem has no objective');
      items(x).forEach((xi, i) => {
        items(out)[i] = xi;
      });
      subspaceSearch({ A, items, zeros, inner, hessian, gradient }, directions, out);
    },
    hessian,
    compress: (x, out, stream) => {
      const compress = compressor ?? refuse('there is no compressor');
      compress.compress(A, items(x), items(out), stream);
    },
  };
  const tables = new Tables(
    () => components?.count ?? refuse('the problem has no components'),
    () => exactWeights ?? refuse('there is no network'),
    () => (problem ?? refuse('the theorem has no objective')).dim,
  );
  return oracleOf(facets, tables, noise?.sampling && components instanceof StackedRidges ? components : undefined);
}

function sampler(
  noise: Noise | undefined,
  f: Evaluated | undefined,
  components: Components | undefined,
  A: Field,
  items: Coordinated['items'],
): Oracle['sample'] {
  if (noise?.sampling && components)
    return (x, out, stream) => components.gradient(stream.index(components.count), x, out);
  const additive = noise?.additive;
  if (additive && f) {
    let to: Scalar[];
    const draw = (i: number, value: number): void => {
      to[i] = A.add(to[i], A.of(value));
    };
    return (x, out, stream) => {
      f.gradient(x, out);
      to = items(out);
      additive.add(draw, stream);
    };
  }
  // Without noise the stochastic gradient is the gradient: the noise-free edge of every stochastic setting.
  if (f && !noise) return (x, out) => f.gradient(x, out);
  return () => refuse('the problem has no stochastic gradient of this kind');
}

/** float64, in an arena. */
export function interpretFloat(world: World, arena: Arena): Interpretation {
  const space = floatSpace(dimOf(world).dim, arena);
  const evaluate = (objective: Objective): Evaluated => {
    const f = objective.float64(arena);
    return {
      value: (x) => f.value(floatsOf(x)) as unknown as Scalar,
      gradient: (x, out) => f.gradient(floatsOf(x), floatsOf(out)),
    };
  };
  return {
    space,
    oracle: coordinateOracle(world, {
      A: floatField,
      zeros: space.zeros,
      items: (x) => floatsOf(x) as unknown as Scalar[],
      evaluate,
      evaluateAll: (components) => StackedRidges.of(components, arena) ?? new Listed(components.map(evaluate)),
    }),
    A: floatField,
    place: (coordinates) => placeFloats(coordinates, arena),
    reveal: (a) => a,
  };
}

/** Any arithmetic; refuses problems that are known to float64 accuracy only. */
export function interpretField(world: World, A: Field): Interpretation {
  const space = besideFloats(fieldSpace(dimOf(world).dim, A));
  const evaluate = (objective: Objective): Evaluated =>
    (objective.over?.(A) ?? refuse('the problem is known to float64 accuracy only')) as unknown as Evaluated;
  return {
    space,
    oracle: coordinateOracle(world, {
      A,
      zeros: space.zeros,
      items: (x) => x as unknown as Scalar[],
      evaluate,
      evaluateAll: (components) => new Listed(components.map(evaluate)),
    }),
    A,
    place: (coordinates) => coordinates.map(A.of) as unknown as Vector,
    reveal: (a) => a,
  };
}

/** Exact expectations; refuses whatever is not a diagonal quadratic with additive noise. */
export function interpretMoments(world: World, A: Field): Interpretation {
  const { dim, problem } = dimOf(world);
  const diagonal = problem?.objective?.diagonal ?? refuse('moments need a diagonal quadratic');
  const additive = world.noise?.additive ?? refuse('moments need additive noise');
  const space = momentsSpace(dim, A, additive.variance.map(A.of));
  const spectrum = diagonal.spectrum.map(A.of);
  const center = diagonal.center.map(A.of);
  const centerPoint = { fixed: center, noises: [] } as unknown as Vector;
  const shift = additive.mean && ({ fixed: additive.mean.map(A.of), noises: [] } as unknown as Vector);
  const gap = space.zeros();
  const force = space.zeros();
  const no = (what: string) => (): never => refuse(`moments know no ${what}`);
  const facets: Facets = {
    value(x) {
      space.copy(gap, x);
      space.subtractScaled(gap, A.of(1), centerPoint);
      space.applyDiagonal(x, spectrum, center, force);
      return space.scalar.mul(A.of(0.5), space.dot(gap, force));
    },
    gradient: (x, out) => space.applyDiagonal(x, spectrum, center, out),
    sample(x, out) {
      space.applyDiagonal(x, spectrum, center, out);
      if (shift) space.addScaled(out, A.of(1), shift);
      space.addNoise(out);
    },
    inexactGradient: no('inexact gradients'),
    component: no('finite sums'),
    componentValue: no('finite sums'),
    partialGradient: no('single coordinates'),
    storedPoint: no('finite sums'),
    prox: no('proximal steps'),
    project: no('projections'),
    linearMinimizer: no('linear minimization'),
    proximalPoint: no('proximal steps'),
    proximalValue: () => A.of(0),
    operator: no('operators'),
    loss: no('losses'),
    lossValue: no('losses'),
    bestLoss: no('losses'),
    newtonDirection: no('Newton steps'),
    exactLineSearch: no('line search'),
    polyakStep: no('Polyak steps'),
    subspaceSearch: no('searches over a subspace'),
    hessian: no('Hessian products'),
    compress: no('compression'),
  };
  const weights = world.network?.weights.map((row) => row.map(A.of));
  const tables = new Tables(
    no('finite sums'),
    () => weights ?? refuse('there is no network'),
    no('single coordinates'),
  );
  return {
    space: besideFloats(space),
    oracle: oracleOf(facets, tables),
    A,
    place: (coordinates) => ({ fixed: coordinates.map(A.of), noises: [] }) as unknown as Vector,
    reveal: (a) => space.reveal(a),
  };
}

function dimOf(world: World): { dim: number; problem?: Problem } {
  const problem = world.objective ?? refuse('the theorem has no objective to run a method on');
  return { dim: problem.dim, problem };
}

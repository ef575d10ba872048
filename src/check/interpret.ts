import { Refusal } from '../core/errors.js';
import type { Oracle } from '../core/method.js';
import type { Noise, Objective, Problem } from '../core/problem.js';
import type { Field, Scalar, Space, Vector } from '../core/space.js';
import type { World } from '../core/world.js';
import type { Kernels } from '../numerics/kernels.js';
import { fieldSpace } from '../spaces/field.js';
import { floatField, floatSpace } from '../spaces/float64.js';
import { momentsSpace } from '../spaces/moments.js';

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

const items = (x: Vector): Scalar[] => x as unknown as Scalar[];

/** What an objective can do on vectors of one interpretation. */
interface Evaluated {
  value(x: Vector): Scalar;
  gradient(x: Vector, out: Vector): void;
}

/** The oracle facets that are written once over indexable vectors; only evaluation and sampling differ by space. */
function coordinateOracle(
  world: World,
  { A, zeros, evaluate }: { A: Field; zeros: () => Vector; evaluate: (objective: Objective) => Evaluated },
): Oracle {
  const { objective: problem, noise, network, compressor } = world;
  const missing = (what: string) => (): never => refuse(`the problem has no ${what}`);
  const f = problem?.objective && evaluate(problem.objective);
  const components = problem?.components?.map(evaluate);
  const exactWeights = network?.weights.map((row) => row.map(A.of));
  return {
    value: f ? (x) => f.value(x) : missing('objective'),
    gradient: f ? (x, out) => f.gradient(x, out) : missing('objective'),
    sample: sampler(noise, f, components, A),
    component: components ? (i, x, out) => components[i].gradient(x, out) : missing('components'),
    componentValue: components ? (i, x) => components[i].value(x) : missing('components'),
    get components() {
      return components?.length ?? refuse('the problem has no components');
    },
    prox: (x, step, out) => {
      const h = problem?.proximal ?? refuse('the problem has no proximal part');
      h.prox(A, items(x), step, items(out));
    },
    project: (x, out) => {
      const h = problem?.proximal ?? refuse('the problem has no feasible set');
      h.prox(A, items(x), A.of(1), items(out));
    },
    proximalValue: (x) => problem?.proximal?.value(A, items(x)) ?? A.of(0),
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
      const hessian = problem?.hessian ?? refuse('exact line search is known for quadratics only');
      const grad = zeros();
      const image = zeros();
      f?.gradient(x, grad);
      hessian(A, items(direction), items(image));
      const inner = (u: Vector, v: Vector): Scalar =>
        items(u).reduce((total, ui, i) => A.add(total, A.mul(ui, items(v)[i])), A.of(0));
      const curvature = inner(direction, image);
      return A.compare(curvature, A.of(0)) > 0 ? A.div(inner(grad, direction), curvature) : A.of(0);
    },
    hessian: (v, out) => {
      const hessian = problem?.hessian ?? refuse('the problem is not a quadratic with a known Hessian');
      hessian(A, items(v), items(out));
    },
    compress: (x, out, stream) => {
      const compress = compressor ?? refuse('there is no compressor');
      compress.compress(A, items(x), items(out), stream);
    },
    get weights() {
      return exactWeights ?? refuse('there is no network');
    },
  };
}

function sampler(
  noise: Noise | undefined,
  f: Evaluated | undefined,
  components: readonly Evaluated[] | undefined,
  A: Field,
): Oracle['sample'] {
  if (noise?.sampling && components) {
    const count = components.length;
    return (x, out, stream) => components[stream.index(count)].gradient(x, out);
  }
  const additive = noise?.additive;
  if (additive && f)
    return (x, out, stream) => {
      f.gradient(x, out);
      const to = items(out);
      additive.add((i, value) => {
        to[i] = A.add(to[i], A.of(value));
      }, stream);
    };
  // Without noise the stochastic gradient is the gradient: the noise-free edge of every stochastic setting.
  if (f && !noise) return (x, out) => f.gradient(x, out);
  return () => refuse('the problem has no stochastic gradient of this kind');
}

/** float64, on the kernels' memory. */
export function interpretFloat(world: World, kernels: Kernels): Interpretation {
  const space = floatSpace(dimOf(world).dim, kernels);
  const evaluate = (objective: Objective): Evaluated => objective.float64(kernels) as unknown as Evaluated;
  return {
    space,
    oracle: coordinateOracle(world, { A: floatField, zeros: space.zeros, evaluate }),
    A: floatField,
    place: (coordinates) => kernels.place(coordinates) as unknown as Vector,
    reveal: (a) => a,
  };
}

/** Any arithmetic; refuses problems that are known to float64 accuracy only. */
export function interpretField(world: World, A: Field): Interpretation {
  const space = fieldSpace(dimOf(world).dim, A);
  const evaluate = (objective: Objective): Evaluated =>
    (objective.over?.(A) ?? refuse('the problem is known to float64 accuracy only')) as unknown as Evaluated;
  return {
    space,
    oracle: coordinateOracle(world, { A, zeros: space.zeros, evaluate }),
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
  const gap = space.zeros();
  const force = space.zeros();
  const no = (what: string) => (): never => refuse(`moments know no ${what}`);
  const oracle: Oracle = {
    value(x) {
      space.copy(gap, x);
      space.subtractScaled(gap, A.of(1), centerPoint);
      space.applyDiagonal(x, spectrum, center, force);
      return space.scalar.mul(A.of(0.5), space.dot(gap, force));
    },
    gradient: (x, out) => space.applyDiagonal(x, spectrum, center, out),
    sample(x, out) {
      space.applyDiagonal(x, spectrum, center, out);
      space.addNoise(out);
    },
    component: no('finite sums'),
    componentValue: no('finite sums'),
    get components() {
      return refuse('moments know no finite sums');
    },
    prox: no('proximal steps'),
    project: no('projections'),
    proximalValue: () => A.of(0),
    loss: no('losses'),
    lossValue: no('losses'),
    bestLoss: no('losses'),
    newtonDirection: no('Newton steps'),
    exactLineSearch: no('line search'),
    hessian: no('Hessian products'),
    compress: no('compression'),
    get weights() {
      return world.network?.weights.map((row) => row.map(A.of)) ?? refuse('there is no network');
    },
  };
  return {
    space,
    oracle,
    A,
    place: (coordinates) => ({ fixed: coordinates.map(A.of), noises: [] }) as unknown as Vector,
    reveal: (a) => space.reveal(a),
  };
}

function dimOf(world: World): { dim: number; problem?: Problem } {
  const problem = world.objective ?? refuse('the theorem has no objective to run a method on');
  return { dim: problem.dim, problem };
}

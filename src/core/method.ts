import type { Streams } from '../random/streams.js';
import type { OperatorLetter } from './problem.js';
import type { Scalar, Space, Vector } from './space.js';

/**
 * What a method may ask of the problem: one facet per ability. A missing facet is a Refusal that names it, never a
 * crash. `out` is overwritten; only `prox`, `project`, `proximalPoint` and `compress` allow
 * it to alias `x`.
 */
export interface Oracle {
  value(x: Vector): Scalar;
  /** A gradient, or a subgradient where f has none. */
  gradient(x: Vector, out: Vector): void;
  /** An unbiased stochastic gradient. */
  sample(x: Vector, out: Vector, stream: ReturnType<Streams['of']>): void;
  /** A vector near the gradient: its error is bounded in length, not in expectation. */
  inexactGradient(x: Vector, out: Vector, stream: ReturnType<Streams['of']>): void;
  /** Gradient of the i-th of `components` functions. */
  component(i: number, x: Vector, out: Vector): void;
  componentValue(i: number, x: Vector): Scalar;
  readonly components: number;
  /** out = the gradient with all but its i-th coordinate set to zero. */
  partialGradient(i: number, x: Vector, out: Vector): void;
  /** How many coordinates there are. */
  readonly coordinates: number;
  /** out = the point at which a method that remembers something of the i-th component is told to have seen it last. */
  storedPoint(i: number, out: Vector): void;
  /** out = prox of the step times h. */
  prox(x: Vector, step: Scalar, out: Vector): void;
  /** out = nearest point of the feasible set. */
  project(x: Vector, out: Vector): void;
  /** out = a point s of the feasible set with the least <g, s>. */
  linearMinimizer(g: Vector, out: Vector): void;
  /** out = prox of the step times f + h: the whole objective, where that is known exactly. */
  proximalPoint(x: Vector, step: Scalar, out: Vector): void;
  /** h at x; zero where the problem has no h. */
  proximalValue(x: Vector): Scalar;
  /** The operator with this letter; of a composite problem, A is the (sub)gradient of f and B that of h. */
  operator(letter: OperatorLetter): OperatorOracle;
  /** Gradient and value of the loss of round t. */
  loss(t: number, x: Vector, out: Vector): void;
  lossValue(t: number, x: Vector): Scalar;
  bestLoss(rounds: number): Scalar;
  newtonDirection(x: Vector, g: Vector, out: Vector): void;
  /** The t that minimizes f(x - t direction). */
  exactLineSearch(x: Vector, direction: Vector): Scalar;
  /** factor (f(x) - f*) / ||g||^2 for a (sub)gradient g at x; 0 where g is 0. */
  polyakStep(x: Vector, g: Vector, factor: Scalar): Scalar;
  /** out = a minimizer of f over x + the span of the directions; `out` may alias `x`. */
  subspaceSearch(x: Vector, directions: readonly Vector[], out: Vector): void;
  /** out = A v for a quadratic with Hessian A. */
  hessian(v: Vector, out: Vector): void;
  compress(x: Vector, out: Vector, stream: ReturnType<Streams['of']>): void;
  /** Mixing matrix of the network. */
  readonly weights: readonly (readonly Scalar[])[];
}

/** What a method may ask of an operator. */
export interface OperatorOracle {
  /** out = A x; of T, the point T x. `out` does not alias `x`. */
  apply(x: Vector, out: Vector): void;
  /** out = (I + step A)^-1 x; `out` may alias `x`. */
  resolvent(x: Vector, step: Scalar, out: Vector): void;
}

/** A step size, or another parameter, at step k. */
export type Schedule = (k: number) => Scalar;

export interface Kinds {
  scalar: Scalar;
  schedule: Schedule;
  integer: number;
}
type Kind = keyof Kinds;

/** Parameters of a method: what each is, and the letter formulas know it by unless the theorem says otherwise. */
export type MethodParameters = Readonly<Record<string, readonly [Kind, string]>>;
type Given<P extends MethodParameters> = { readonly [K in keyof P]: Kinds[P[K][0]] };

export interface MethodContext {
  readonly space: Space;
  readonly oracle: Oracle;
  /** The starting point; a copy, the method's to keep. */
  readonly start: Vector;
  readonly streams: Streams;
}

export type Step = (x: Vector, k: number) => void;
/** Vectors besides the iterate that measures may read: workers' copies, averages, search points. */
export type Views = Readonly<Record<string, Vector | readonly Vector[]>>;

/**
 * A method as one text for all interpretations. `init` allocates; the step it returns works in place on the iterate and
 * allocates nothing. Step k takes x_k to x_{k+1}, k = 0, 1, ...
 */
export interface Method<P extends MethodParameters = MethodParameters> {
  readonly title: string;
  /** One step as a reader writes it, LaTeX. */
  readonly latex: string;
  readonly parameters: P;
  init(context: MethodContext, parameters: Given<P>): Step | { step: Step; views: Views };
}

/** Checks the text of a method against its own parameters, and forgets their names. */
export function method<const P extends MethodParameters>(definition: Method<P>): Method {
  return definition as unknown as Method;
}

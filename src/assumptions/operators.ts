import { assumption } from '../core/assumption.js';
import { Refusal } from '../core/errors.js';
import { type Rule, rule } from '../core/facts.js';
import type { Operator, OperatorLetter } from '../core/problem.js';
import type { World } from '../core/world.js';
import type { Stream } from '../random/streams.js';
import { floatField as FLOAT } from '../spaces/float64.js';
import { difference, dot, rounding, scalars, scattered } from './pairs.js';

const POINTS = 12;

/** The same implication for a bare property and for the operators A and B. */
function implication(premises: readonly string[], conclusion: string, constants: Rule['constants']): Rule[] {
  return ['', '@A', '@B'].map((subject) =>
    rule(
      premises.map((premise) => premise + subject),
      conclusion + subject,
      constants,
    ),
  );
}

function operatorOf({ objective: problem }: World, letter: string): Operator {
  const found = problem?.operators?.[letter as OperatorLetter];
  if (!found) throw new Refusal(`the problem has no operator ${letter}`);
  return found;
}

/** A point of the graph of an operator: x, and a value there. */
interface Graphed {
  readonly x: Float64Array;
  readonly value: Float64Array;
}

/** Points of the graph: of values where there are any, else p = J x and (x - p) / step. */
function graph(world: World, letter: string, stream: Stream): Graphed[] {
  const { apply, resolvent } = operatorOf(world, letter);
  const { dim, minimizer = new Array<number>(dim).fill(0) } = world.objective!;
  return Array.from(scattered(world.objective!, minimizer, stream, POINTS), (x) => {
    const value = new Float64Array(x.length);
    if (apply) {
      apply(FLOAT, scalars(x), scalars(value));
      return { x, value };
    }
    if (!resolvent) throw new Refusal(`the operator ${letter} has neither values nor a resolvent`);
    const step = 10 ** (2 * stream.uniform() - 1);
    const p = new Float64Array(x);
    resolvent(FLOAT, scalars(p), FLOAT.of(step), scalars(p));
    return { x: p, value: difference(x, p).map((d) => d / step) };
  });
}

/** What differences of two points of the graph amount to: <du, dx>, ||dx||^2, ||du||^2, and their rounding. */
interface Differences {
  readonly inner: number;
  readonly step: number;
  readonly turn: number;
  readonly noise: number;
}

/** Tries all pairs of points of the graph, and that the resolvent belongs to the values where there are both. */
function auditGraph(
  world: World,
  letter: string,
  stream: Stream,
  complaint: (found: Differences) => string | undefined,
): string | undefined {
  const points = graph(world, letter, stream);
  for (const a of points)
    for (const b of points) {
      const [dx, du] = [difference(a.x, b.x), difference(a.value, b.value)];
      const [step, turn, inner] = [dot(dx, dx), dot(du, du), dot(du, dx)];
      const noise = rounding(step, turn, inner) + 1e-12 * Math.sqrt(dot(a.value, a.value) * dot(a.x, a.x));
      const found = a === b ? undefined : complaint({ inner, step, turn, noise });
      if (found) return found;
    }
  return disagreement(world, letter, points, stream);
}

/** Where the resolvent does not belong to the values, of an operator with both. */
function disagreement(world: World, letter: string, points: readonly Graphed[], stream: Stream): string | undefined {
  const { apply, resolvent } = operatorOf(world, letter);
  if (!apply || !resolvent) return undefined;
  for (const { x, value } of points) {
    const step = 10 ** (2 * stream.uniform() - 1);
    const forth = x.map((xi, i) => xi + step * value[i]);
    const size = Math.max(...forth.map(Math.abs));
    resolvent(FLOAT, scalars(forth), FLOAT.of(step), scalars(forth));
    const off = Math.max(...difference(forth, x).map(Math.abs));
    if (off > 1e-9 * Math.max(1, size)) return `the resolvent of x + ${step} A x misses x by ${off}`;
  }
  return undefined;
}

export const monotone = assumption({
  axis: 'objective',
  definition: 'The operator is maximal monotone: <u - v, x - y> >= 0 for its values u at x and v at y.',
  latex: '\\langle u - v, x - y\\rangle \\ge 0,\\quad u \\in Ax,\\; v \\in Ay',
  audit: (world, _constants, stream, letter) =>
    auditGraph(world, letter, stream, ({ inner, noise }) =>
      inner < -noise ? `<u - v, x - y> is ${inner}` : undefined,
    ),
});

export const stronglyMonotone = assumption({
  axis: 'objective',
  definition:
    'The operator is maximal monotone with <u - v, x - y> >= mu ||x - y||^2 for its values u at x and v at y.',
  latex: '\\langle u - v, x - y\\rangle \\ge \\mu\\|x - y\\|^2,\\quad u \\in Ax,\\; v \\in Ay',
  constants: [{ symbol: 'mu', dimension: 'F/X^2', is: 'lower' }],
  implies: implication(['strongly-monotone'], 'monotone', () => []),
  audit: (world, [mu], stream, letter) =>
    auditGraph(world, letter, stream, ({ inner, step, noise }) =>
      inner < mu * step - noise ? `<u - v, x - y> is ${inner / step} per squared length` : undefined,
    ),
});

export const cocoercive = assumption({
  axis: 'objective',
  definition: 'The operator has values everywhere, and <Ax - Ay, x - y> >= beta ||Ax - Ay||^2.',
  latex: '\\langle Ax - Ay, x - y\\rangle \\ge \\beta\\|Ax - Ay\\|^2',
  constants: [{ symbol: 'beta', dimension: 'X^2/F', is: 'lower' }],
  implies: [
    ...implication(['cocoercive'], 'monotone', () => []),
    ...implication(['cocoercive'], 'lipschitz-operator', ([beta]) => [1 / beta]),
  ],
  audit: (world, [beta], stream, letter) =>
    auditGraph(world, letter, stream, ({ inner, turn, noise }) =>
      inner < beta * turn - noise ? `<Ax - Ay, x - y> is ${inner / turn} times ||Ax - Ay||^2` : undefined,
    ),
});

export const lipschitzOperator = assumption({
  axis: 'objective',
  definition: 'The operator has values everywhere, and ||Ax - Ay|| <= L ||x - y||.',
  latex: '\\|Ax - Ay\\| \\le L\\|x - y\\|',
  constants: [{ symbol: 'L', dimension: 'F/X^2', is: 'upper' }],
  audit: (world, [L], stream, letter) =>
    auditGraph(world, letter, stream, ({ step, turn, noise }) =>
      turn > L * L * step + noise ? `values differ by ${Math.sqrt(turn / step)} per unit length` : undefined,
    ),
});

export const nonexpansive = assumption({
  axis: 'objective',
  definition: 'The map T does not take points further apart: ||Tx - Ty|| <= ||x - y||.',
  latex: '\\|Tx - Ty\\| \\le \\|x - y\\|',
  audit: (world, _constants, stream, letter) =>
    auditGraph(world, letter, stream, ({ step, turn, noise }) =>
      turn > step + noise ? `T takes points ${Math.sqrt(turn / step)} times as far apart` : undefined,
    ),
});

export const resolvable = assumption({
  axis: 'objective',
  definition: 'The resolvent of the operator is known exactly.',
  latex: '(I + tA)^{-1}',
  audit: (world, _constants, stream, letter) =>
    operatorOf(world, letter).resolvent
      ? disagreement(world, letter, graph(world, letter, stream), stream)
      : 'the problem gives no resolvent',
});

/** Relative error of a solution that is rounding. */
const SOLVED = 1e-9;

export const zero = assumption({
  axis: 'objective',
  definition: 'A zero x* of A, or of A + B where there are both, is known.',
  latex: '0 \\in Ax^\\star + Bx^\\star',
  audit({ objective: problem }) {
    const { A, B } = problem?.operators ?? {};
    if (!problem?.minimizer || !A) return 'the problem gives no operator A or no zero';
    const target = Float64Array.from(problem.minimizer);
    const size = Math.max(1, ...target.map(Math.abs));
    const none = new Float64Array(problem.dim);
    if (!B) return misses(A, target, none, size);
    const [known, other] = A.apply ? [A, B] : [B, A];
    if (!known.apply) return 'neither operator has values, so that x* can not be tried';
    const value = new Float64Array(problem.dim);
    known.apply(FLOAT, scalars(target), scalars(value));
    return misses(other, target, value, size);
  },
});

/** Whether -value is not a value of the operator at x. */
function misses(
  { apply, resolvent }: Operator,
  x: Float64Array,
  value: Float64Array,
  size: number,
): string | undefined {
  const there = new Float64Array(x.length);
  if (apply) {
    apply(FLOAT, scalars(x), scalars(there));
    const off = Math.max(...there.map((u, i) => Math.abs(u + value[i])));
    return off > SOLVED * Math.max(1, ...value.map(Math.abs)) ? `values at x* add up to ${off}, not to 0` : undefined;
  }
  if (!resolvent) return 'the operator has neither values nor a resolvent';
  there.set(x.map((xi, i) => xi - value[i]));
  resolvent(FLOAT, scalars(there), FLOAT.of(1), scalars(there));
  const off = Math.max(...difference(there, x).map(Math.abs));
  return off > SOLVED * size ? `a resolvent moves x* by ${off}` : undefined;
}

export const fixedPoint = assumption({
  axis: 'objective',
  definition: 'A fixed point x* of the map T is known.',
  latex: 'Tx^\\star = x^\\star',
  audit(world) {
    const { objective: problem } = world;
    const { apply } = operatorOf(world, 'T');
    if (!problem?.minimizer || !apply) return 'the problem gives no values of T or no fixed point';
    const target = Float64Array.from(problem.minimizer);
    const image = new Float64Array(problem.dim);
    apply(FLOAT, scalars(target), scalars(image));
    const off = Math.max(...difference(image, target).map(Math.abs));
    return off > SOLVED * Math.max(1, ...target.map(Math.abs)) ? `T moves x* by ${off}` : undefined;
  },
});

import { EigenvalueDecomposition, Matrix } from 'ml-matrix';
import { enumeratePaths } from '../check/enumerate.js';
import type { Subject } from '../check/experiment.js';
import { interpretFloat } from '../check/interpret.js';
import { trajectory } from '../check/trajectory.js';
import { Refusal } from '../core/errors.js';
import { compile } from '../core/formula.js';
import type { FloatFunction, Noise, Objective, Problem } from '../core/problem.js';
import type { Scalar } from '../core/space.js';
import { sharedArena } from '../numerics/arena.js';
import { plainKernels } from '../numerics/kernels.js';
import { floatField } from '../spaces/float64.js';
import type { AskedFunction } from './asked.js';
import type { FoundPoint } from './classes/functionClass.js';
import { proximalStep, smoothInterpolant, supportedInterpolant } from './interpolant.js';
import { type Posed, planOf } from './pose.js';
import { quadraticInterpolant } from './quadraticInterpolant.js';
import type { Solution } from './sdp.js';

/** Eigenvalues of the Gram matrix below this part of the largest are what the solver leaves of zeros. */
const RANK = 1e-7;

/** A function that attains the worst case, as far as the solver's accuracy goes. */
export interface WorstFunction {
  readonly dimension: number;
  /** What the method, run on it in float64, measures. */
  readonly simulated: number;
  readonly start: readonly number[];
  /** Points, gradients and values it is put together from, for each function of the problem by its letter. */
  readonly points: Readonly<Record<string, readonly FoundPoint[]>>;
}

/**
 * Constructs the worst function from the solver's Gram matrix and runs the method on it.
 *
 * @throws Refusal  where the class has no explicit interpolant
 */
export function worstFunction(subject: Subject, posed: Posed, { gram, free }: Solution): WorstFunction {
  const { functions, position, sdp } = posed;
  if (functions.losses) throw new Refusal('losses that change from round to round are not constructed yet');
  if (posed.blocks > 1) throw new Refusal('functions whose coordinates matter are not constructed');
  const basis = coordinates(gram, sdp.order);
  const dim = basis[0].length;
  const place = (row: readonly number[]): number[] => {
    const x = new Array<number>(dim).fill(0);
    row.forEach((coefficient, i) => {
      const vector = basis[position.get(i) ?? -1];
      if (vector) for (let j = 0; j < dim; j++) x[j] += coefficient * vector[j];
    });
    return x;
  };
  const valueAt = (form: AskedFunction['points'][number]['f']): number =>
    [...form.free].reduce((sum, [m, weight]) => sum + weight * free[m], form.constant);
  const found = ({ points }: AskedFunction): FoundPoint[] =>
    points.map(({ x, g, f }) => ({ x: place(x), g: place(g), f: valueAt(f) }));

  const { f, h, components, noise, constrained, operators, stored } = functions;
  if (Object.keys(operators).length > 0) throw new Refusal('no operator through the points is constructed yet');
  if (noise && noise !== 'sampled') throw new Refusal('noise that is known by its moments only has no worst function');
  const objectives = (f ? [f] : components).map((one) => objective(dim, interpolant(one, found(one))));
  const start = place([1]);
  const problem: Problem = {
    dim,
    start,
    minimizer: new Array<number>(dim).fill(0),
    minimum: 0,
    objective: f ? objectives[0] : mean(dim, objectives),
    components: components.length > 0 ? objectives : undefined,
    stored: stored?.map((row) => place(row.slice(1))),
    ...(h ? { proximal: proximal(found(h), constrained) } : {}),
    ...(f && !h && !f.chosen.conditions.curvature ? { proximalPoint: proximalPoint(found(f)) } : {}),
    facts: f?.chosen.conditions.quadratic ? { quadratic: [] } : {},
  };
  const asked = [f, h, ...components].filter((one) => one !== undefined);
  return {
    dimension: dim,
    simulated: simulate(subject, posed, problem, place),
    start,
    points: Object.fromEntries(asked.map((one) => [one.letter, found(one)])),
  };
}

/** Vectors with the given inner products, in as few coordinates as their rank. */
function coordinates(gram: Float64Array, order: number): number[][] {
  const matrix = Matrix.from1DArray(order, order, Array.from(gram));
  const { realEigenvalues: values, eigenvectorMatrix: vectors } = new EigenvalueDecomposition(matrix, {
    assumeSymmetric: true,
  });
  const largest = Math.max(...values);
  const kept = values.flatMap((value, j) => (value > RANK * largest ? [j] : [])).reverse();
  return Array.from({ length: order }, (_, i) => kept.map((j) => vectors.get(i, j) * Math.sqrt(values[j])));
}

function interpolant({ chosen: { of, conditions } }: AskedFunction, points: FoundPoint[]): FloatFunction {
  if (conditions.quadratic) return quadraticInterpolant(points, ...conditions.quadratic);
  if (of.relaxed && !conditions.curvature) throw new Refusal(`${of.title}: no function through the points is known`);
  if (conditions.curvature) return smoothInterpolant(points, ...conditions.curvature);
  return supportedInterpolant(points, conditions.below ?? 0);
}

function objective(dim: number, f: FloatFunction): Objective {
  return { dim, float64: () => f };
}

function mean(dim: number, parts: readonly Objective[]): Objective {
  const functions = parts.map((part) => part.float64(plainKernels));
  const part = new Float64Array(dim);
  return objective(dim, {
    value: (x) => functions.reduce((sum, f) => sum + f.value(x), 0) / parts.length,
    gradient(x, out) {
      out.fill(0);
      for (const f of functions) {
        f.gradient(x, part);
        for (let j = 0; j < dim; j++) out[j] += part[j] / parts.length;
      }
    },
  });
}

const floats = (x: readonly Scalar[]): number[] => Array.from(x as unknown as ArrayLike<number>);

/** h through its points; of an indicator, the half-spaces that its normal vectors bound. */
function proximal(points: readonly FoundPoint[], constrained: boolean): NonNullable<Problem['proximal']> {
  if (constrained) throw new Refusal('the projection onto the worst feasible set is not written yet');
  const h = supportedInterpolant(points, 0);
  return {
    value: (A, x) => A.of(h.value(Float64Array.from(floats(x)))),
    prox(A, x, step, out) {
      proximalStep(points, floats(x), A.toNumber(step)).forEach((xj, j) => (out[j] = A.of(xj)));
    },
  };
}

function proximalPoint(points: readonly FoundPoint[]): NonNullable<Problem['proximalPoint']> {
  return (A, x, step, out) => proximalStep(points, floats(x), A.toNumber(step)).forEach((xj, j) => (out[j] = A.of(xj)));
}

/** The left side of the claim on a problem, over the right one where that is measured too. */
function simulate(
  subject: Subject,
  { claim, symbols, measuredRight, functions }: Posed,
  problem: Problem,
  place: (row: readonly number[]) => number[],
): number {
  const { plan, claim: told } = planOf(subject, claim, symbols, floatField);
  const scope = symbols as unknown as Record<string, Scalar>;
  const noise: Noise | undefined =
    functions.noise === 'sampled'
      ? { facts: {}, sampling: 'uniform' }
      : functions.inexact && { facts: {}, inexact: functions.inexact.replay(place) };
  const arena = sharedArena();
  let [left, right, sides] = [0, 0, [0, 0]];
  const measured = [told.left, told.right].map((text) => compile(text, floatField, `theorem ${subject.id}`));
  enumeratePaths(
    Number.POSITIVE_INFINITY,
    (streams) => {
      const { initial, rows } = arena.during(() =>
        trajectory(plan, problem, scope, interpretFloat({ objective: problem, noise }, arena), streams),
      );
      const all = { ...scope, ...initial, ...rows.at(-1) } as Record<string, Scalar>;
      sides = measured.map((side) => floatField.toNumber(side(all)));
    },
    (probability) => {
      left += probability * sides[0];
      right += probability * sides[1];
    },
  );
  if (measuredRight === 'none') return left;
  return measuredRight === 'ratio' ? left / right : left - right;
}

import { CholeskyDecomposition, Matrix } from 'ml-matrix';
import { InstanceError } from '../../src/core/errors.js';
import type { Facts } from '../../src/core/facts.js';
import type { Objective, Problem } from '../../src/core/problem.js';
import { accurateDot, accurateSum } from '../../src/numerics/compensated.js';
import { largestEigenvalue, smallestEigenvalue } from '../../src/numerics/spectrum.js';
import { diagonalQuadratic } from '../../src/pieces/diagonalQuadratic.js';
import { type Link, logistic, square } from '../../src/pieces/links.js';
import { roundedUp } from '../../src/pieces/noiseFacts.js';
import { ridges } from '../../src/pieces/ridges.js';
import { sum } from '../../src/pieces/sum.js';
import { type DatasetName, type Design, design } from './tables.js';

/** f(x) = (1/n) sum_i loss(a_i.x - b_i) + ridge/2 ||x||^2, with what the loss does. */
interface Model {
  readonly link: Link;
  /** loss''(t) */
  curvature(t: number): number;
  readonly rows: readonly (readonly number[])[];
  readonly offsets: readonly number[];
  readonly ridge: number;
}

/** A fitted model: a problem that lacks only its start. */
export type Fitted = Omit<Problem, 'start'> & { readonly minimizer: readonly number[]; readonly minimum: number };

/** Bounds of the second and third derivative of log(1 + exp(-t)). */
const LOGISTIC_CURVATURE = 1 / 4;
const LOGISTIC_THIRD = 1 / (6 * Math.sqrt(3));

/** A minimizer must be known this well, relative to its size; instances that don't allow it are refused. */
const ACCURACY = 1e-12;

/** Fits asked for in one process are few, but each is asked for often: when drawn, built, run and searched around. */
const fits = new Map<string, Fitted>();
const MOST_FITS = 400;

function remembered(key: string, make: () => Fitted): Fitted {
  let found = fits.get(key);
  if (!found) {
    found = make();
    if (fits.size >= MOST_FITS) fits.delete(fits.keys().next().value!);
    fits.set(key, found);
  }
  return found;
}

/** Least squares on a data set, f = (1/2n) sum_i (a_i.x - b_i)^2 + ridge/2 ||x||^2. */
export function fittedLeastSquares(name: DatasetName, samples: number, columns: number, ridge: number): Fitted {
  return remembered(`least squares ${[name, samples, columns, ridge]}`, () => {
    const { rows, targets } = design(name, 'regression', samples, columns);
    const model: Model = { link: square, curvature: () => 1, rows, offsets: targets, ridge };
    const second = secondMoments(rows);
    const hessian = second.map((row, i) => row.map((h, j) => (i === j ? h + ridge : h)));
    const { facts, ...fitted } = estimate(model, {
      L: roundedUp(largestEigenvalue(second) + ridge),
      mu: Math.max(0, smallestEigenvalue(second)) + ridge,
      each: 1,
    });
    return {
      ...fitted,
      facts: { ...facts, quadratic: [] },
      hessian: (A, v, out) => {
        const doubles = Array.from(v, A.toNumber);
        for (const [i, row] of hessian.entries()) out[i] = A.of(accurateDot(row, doubles));
      },
    };
  });
}

/** Logistic regression on a data set, f = (1/n) sum_i log(1 + exp(-y_i a_i.x)) + ridge/2 ||x||^2. */
export function fittedLogistic(name: DatasetName, samples: number, columns: number, ridge: number): Fitted {
  return remembered(`logistic ${[name, samples, columns, ridge]}`, () => {
    const { rows, offsets } = margins(design(name, 'classification', samples, columns));
    const model: Model = { link: logistic, curvature: logisticCurvature, rows, offsets, ridge };
    const second = largestEigenvalue(secondMoments(rows));
    const lengths = rows.map(norm);
    const fitted = estimate(model, {
      L: roundedUp(second * LOGISTIC_CURVATURE + ridge),
      mu: ridge,
      each: LOGISTIC_CURVATURE,
    });
    const facts: Facts = {
      ...fitted.facts,
      'twice-differentiable': [],
      'hessian-lipschitz': [roundedUp(LOGISTIC_THIRD * second * Math.max(...lengths))],
      ...(ridge > 0
        ? {}
        : {
            'nondegenerate-minimizer': [smallestEigenvalue(hessianAt(model, fitted.minimizer))],
            lipschitz: [roundedUp(accurateSum(lengths) / samples)],
            'lipschitz@each': [roundedUp(Math.max(...lengths))],
          }),
    };
    return {
      ...fitted,
      facts,
      newton: (A, x, g, out) => {
        const hessian = hessianAt(model, Array.from(x, A.toNumber), quickDot);
        const direction = solved(hessian, Array.from(g, A.toNumber));
        for (const [i, value] of direction.entries()) out[i] = A.of(value);
      },
    };
  });
}

/** Rows y_i a_i, whose products with x are the margins of the labels y_i. */
function margins({ rows, targets }: Design): Pick<Model, 'rows' | 'offsets'> {
  return { rows: rows.map((row, i) => row.map((a) => targets[i] * a)), offsets: targets.map(() => 0) };
}

function logisticCurvature(t: number): number {
  const e = Math.exp(-Math.abs(t));
  return e / (1 + e) ** 2;
}

/** The minimizer of a model, its components, and what is certified of them; `each` bounds the curvature of the loss. */
function estimate(model: Model, { L, mu, each }: { L: number; mu: number; each: number }): Fitted {
  const { link, rows, offsets, ridge } = model;
  const n = rows.length;
  const dim = rows[0].length;
  const minimizer = minimized(model, mu);
  const residual = margin(model, minimizer);
  const slopes = residual.map(link.slope);
  const squares = slopes.map((slope, i) => norm(rows[i].map((a, j) => slope * a + ridge * minimizer[j])) ** 2);
  const penalty = (ridge / 2) * accurateDot(minimizer, minimizer);
  const regular = ridge > 0 ? [diagonalQuadratic(minimizer.map(() => ridge))] : [];
  const objective = (of: Objective): Objective => known(regular.length > 0 ? sum([of, ...regular]) : of);
  return {
    dim,
    minimizer,
    minimum: accurateSum(residual.map(link.value)) / n + penalty,
    objective: objective(ridges(link, rows, offsets, new Array<number>(n).fill(1 / n))),
    components: rows.map((row, i) => objective(ridges(link, [row], [offsets[i]]))),
    facts: {
      'finite-sum': [n],
      smooth: [L],
      'smooth@each': [roundedUp(Math.max(...rows.map((row) => each * norm(row) ** 2)) + ridge)],
      minimizer: [],
      'variance-at-minimizer': [roundedUp(accurateSum(squares) / n)],
      ...(ridge > 0
        ? { 'strongly-convex': [mu], 'strongly-convex@each': [ridge] }
        : { ...(mu > 0 ? { 'strongly-convex': [mu] } : { convex: [] }), 'convex@each': [] }),
    },
  };
}

/** An objective whose minimizer is a double near the true one: known to float64 accuracy only. */
function known({ over: _, ...objective }: Objective): Objective {
  return objective;
}

/** a_i.x - b_i for all i. */
function margin({ rows, offsets }: Model, x: readonly number[]): number[] {
  return rows.map((row, i) => accurateDot(row, x, -offsets[i]));
}

function gradientAt(model: Model, x: readonly number[]): number[] {
  const { link, rows, ridge } = model;
  const slopes = margin(model, x).map(link.slope);
  return x.map((xj, j) =>
    accurateDot([...slopes.map((slope) => slope / rows.length), ridge], [...rows.map((row) => row[j]), xj]),
  );
}

/** The Hessian; Newton steps are content with ordinary sums, certificates are not. */
function hessianAt(model: Model, x: readonly number[], dot: Dot = accurateDot): number[][] {
  const { rows, curvature, ridge } = model;
  const weights = margin(model, x).map(curvature);
  return secondMoments(rows, weights, dot).map((row, i) => row.map((h, j) => (i === j ? h + ridge : h)));
}

type Dot = (x: readonly number[], y: readonly number[]) => number;

function quickDot(x: readonly number[], y: readonly number[]): number {
  let total = 0;
  for (let i = 0; i < x.length; i++) total += x[i] * y[i];
  return total;
}

/** (1/n) sum_i weight_i a_i a_i' */
function secondMoments(
  rows: readonly (readonly number[])[],
  weights?: readonly number[],
  dot: Dot = accurateDot,
): number[][] {
  const columns = rows[0].map((_, j) => rows.map((row) => row[j]));
  const weighted = weights ? columns.map((column) => column.map((a, i) => weights[i] * a)) : columns;
  const lower = columns.map((_, j) => columns.slice(0, j + 1).map((other) => dot(weighted[j], other) / rows.length));
  return columns.map((_, j) => columns.map((_other, k) => lower[Math.max(j, k)][Math.min(j, k)]));
}

/**
 * The minimizer of a convex model, by damped Newton steps and then full ones until rounding stops them. The error is at
 * most ||grad f|| over the curvature at the minimizer.
 */
function minimized(model: Model, mu: number): number[] {
  const { link, rows, ridge } = model;
  const value = (x: readonly number[]): number =>
    accurateSum(margin(model, x).map(link.value)) / rows.length + (ridge / 2) * accurateDot(x, x);
  let x = rows[0].map(() => 0);
  let best = { x, size: norm(gradientAt(model, x)) };
  for (let steps = 0; steps < 60; steps++) {
    const gradient = gradientAt(model, x);
    const direction = solved(hessianAt(model, x, quickDot), gradient);
    const step = (t: number): number[] => x.map((xi, i) => xi - t * direction[i]);
    const slope = accurateDot(gradient, direction);
    let t = 1;
    if (slope > 1e-12) while (t > 1e-6 && value(step(t)) > value(x) - (t / 4) * slope) t /= 2;
    x = step(t);
    const size = norm(gradientAt(model, x));
    if (t === 1 && size >= best.size && slope < 1e-20) break;
    if (size < best.size) best = { x, size };
  }
  const curvature = mu > 0 ? mu : smallestEigenvalue(hessianAt(model, best.x));
  if (!(best.size <= ACCURACY * curvature * (1 + norm(best.x))))
    throw new InstanceError({
      where: 'data',
      expected: 'a model whose minimizer is well determined',
      received: `curvature ${curvature} and a gradient of ${best.size} at the best point found`,
      advice: 'Separable classes and collinear columns need a ridge, more samples or fewer columns.',
    });
  return best.x;
}

/** matrix^-1 b; not a number where the matrix is singular in doubles, as far out on a logistic loss. */
function solved(matrix: readonly (readonly number[])[], b: readonly number[]): number[] {
  const none = b.map(() => Number.NaN);
  if (!matrix.flat().every(Number.isFinite)) return none;
  const cholesky = new CholeskyDecomposition(new Matrix(matrix.map((row) => [...row])));
  if (!cholesky.isPositiveDefinite()) return none;
  return cholesky.solve(Matrix.columnVector([...b])).to1DArray();
}

function norm(x: readonly number[]): number {
  return Math.sqrt(accurateDot(x, x));
}

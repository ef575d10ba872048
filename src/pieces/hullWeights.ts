import type { Field, Scalar } from '../core/space.js';
import { combination, difference, dot } from './fieldVectors.js';

type Point = readonly Scalar[];

/** Changes of the active set, for each point, that are more than rounding can explain. */
const MOST_CHANGES = 50;
/** Rounding errors of its terms within which a reduced cost counts as zero, and a point as lying in the hull of others. */
const ULPS = 256;

/**
 * The weights a >= 0 with sum 1 that minimize curvature/2 ||x - sum_i a_i y_i||^2 + sum_i a_i b_i, in any arithmetic.
 *
 * An active-set method: the support stays affinely independent, points enter by their reduced cost, and leave where the
 * minimizer over the affine hull of the support has left the simplex.
 *
 * source  Wolfe, Finding the nearest point in a polytope, 1976, here with costs
 */
export function hullWeights(
  A: Field,
  curvature: Scalar,
  x: Point,
  points: readonly Point[],
  costs: readonly Scalar[],
): Scalar[] {
  const zero = A.of(0);
  const weights = points.map(() => zero);
  const longest = A.sqrt(
    largest(
      A,
      [x, ...points].map((y) => dot(A, y, y)),
    ),
  );
  const dearest = largest(A, [...costs.map(A.abs), A.of(Number.MIN_VALUE)]);
  const alone = points.map((y, i) => {
    const off = difference(A, x, y);
    return A.add(A.mul(A.div(curvature, A.of(2)), dot(A, off, off)), costs[i]);
  });
  let support = [smallest(A, alone)];
  weights[support[0]] = A.of(1);
  let off = difference(A, x, points[support[0]]);
  let height = alone[support[0]];
  for (let change = 0; change < MOST_CHANGES * points.length; change++) {
    const reduced = points.map((y, i) => A.sub(costs[i], A.mul(curvature, dot(A, off, y))));
    const level = support.reduce((sum, i) => A.add(sum, A.mul(weights[i], reduced[i])), zero);
    const entering = smallest(A, reduced);
    const terms = A.mul(A.mul(curvature, A.sqrt(dot(A, off, off))), longest);
    const slack = A.mul(A.of(ULPS * A.epsilon), A.add(terms, dearest));
    if (support.includes(entering) || A.compare(reduced[entering], A.sub(level, slack)) >= 0) break;
    const before = [...weights];
    support = entered(A, points, support, weights, entering);
    support = settled(A, curvature, x, points, costs, support, weights);
    const next = difference(A, x, combination(A, points, weights));
    const lower = A.add(A.mul(A.div(curvature, A.of(2)), dot(A, next, next)), dot(A, costs, weights));
    // Close to x the reduced costs are less exact than what they promise: what does not descend is rounding.
    if (A.compare(lower, height) >= 0) return before;
    [off, height] = [next, lower];
  }
  return weights;
}

/** Lets a point into the support; one that lies in its affine hull takes the place of another. */
function entered(
  A: Field,
  points: readonly Point[],
  support: readonly number[],
  weights: Scalar[],
  entering: number,
): number[] {
  const base = points[support[0]];
  const frame = factored(A, edges(A, points, support));
  const towards = difference(A, points[entering], base);
  const shares = frame.q.map((q) => dot(A, q, towards));
  const rest = frame.q.reduce<Scalar[]>((left, q, k) => subtracted(A, left, shares[k], q), towards);
  const size = A.add(dot(A, towards, towards), dot(A, base, base));
  const apart = A.compare(dot(A, rest, rest), A.mul(A.of((ULPS * A.epsilon) ** 2), size)) > 0;
  if (apart) return [...support, entering];
  const inner = backSubstituted(A, frame.r, shares);
  const combined = [inner.reduce((sum, w) => A.sub(sum, w), A.of(1)), ...inner];
  const { drop, reach } = firstToVanish(A, support, weights, combined);
  support.forEach((i, k) => (weights[i] = A.sub(weights[i], A.mul(reach, combined[k]))));
  weights[support[drop]] = A.of(0);
  weights[entering] = reach;
  return [...support.filter((_, k) => k !== drop), entering];
}

/** Moves to the minimizer over the affine hull of the support, dropping what stands in the way. */
function settled(
  A: Field,
  curvature: Scalar,
  x: Point,
  points: readonly Point[],
  costs: readonly Scalar[],
  given: readonly number[],
  weights: Scalar[],
): number[] {
  let support = [...given];
  for (;;) {
    const [first] = support;
    const frame = factored(A, edges(A, points, support));
    const extra = support.slice(1).map((i) => A.div(A.sub(costs[i], costs[first]), curvature));
    const away = difference(A, x, points[first]);
    const tilt = forwardSubstituted(A, frame.r, extra);
    const inner = backSubstituted(
      A,
      frame.r,
      frame.q.map((q, k) => A.sub(dot(A, q, away), tilt[k])),
    );
    const wanted = [inner.reduce((sum, w) => A.sub(sum, w), A.of(1)), ...inner];
    if (wanted.every((w) => A.compare(w, A.of(0)) >= 0)) {
      support.forEach((i, k) => (weights[i] = wanted[k]));
      return support;
    }
    const fall = support.map((i, k) => A.sub(weights[i], wanted[k]));
    const { drop, reach } = firstToVanish(A, support, weights, fall);
    support.forEach((i, k) => (weights[i] = A.sub(weights[i], A.mul(reach, fall[k]))));
    weights[support[drop]] = A.of(0);
    support = support.filter((_, k) => k !== drop);
  }
}

/** The first weight that reaches 0 when weights fall at these speeds. */
function firstToVanish(
  A: Field,
  support: readonly number[],
  weights: readonly Scalar[],
  fall: readonly Scalar[],
): { drop: number; reach: Scalar } {
  let found: { drop: number; reach: Scalar } | undefined;
  support.forEach((i, drop) => {
    if (A.compare(fall[drop], A.of(0)) <= 0) return;
    const reach = A.div(weights[i], fall[drop]);
    if (!found || A.compare(reach, found.reach) < 0) found = { drop, reach };
  });
  return found ?? { drop: 0, reach: A.of(0) };
}

function edges(A: Field, points: readonly Point[], [first, ...others]: readonly number[]): Scalar[][] {
  return others.map((i) => difference(A, points[i], points[first]));
}

/** Columns as Q R with orthonormal q and upper triangular r, by Gram-Schmidt, each column twice. */
function factored(A: Field, columns: readonly Point[]): { q: Scalar[][]; r: Scalar[][] } {
  const q: Scalar[][] = [];
  const r: Scalar[][] = columns.map(() => []);
  columns.forEach((column, k) => {
    let rest = Array.from(column);
    const shares = q.map(() => A.of(0));
    for (let pass = 0; pass < 2; pass++)
      q.forEach((unit, i) => {
        const share = dot(A, unit, rest);
        shares[i] = A.add(shares[i], share);
        rest = subtracted(A, rest, share, unit);
      });
    const length = A.sqrt(dot(A, rest, rest));
    q.push(rest.map((xi) => A.div(xi, length)));
    r[k] = [...shares, length];
  });
  return { q, r };
}

/** w with sum_k r_k[i] w_k = right_i, where r_k is the k-th column, of length k + 1. */
function backSubstituted(A: Field, r: readonly Point[], right: readonly Scalar[]): Scalar[] {
  const w = Array.from(right);
  for (let i = w.length - 1; i >= 0; i--) {
    for (let k = i + 1; k < w.length; k++) w[i] = A.sub(w[i], A.mul(r[k][i], w[k]));
    w[i] = A.div(w[i], r[i][i]);
  }
  return w;
}

function forwardSubstituted(A: Field, r: readonly Point[], right: readonly Scalar[]): Scalar[] {
  const w = Array.from(right);
  for (let i = 0; i < w.length; i++) {
    for (let k = 0; k < i; k++) w[i] = A.sub(w[i], A.mul(r[i][k], w[k]));
    w[i] = A.div(w[i], r[i][i]);
  }
  return w;
}

function subtracted(A: Field, x: Point, factor: Scalar, y: Point): Scalar[] {
  return x.map((xi, i) => A.sub(xi, A.mul(factor, y[i])));
}

function largest(A: Field, values: readonly Scalar[]): Scalar {
  return values.reduce((most, value) => (A.compare(value, most) > 0 ? value : most));
}

function smallest(A: Field, values: readonly Scalar[]): number {
  return values.reduce((best, value, i) => (A.compare(value, values[best]) < 0 ? i : best), 0);
}

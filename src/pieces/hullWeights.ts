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
  const weights = points.map(() => A.of(0));
  const alone = points.map((y, i) => A.add(A.mul(A.div(curvature, A.of(2)), squaredDistance(A, x, y)), costs[i]));
  const start = smallest(A, alone);
  weights[start] = A.of(1);
  if (points.length === 1) return weights;
  const longest = A.sqrt(longestSquare(A, x, points));
  const dearest = largestSize(A, costs);
  let active: Active = { support: [start], frame: { q: [], r: [] } };
  let off = difference(A, x, points[start]);
  let height = alone[start];
  const reduced = points.map(() => A.of(0));
  for (let change = 0; change < MOST_CHANGES * points.length; change++) {
    for (let i = 0; i < points.length; i++) reduced[i] = A.sub(costs[i], A.mul(curvature, dot(A, off, points[i])));
    let level = A.of(0);
    for (const i of active.support) level = A.add(level, A.mul(weights[i], reduced[i]));
    const entering = smallest(A, reduced);
    const terms = A.mul(A.mul(curvature, A.sqrt(dot(A, off, off))), longest);
    const slack = A.mul(A.of(ULPS * A.epsilon), A.add(terms, dearest));
    if (active.support.includes(entering) || A.compare(reduced[entering], A.sub(level, slack)) >= 0) break;
    const before = Array.from(weights);
    active = entered(A, points, active, weights, entering);
    active = settled(A, curvature, x, points, costs, active, weights);
    const next = difference(A, x, combination(A, points, weights));
    const lower = A.add(A.mul(A.div(curvature, A.of(2)), dot(A, next, next)), dot(A, costs, weights));
    // Close to x the reduced costs are less exact than what they promise: what does not descend is rounding.
    if (A.compare(lower, height) >= 0) return before;
    [off, height] = [next, lower];
  }
  return weights;
}

/** Points with positive weights, affinely independent, and the frame of their differences from the first of them. */
interface Active {
  readonly support: readonly number[];
  readonly frame: Frame;
}

/** Vectors as Q R: orthonormal q, and the upper triangle r by columns, the k-th of length k + 1. */
interface Frame {
  readonly q: readonly Point[];
  readonly r: readonly Point[];
}

/** Lets a point into the support; one that lies in its affine hull takes the place of another. */
function entered(
  A: Field,
  points: readonly Point[],
  { support, frame }: Active,
  weights: Scalar[],
  entering: number,
): Active {
  const base = points[support[0]];
  const towards = difference(A, points[entering], base);
  const shares = frame.q.map((q) => dot(A, q, towards));
  const rest = Array.from(towards);
  frame.q.forEach((q, k) => {
    subtract(A, rest, shares[k], q);
  });
  const size = A.add(dot(A, towards, towards), dot(A, base, base));
  const apart = A.compare(dot(A, rest, rest), A.mul(A.of((ULPS * A.epsilon) ** 2), size)) > 0;
  if (apart) return { support: [...support, entering], frame: extended(A, frame, towards) };
  const combined = withFirst(A, backSubstituted(A, frame.r, shares));
  const { drop, reach } = firstToVanish(A, support, weights, combined);
  support.forEach((i, k) => (weights[i] = A.sub(weights[i], A.mul(reach, combined[k]))));
  weights[support[drop]] = A.of(0);
  weights[entering] = reach;
  return activeOf(A, points, [...support.filter((_, k) => k !== drop), entering]);
}

/** Moves to the minimizer over the affine hull of the support, dropping what stands in the way. */
function settled(
  A: Field,
  curvature: Scalar,
  x: Point,
  points: readonly Point[],
  costs: readonly Scalar[],
  given: Active,
  weights: Scalar[],
): Active {
  let active = given;
  for (;;) {
    const { support, frame } = active;
    const [first, ...others] = support;
    const extra = others.map((i) => A.div(A.sub(costs[i], costs[first]), curvature));
    const away = difference(A, x, points[first]);
    const tilt = forwardSubstituted(A, frame.r, extra);
    const right = frame.q.map((q, k) => A.sub(dot(A, q, away), tilt[k]));
    const wanted = withFirst(A, backSubstituted(A, frame.r, right));
    if (wanted.every((w) => A.compare(w, A.of(0)) >= 0)) {
      support.forEach((i, k) => (weights[i] = wanted[k]));
      return active;
    }
    const fall = support.map((i, k) => A.sub(weights[i], wanted[k]));
    const { drop, reach } = firstToVanish(A, support, weights, fall);
    support.forEach((i, k) => (weights[i] = A.sub(weights[i], A.mul(reach, fall[k]))));
    weights[support[drop]] = A.of(0);
    active = activeOf(
      A,
      points,
      support.filter((_, k) => k !== drop),
    );
  }
}

/** Weights of all points of a support with sum 1, from those of all but the first. */
function withFirst(A: Field, others: readonly Scalar[]): Scalar[] {
  return [others.reduce((sum, w) => A.sub(sum, w), A.of(1)), ...others];
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

function activeOf(A: Field, points: readonly Point[], support: readonly number[]): Active {
  const [first, ...others] = support;
  const frame = others.reduce<Frame>((built, i) => extended(A, built, difference(A, points[i], points[first])), {
    q: [],
    r: [],
  });
  return { support, frame };
}

/** A frame with one more vector, by Gram-Schmidt done twice. */
function extended(A: Field, { q, r }: Frame, vector: Point): Frame {
  const rest = Array.from(vector);
  const shares = q.map(() => A.of(0));
  for (let pass = 0; pass < 2; pass++)
    q.forEach((unit, i) => {
      const share = dot(A, unit, rest);
      shares[i] = A.add(shares[i], share);
      subtract(A, rest, share, unit);
    });
  const length = A.sqrt(dot(A, rest, rest));
  return { q: [...q, rest.map((xi) => A.div(xi, length))], r: [...r, [...shares, length]] };
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

/** x = x - factor y */
function subtract(A: Field, x: Scalar[], factor: Scalar, y: Point): void {
  for (let i = 0; i < x.length; i++) x[i] = A.sub(x[i], A.mul(factor, y[i]));
}

function squaredDistance(A: Field, x: Point, y: Point): Scalar {
  let sum = A.of(0);
  for (let i = 0; i < x.length; i++) {
    const off = A.sub(x[i], y[i]);
    sum = A.add(sum, A.mul(off, off));
  }
  return sum;
}

/** The largest of ||x||^2 and ||y||^2 over the points. */
function longestSquare(A: Field, x: Point, points: readonly Point[]): Scalar {
  let most = dot(A, x, x);
  for (const y of points) {
    const square = dot(A, y, y);
    if (A.compare(square, most) > 0) most = square;
  }
  return most;
}

/** The largest |cost|, or the least positive number where all are 0. */
function largestSize(A: Field, costs: readonly Scalar[]): Scalar {
  let most = A.of(Number.MIN_VALUE);
  for (const cost of costs) {
    const size = A.abs(cost);
    if (A.compare(size, most) > 0) most = size;
  }
  return most;
}

/** Where the smallest value is, the first of them. */
function smallest(A: Field, values: readonly Scalar[]): number {
  let best = 0;
  for (let i = 1; i < values.length; i++) if (A.compare(values[i], values[best]) < 0) best = i;
  return best;
}

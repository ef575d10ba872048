import { choice, integer, list, positive, real, record, where } from '../../src/core/shape.js';
import { type Observation, theorem } from '../../src/core/theorem.js';
import { realEigenvalues } from '../../src/numerics/spectrum.js';

type Matrix = number[][];

/** Singular values of the target, which of them the critical point has learned, and the angle of its singular vectors. */
interface Instance {
  values: number[];
  learned: (0 | 1)[];
  hidden: number;
  turn: number;
}

const matrix = (rows: number, columns: number, entry: (i: number, j: number) => number): Matrix =>
  Array.from({ length: rows }, (_, i) => Array.from({ length: columns }, (_, j) => entry(i, j)));
const dot = (x: readonly number[], y: readonly number[]): number => x.reduce((sum, xi, i) => sum + xi * y[i], 0);
const transpose = (A: Matrix): Matrix => matrix(A[0].length, A.length, (i, j) => A[j][i]);
const times = (A: Matrix, B: Matrix): Matrix => {
  const columns = transpose(B);
  return matrix(A.length, columns.length, (i, j) => dot(A[i], columns[j]));
};
const largest = (values: readonly number[]): number => Math.max(0, ...values);

/** Rotation of the first two coordinates. */
const rotation = (d: number, angle: number): Matrix =>
  matrix(d, d, (i, j) => (i < 2 && j < 2 ? (i === j ? Math.cos(angle) : (i - j) * Math.sin(angle)) : i === j ? 1 : 0));

/** The balanced critical point W2 = U_I S_I^(1/2), W1 = S_I^(1/2) V_I', padded with zero hidden units; Y = U S V'. */
function criticalPoint({ values, learned, hidden, turn }: Instance): { W1: Matrix; W2: Matrix; Y: Matrix } {
  const d = values.length;
  const U = rotation(d, turn);
  const V = rotation(d, 2 * turn);
  const units = values.flatMap((_, i) => (learned[i] ? [i] : []));
  const root = (p: number): number => Math.sqrt(values[units[p]] ?? 0);
  return {
    W1: matrix(hidden, d, (p, j) => (p < units.length ? root(p) * V[j][units[p]] : 0)),
    W2: matrix(d, hidden, (i, p) => (p < units.length ? root(p) * U[i][units[p]] : 0)),
    Y: times(
      U,
      matrix(d, d, (i, j) => values[i] * V[j][i]),
    ),
  };
}

/**
 * Gradient and Hessian of 1/2 ||W2 W1 - Y||_F^2, with R = W2 W1 - Y: dW2 = R W1', dW1 = W2' R; second derivatives by
 * W2[i,p] W2[l,q]: [i = l] <W1[p], W1[q]>;  by W1[p,j] W1[q,l]: [j = l] <W2[.,p], W2[.,q]>;
 * by W2[i,p] W1[q,j]: W2[i,q] W1[p,j] + [p = q] R[i,j].
 */
function derivatives({ W1, W2, Y }: { W1: Matrix; W2: Matrix; Y: Matrix }): { gradient: number[]; hessian: Matrix } {
  const [d, k] = [W2.length, W1.length];
  const product = times(W2, W1);
  const R = matrix(d, d, (i, j) => product[i][j] - Y[i][j]);
  const columns = transpose(W2);
  const place = (a: number): { inner: boolean; unit: number; at: number } => ({
    inner: a >= d * k,
    unit: a % k,
    at: Math.floor(a / k) % d,
  });
  const hessian = matrix(2 * d * k, 2 * d * k, (a, b) => {
    const [x, y] = [place(a), place(b)];
    if (x.inner === y.inner) {
      const layer = x.inner ? columns : W1;
      return x.at === y.at ? dot(layer[x.unit], layer[y.unit]) : 0;
    }
    const [outer, inner] = x.inner ? [y, x] : [x, y];
    const curvature = outer.unit === inner.unit ? R[outer.at][inner.at] : 0;
    return W2[outer.at][inner.unit] * W1[outer.unit][inner.at] + curvature;
  });
  return { gradient: [...times(R, transpose(W1)), ...times(columns, R)].flat(), hessian };
}

const observe = ({ own }: { own?: Instance }): Observation => {
  const { values, learned, hidden } = own!;
  const inside = values.filter((_, i) => learned[i]);
  const outside = values.filter((_, i) => !learned[i]);
  const descending = [...values].sort((a, b) => b - a);
  const { gradient, hessian } = derivatives(criticalPoint(own!));
  return {
    constants: {
      k: hidden,
      size: inside.length,
      sMax: largest(values),
      sMaxOut: largest(outside),
      sMinIn: inside.length > 0 ? Math.min(...inside) : 0,
    },
    rows: [
      {
        slope: largest(gradient.map(Math.abs)),
        lowest: realEigenvalues(hessian)[0],
        excess: (dot(outside, outside) - dot(descending.slice(hidden), descending.slice(hidden))) / 2,
      },
    ],
  };
};

/** The origin of a scalar network of three layers, 1/2 (w1 w2 w3 - s)^2: its Hessian vanishes. */
const threeLayers = ({ own }: { own?: Instance }): Observation => {
  const [s] = own!.values;
  const w = [0, 0, 0];
  const others = (...left: number[]): number => w.reduce((p, wi, i) => (left.includes(i) ? p : p * wi), 1);
  const error = others() - s;
  const hessian = matrix(3, 3, (i, j) => others(i) * others(j) + (i === j ? 0 : error * others(i, j)));
  const [lowest] = realEigenvalues(hessian);
  return {
    constants: { k: 1, size: 0, sMax: s, sMaxOut: s, sMinIn: 0 },
    rows: [{ slope: 0, lowest, excess: s ** 2 / 2 }],
  };
};

const point = (learned: (0 | 1)[], hidden: number) => ({ own: { values: [3, 2, 1], learned, hidden, turn: 0.4 } });
const closest = (values: readonly number[]): number =>
  Math.min(...values.flatMap((x, i) => values.slice(i + 1).map((y) => Math.abs(x - y))));
const count = (learned: readonly number[]): number => learned.reduce((sum, bit) => sum + bit, 0);

export default theorem<Instance>({
  title: 'Two-layer linear networks: every critical point that is not global is a strict saddle, of known curvature',
  source: {
    cite: 'Baldi & Hornik 1989; Kawaguchi, Deep learning without poor local minima, 2016; curvatures derived here',
  },

  instance: where(
    record(
      {
        values: list('d', positive(0.1, 5)),
        learned: list('d', choice(0, 1)),
        hidden: integer(1, 3),
        turn: real(0, 3),
      },
      { d: [2, 4] },
    ),
    'distinct values, at most as many of them learned as there are hidden units, and one left',
    ({ values, learned, hidden }) =>
      closest(values) > 1e-3 && count(learned) <= hidden && count(learned) < values.length,
  ),
  observe,
  symbols: { size: '1', sMax: '1', sMaxOut: '1', sMinIn: '1', slope: '1', lowest: '1', excess: '1' },
  claims: [
    { left: 'slope', is: '=', right: '0', scale: 'sMax^(3/2)', says: 'a critical point' },
    {
      left: 'lowest',
      is: '=',
      right: '-sMaxOut',
      when: 'size < k',
      scale: 'sMax',
      says: 'a hidden unit is free: it can learn the largest value that is left',
    },
    {
      left: 'lowest',
      is: '=',
      right: 'min(0, sMinIn - sMaxOut)',
      when: 'size == k',
      scale: 'sMax',
      says: 'no unit is free: the smallest learned value can be exchanged',
    },
    {
      left: 'excess > 1e-9*sMax^2',
      is: '<=>',
      right: 'lowest < -1e-9*sMax',
      says: 'the loss is above its minimum exactly where there is a direction of negative curvature',
    },
  ],

  tight: [point([0, 0, 0], 2), point([1, 0, 1], 2), point([0, 1, 0], 1), point([1, 1, 0], 2)],
  mutants: [
    { claim: 1, is: '>=', right: '0', on: point([0, 0, 0], 2), why: 'the origin called a local minimum' },
    { claim: 1, right: 'sMinIn - sMaxOut', on: point([1, 0, 0], 2), why: 'the exchange, though a hidden unit is free' },
    { claim: 2, right: '(sMinIn - sMaxOut)/2', on: point([0, 0, 1], 1), why: 'half the curvature' },
    { claim: 2, right: 'sMinIn - sMaxOut', on: point([1, 1, 0], 2), why: 'positive definite at a global minimum' },
    { claim: 3, right: 'lowest < -0.6*sMax', on: point([0, 1, 0], 1), why: 'only saddles of large curvature counted' },
  ],
  counterexamples: [
    {
      drops: 'two layers',
      claim: 1,
      observe: threeLayers,
      on: point([0, 0, 0], 2),
      why: 'three layers: the origin is a critical point with zero Hessian',
    },
  ],
});

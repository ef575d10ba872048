import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { precise } from '../../src/core/arithmetic.js';
import type { Objective } from '../../src/core/problem.js';
import type { Field } from '../../src/core/space.js';
import { plainKernels } from '../../src/numerics/kernels.js';
import { constant } from '../../src/pieces/constant.js';
import { diagonalQuadratic } from '../../src/pieces/diagonalQuadratic.js';
import { factorization } from '../../src/pieces/factorization.js';
import { linear } from '../../src/pieces/linear.js';
import { cosine, doubleWell, square, wavySquare } from '../../src/pieces/links.js';
import { logisticDivergence } from '../../src/pieces/logisticDivergence.js';
import { logSumExp } from '../../src/pieces/logSumExp.js';
import { maxOfAffine } from '../../src/pieces/maxOfAffine.js';
import { phaseRetrieval } from '../../src/pieces/phaseRetrieval.js';
import { quadraticForm } from '../../src/pieces/quadraticForm.js';
import { resistingMax } from '../../src/pieces/resistingMax.js';
import { ridges, separable } from '../../src/pieces/ridges.js';
import { rotated } from '../../src/pieces/rotated.js';
import { sawtooth } from '../../src/pieces/sawtooth.js';
import { shifted } from '../../src/pieces/shifted.js';
import { mean, sum } from '../../src/pieces/sum.js';
import { sumOfSquares, sumOfSquaresHessian } from '../../src/pieces/sumOfSquares.js';
import { threeSlopes } from '../../src/pieces/threeSlopes.js';
import { twoLayerNetwork } from '../../src/pieces/twoLayerNetwork.js';
import { type Stream, stream } from '../../src/random/streams.js';
import { expectClose } from '../expectClose.js';
import { expectAgreement } from './expectAgreement.js';

const A = precise as unknown as Field;

const vector = (length: number, random: Stream, size = 1): number[] =>
  Array.from({ length }, () => size * random.normal());
const matrix = (rows: number, columns: number, random: Stream): number[][] =>
  Array.from({ length: rows }, () => vector(columns, random));
const positives = (length: number, random: Stream): number[] => vector(length, random).map(Math.exp);
const squares = (x: readonly number[]): number => x.reduce((total, xi) => total + xi * xi, 0);

/** A random piece on R^d and how large its terms are, for points about `size` away from 0. */
type Draw = (random: Stream, d: number, size: number) => { piece: Objective; terms: (x: readonly number[]) => number };

const pieces: Record<string, Draw> = {
  constant: (_random, d) => ({ piece: constant(d, 3), terms: () => 3 }),
  linear(random, d) {
    const slope = vector(d, random);
    return { piece: linear(slope), terms: (x) => Math.sqrt(squares(slope) * squares(x)) };
  },
  diagonalQuadratic(random, d) {
    const [spectrum, center] = [positives(d, random), vector(d, random)];
    return {
      piece: diagonalQuadratic(spectrum, center),
      terms: (x) => Math.max(...spectrum) * (squares(x) + squares(center)),
    };
  },
  quadraticForm(random, d) {
    const half = matrix(d, d, random);
    const symmetric = half.map((row, i) => row.map((a, j) => (a + half[j][i]) / 2));
    const force = vector(d, random);
    return {
      piece: quadraticForm(symmetric, vector(d, random), force),
      terms: (x) => 4 * squares(symmetric.flat()) * (squares(x) + d) + squares(force),
    };
  },
  sumOfSquares(random, d) {
    const rows = matrix(3, d, random);
    return { piece: sumOfSquares(rows, 0.7), terms: (x) => squares(rows.flat()) * squares(x) };
  },
  ridges(random, d) {
    const [rows, offsets] = [matrix(4, d, random), vector(4, random)];
    return {
      piece: ridges(cosine, rows, offsets, positives(4, random)),
      terms: (x) => 40 * (1 + Math.sqrt(squares(rows.flat()) * squares(x))),
    };
  },
  separable: (random, d) => ({
    piece: separable(wavySquare, positives(d, random)),
    terms: (x) => 100 * (1 + squares(x)),
  }),
  sum: (random, d) => ({
    piece: sum([separable(doubleWell, positives(d, random)), linear(vector(d, random))], [2, -1]),
    terms: (x) => 100 * (1 + squares(x) ** 2),
  }),
  mean: (random, d) => ({
    piece: mean([sumOfSquares(matrix(2, d, random), 1), linear(vector(d, random)), constant(d, 1)]),
    terms: (x) => 100 * (1 + squares(x)),
  }),
  shifted(random, d) {
    const center = vector(d, random);
    return {
      piece: shifted(separable(square, positives(d, random)), center),
      terms: (x) => 100 * (squares(x) + squares(center)),
    };
  },
  rotated: (random, d) => ({
    piece: rotated(separable(wavySquare, positives(d, random)), vector(d, random)),
    terms: (x) => 1000 * (1 + squares(x)),
  }),
  logSumExp(random, d) {
    const [rows, temperature] = [matrix(4, d, random), Math.exp(random.normal())];
    return {
      piece: logSumExp(rows, temperature),
      terms: (x) => 10 * (temperature + Math.sqrt(squares(rows.flat()) * (1 + squares(x)))),
    };
  },
  logisticDivergence(random, d) {
    const rows = matrix(4, d, random);
    return {
      piece: logisticDivergence(rows, vector(4, random, 3)),
      terms: (x) => 10 * (1 + Math.sqrt(squares(rows.flat()) * (1 + squares(x)))),
    };
  },
  maxOfAffine(random, d) {
    const [rows, offsets] = [matrix(4, d, random), vector(4, random)];
    return {
      piece: maxOfAffine(rows, offsets),
      terms: (x) => Math.sqrt(squares(rows.flat()) * squares(x)) + Math.sqrt(squares(offsets)),
    };
  },
  resistingMax: (random, d) => ({
    piece: resistingMax(d, 2, Math.exp(random.normal())),
    terms: (x) => 100 * (1 + Math.sqrt(squares(x))),
  }),
  sawtooth: (random) => ({
    piece: sawtooth(2, 0.5, 0.3 + 0.5 * random.uniform(), 5),
    terms: ([x]) => 100 * (1 + x * x),
  }),
  threeSlopes: () => ({ piece: threeSlopes(25, 1, 1.5), terms: ([x]) => 1000 * (1 + x * x) }),
  factorization(random, d) {
    const V = vector(2 * d, random);
    return { piece: factorization(V, 2), terms: (x) => 10 * (squares(x) + squares(V)) ** 2 };
  },
  phaseRetrieval(random, d) {
    const [rows, signal] = [matrix(4, d, random), vector(d, random)];
    return {
      piece: phaseRetrieval(rows, signal),
      terms: (x) => 10 * squares(rows.flat()) * (squares(x) + squares(signal) + 1),
    };
  },
  twoLayerNetwork: (random, d) => ({
    piece: twoLayerNetwork(matrix(3, 2, random), vector(3, random), d, 0.1),
    terms: (x) => 100 * (1 + squares(x)) ** 2,
  }),
};

describe.each(Object.entries(pieces))('the piece %s', (_name, draw) => {
  it('has a float64 kernel that agrees with its generic form, and the gradient of its values', () => {
    fc.assert(
      fc.property(fc.integer(), fc.integer({ min: 1, max: 5 }), (seed, d) => {
        const random = stream('pieces', seed);
        const size = 10 ** (1 - 3 * random.uniform());
        const { piece, terms } = draw(random, d, size);
        const x = vector(piece.dim, random, size);
        expectAgreement(piece, x, terms(x));
      }),
      { seed: 1, numRuns: 25 },
    );
  });
});

describe('pieces with a planted minimizer', () => {
  /** The gradient at 0, in 60 digits. */
  const slopeAtZero = (piece: Objective): number => {
    const out = Array.from({ length: piece.dim }, () => A.of(1));
    piece.over!(A).gradient(
      out.map(() => A.of(0)),
      out,
    );
    return Math.max(...out.map((g) => Math.abs(A.toNumber(g))));
  };

  it('logistic divergence is stationary at 0 with value 0, whatever the margins', () => {
    const random = stream('planted');
    const piece = logisticDivergence(matrix(5, 3, random), vector(5, random, 3));
    expect(slopeAtZero(piece)).toBeLessThan(1e-55);
    expect(A.toNumber(piece.over!(A).value([0, 0, 0].map(A.of)))).toBeCloseTo(0, 50);
  });

  it('log-sum-exp of rows that sum to zero is stationary at 0 with value 0', () => {
    const piece = logSumExp(
      [
        [1, 2],
        [-3, 1],
        [2, -3],
      ],
      0.3,
    );
    expect(slopeAtZero(piece)).toBeLessThan(1e-55);
    expect(A.toNumber(piece.over!(A).value([0, 0].map(A.of)))).toBeCloseTo(0, 50);
  });

  it('keeps the relative digits of the logistic divergence near its minimum', () => {
    const piece = logisticDivergence([[1]], [0.7]);
    const fast = piece.float64(plainKernels);
    const exact = piece.over!(A);
    for (const s of [1e-3, 1e-5, 1e-7]) {
      const value = A.toNumber(exact.value([A.of(s)]));
      // Two terms of size s cancel to one of size s^2: s digits are lost, not s^2.
      expectClose(fast.value(Float64Array.of(s)), value, { scale: s });
    }
  });

  it('shifts are exact: the shifted piece at center + x is the piece at x', () => {
    const piece = separable(wavySquare, [1, 2]);
    const center = [0.1, -0.3];
    const at = (x: readonly number[]) => A.toNumber(piece.over!(A).value(x.map(A.of)));
    const moved = shifted(piece, center).over!(A).value(center.map((c, i) => A.add(A.of(c), A.of([0.5, 1][i]))));
    expect(A.toNumber(moved)).toBe(at([0.5, 1]));
  });
});

describe('sumOfSquaresHessian', () => {
  it('is the derivative of the gradient of sumOfSquares', () => {
    const random = stream('hessian');
    const rows = matrix(3, 4, random);
    const v = vector(4, random);
    const gradient = v.map(() => A.of(0));
    const image = v.map(() => A.of(0));
    sumOfSquares(rows, 0.5).over!(A).gradient(v.map(A.of), gradient);
    sumOfSquaresHessian(rows, 0.5)(A, v.map(A.of), image);
    image.forEach((entry, i) => expect(A.toNumber(A.sub(entry, gradient[i]))).toBeCloseTo(0, 50));
  });
});

describe('resistingMax', () => {
  it('gives the next coordinate as subgradient, whichever have been lowered before', () => {
    const f = resistingMax(4, 2, 1).float64(plainKernels);
    const g = new Float64Array(4);
    f.gradient(Float64Array.of(0, 0, 1, 1), g);
    expect([...g]).toEqual([0, 0, 2, 0]);
    expect(f.value(Float64Array.of(0, 0, 1, 1))).toBe(2);
  });
});

describe('sawtooth', () => {
  it('has the same slope at the end of every tooth', () => {
    const f = sawtooth(1, 1, 1, 4).float64(plainKernels);
    const g = new Float64Array(1);
    for (const x of [0, 1, 2, 3, 4, 7]) {
      f.gradient(Float64Array.of(x), g);
      expect(g[0]).toBe(1);
    }
    expect(f.value(Float64Array.of(4))).toBe(4 * 0.75 + 0.5);
  });
});

import { integer, record } from '../../src/core/shape.js';
import type { Field, Scalar } from '../../src/core/space.js';
import { type Case, type Observation, type ObserveContext, theorem } from '../../src/core/theorem.js';
import {
  fisherBlocks,
  forward,
  gaussianOutput,
  identityActivation,
  jacobians,
  kronecker,
  softmaxOutput,
  tanhActivation,
} from '../../src/pieces/layeredNetwork.js';
import { stream } from '../../src/random/streams.js';
import { type SquareMatrix as Matrix, matrices } from '../../src/spaces/matrices.js';

interface Instance {
  layers: number;
  samples: number;
  inputs: number;
  hidden: number;
  outputs: number;
  /** Of the normal inputs, targets, weights and noise covariance. */
  seed: number;
}

interface Setting {
  activation?: typeof identityActivation;
  softmax?: boolean;
  /** What takes the place of the factor E[a a']. */
  factor?: (A: Field, inputs: Matrix, means: readonly Scalar[]) => Matrix;
  stepSize?: number;
  /** Whether the factor of the scores is left out of the step. */
  inputsOnly?: boolean;
}

/** Random data and weights; E is the mean over the inputs, and exact over the outputs of the model. */
const observe =
  ({ activation = identityActivation, softmax, factor, stepSize = 1, inputsOnly }: Setting = {}) =>
  ({ own }: { own?: Instance }, { A }: ObserveContext): Observation => {
    const { add, apply, identity, multiply, outer, scale, solve, subtract, sum, transpose } = matrices(A);
    const { layers, samples, inputs, hidden, outputs, seed } = own!;
    const random = stream('kfac', seed);
    const normal = (rows: number, columns: number): Scalar[][] =>
      Array.from({ length: rows }, () => Array.from({ length: columns }, () => A.of(random.normal())));
    const norm = (M: Matrix): Scalar => A.sqrt(M.flat().reduce((total, m) => A.add(total, A.mul(m, m)), A.of(0)));
    /** M^-1 N, column by column. */
    const divide = (M: Matrix, N: Matrix): Matrix => transpose(transpose(N).map((column) => solve(M, column)));
    const average = (all: Matrix[]): Matrix => scale(A.div(A.of(1), A.of(samples)), sum(all));

    const x = normal(samples, inputs);
    const y = normal(samples, outputs);
    const widths = [inputs, ...new Array<number>(layers - 1).fill(hidden), outputs];
    const weights = widths.slice(1).map((width, l) => normal(width, widths[l]));
    const root = normal(outputs, outputs);
    const precision = add(identity(outputs), multiply(root, transpose(root)));
    const network = { weights, activation };

    const means = average(x.map((xi) => [xi]))[0];
    const blocks = fisherBlocks(A, network, softmax ? softmaxOutput : gaussianOutput(precision), x).map(
      ({ inputs: moment, ...block }) => ({ ...block, inputs: factor ? factor(A, moment, means) : moment }),
    );

    // W_l <- W_l - eta G_l^-1 (dL/dW_l) A_l^-1 for L = mean of (y - f)' precision (y - f) / 2.
    const stepped = weights.map((W, l) => {
      const gradient = average(
        x.map((xi, n) => {
          const { a, s } = forward(A, network, xi);
          const residual = s.at(-1)!.map((fi, i) => A.sub(fi, y[n][i]));
          return outer(apply(transpose(jacobians(A, network, s)[l]), apply(precision, residual)), a[l]);
        }),
      );
      const left = divide(inputsOnly ? identity(W.length) : blocks[l].scores, gradient);
      const direction = transpose(divide(blocks[l].inputs, transpose(left)));
      return subtract(W, scale(A.of(stepSize), direction));
    });
    const product = stepped.reduce((whole, W) => multiply(W, whole));
    const crossed = average(x.map((xi, n) => outer(xi, y[n])));
    const solution = transpose(divide(average(x.map((xi) => outer(xi, xi))), crossed));

    const stepError = A.div(norm(subtract(product, solution)), norm(solution));
    const rows = blocks.map(({ exact, inputs: moment, scores }, i) => ({
      i,
      fisherError: A.div(norm(subtract(exact, kronecker(A, scores, moment))), norm(exact)),
      stepError,
    }));
    return { constants: { layers }, rows };
  };

const diagonal = (A: Field, M: Matrix): Matrix => M.map((row, i) => row.map((m, j) => (i === j ? m : A.of(0))));
const centered = (A: Field, M: Matrix, means: readonly Scalar[]): Matrix =>
  matrices(A).subtract(M, matrices(A).outer(means, means));

const oneLayer: Case<Instance> = { own: { layers: 1, samples: 12, inputs: 3, hidden: 4, outputs: 2, seed: 1 } };
const twoLayers: Case<Instance> = { own: { layers: 2, samples: 12, inputs: 3, hidden: 2, outputs: 2, seed: 1 } };

export default theorem<Instance>({
  title: 'K-FAC is exact for linear networks with Gaussian output, and one step solves least squares',
  about:
    'Relative error of the Kronecker product in place of the Fisher block of each layer, and of the weights after one natural gradient step of size 1 from random ones.',
  source: {
    cite: 'Martens & Grosse, Optimizing neural networks with Kronecker-factored approximate curvature, 2015; deep linear networks: Bernacchia, Lengyel & Hennequin 2018',
    arxiv: '1503.05671',
  },

  instance: record({
    layers: integer(1, 3),
    samples: integer(6, 12),
    inputs: integer(1, 3),
    hidden: integer(1, 4),
    outputs: integer(1, 2),
    seed: integer(1, 1000),
  }),
  precision: 'any',
  observe: observe(),
  symbols: { fisherError: '1', stepError: '1', layers: '1' },
  claims: [
    {
      left: 'fisherError',
      is: '=',
      right: '0',
      scale: '1',
      says: "Fisher block = E[g g'] kron E[a a'] in every layer",
    },
    { left: 'stepError', is: '=', right: '0', when: 'layers == 1', scale: '1', says: 'one step of size 1' },
  ],

  tight: [oneLayer, twoLayers],
  mutants: [
    { observe: observe({ factor: diagonal }), on: oneLayer, why: "the diagonal of E[a a'] in its place" },
    { observe: observe({ factor: centered }), on: oneLayer, why: "the covariance of a in place of E[a a']" },
    { claim: 1, observe: observe({ factor: diagonal }), on: oneLayer, why: 'inputs treated as uncorrelated' },
    { claim: 1, observe: observe({ inputsOnly: true }), on: oneLayer, why: 'the factor of the scores forgotten' },
    { claim: 1, observe: observe({ stepSize: 0.99 }), on: oneLayer, why: 'a step one in a hundred too short' },
  ],
  counterexamples: [
    {
      drops: 'Gaussian output',
      observe: observe({ softmax: true }),
      on: oneLayer,
      why: 'the curvature of softmax moves with the input',
    },
    {
      drops: 'linear',
      observe: observe({ activation: tanhActivation }),
      on: twoLayers,
      why: 'slopes of the hidden units are correlated with the input',
    },
    { claim: 1, drops: 'one layer', when: 'layers >= 1', on: twoLayers, why: 'the blocks between layers are ignored' },
  ],
});

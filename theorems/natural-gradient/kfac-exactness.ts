import { integer, record } from '../../src/core/shape.js';
import type { Field, Scalar } from '../../src/core/space.js';
import { type Case, type Observation, type ObserveContext, theorem } from '../../src/core/theorem.js';
import {
  fisherBlocks,
  gaussianOutput,
  identityActivation,
  kronecker,
  leastSquaresMap,
  regressionGradients,
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

type Factor = (A: Field, second: Matrix, mean: readonly Scalar[]) => Matrix;

/** What a mutant does in place of K-FAC: another factor for E[a a'], none for E[g g'], another step. */
interface Setting {
  factor?: Factor;
  scoresLeftOut?: boolean;
  stepSize?: number;
  activation?: typeof identityActivation;
  softmax?: boolean;
}

/**
 * Normal inputs x, targets y, weights and noise covariance. E is the mean over the inputs, and exact over the outputs
 * that the model draws.
 */
const observe =
  ({ factor, scoresLeftOut, stepSize = 1, activation = identityActivation, softmax }: Setting = {}) =>
  ({ own }: { own?: Instance }, { A }: ObserveContext): Observation => {
    const { add, identity, mean, multiply, norm, scale, solve, subtract, transpose } = matrices(A);
    const { layers, samples, inputs, hidden, outputs, seed } = own!;
    const random = stream('kfac', seed);
    const normal = (rows: number, columns: number): Scalar[][] =>
      Array.from({ length: rows }, () => Array.from({ length: columns }, () => A.of(random.normal())));
    const data = { x: normal(samples, inputs), y: normal(samples, outputs) };
    const widths = [inputs, ...new Array<number>(layers - 1).fill(hidden), outputs];
    const network = { weights: widths.slice(1).map((width, l) => normal(width, widths[l])), activation };
    const root = normal(outputs, outputs);
    const precision = add(identity(outputs), multiply(root, transpose(root)));

    const [center] = mean(data.x.map((xi) => [xi]));
    const blocks = fisherBlocks(A, network, softmax ? softmaxOutput : gaussianOutput(precision), data.x).map(
      (block) => ({
        exact: block.exact,
        G: block.scores,
        A: factor ? factor(A, block.inputs, center) : block.inputs,
      }),
    );

    // W <- W - eta G^-1 (dL/dW) A^-1 in every layer.
    const gradients = regressionGradients(A, network, precision, data);
    const stepped = network.weights.map((W, l) => {
      const rightDivided = gradients[l].map((row) => solve(blocks[l].A, row));
      const columns = transpose(rightDivided);
      const direction = scoresLeftOut ? rightDivided : transpose(columns.map((column) => solve(blocks[l].G, column)));
      return subtract(W, scale(A.of(stepSize), direction));
    });
    const solution = leastSquaresMap(A, data);
    const reached = stepped.reduce((product, W) => multiply(W, product));

    const relative = (M: Matrix, exact: Matrix): Scalar => A.div(norm(subtract(M, exact)), norm(exact));
    const rows = blocks.map(({ exact, G, A: inputFactor }, i) => ({
      i,
      fisherError: relative(kronecker(A, G, inputFactor), exact),
      stepError: relative(reached, solution),
    }));
    return { constants: { layers }, rows };
  };

const diagonal: Factor = (A, second) => second.map((row, i) => row.map((m, j) => (i === j ? m : A.of(0))));
const centered: Factor = (A, second, mean) => matrices(A).subtract(second, matrices(A).outer(mean, mean));

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
    { claim: 1, observe: observe({ scoresLeftOut: true }), on: oneLayer, why: 'the factor of the scores forgotten' },
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

import { network } from '../../src/core/scenario.js';
import { record } from '../../src/core/shape.js';

/** Two nodes without self weights, W = [[0, 1], [1, 0]]: bipartite, lambda_n = -1, and nothing ever averages out. */
export const swap = network({
  title: 'Two nodes that swap',
  satisfies: 'doubly-stochastic',
  instance: record({}),

  build: () => ({
    nodes: 2,
    weights: [
      [0, 1],
      [1, 0],
    ],
    facts: { 'doubly-stochastic': [] },
    constants: { n: 2, lambda2: -1, lambdaMin: -1 },
  }),
});

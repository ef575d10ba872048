import { network } from '../../src/core/scenario.js';
import { integer, real, record } from '../../src/core/shape.js';
import { mixingMatrix } from '../../src/pieces/mixingMatrix.js';

/**
 * All nodes joined: each keeps the weight `self` and shares the rest equally. One non-trivial eigenvalue,
 * self - (1 - self)/(n - 1), negative below self = 1/n, where W is the exact average.
 */
export const complete = network({
  title: 'Complete graph',
  satisfies: 'doubly-stochastic mixing',
  instance: record({ nodes: integer(2, 9), self: real(0.05, 0.95) }),

  build: ({ nodes, self }) => mixingMatrix(nodes, () => (1 - self) / (nodes - 1)),
});

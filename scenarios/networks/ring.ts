import { network } from '../../src/core/scenario.js';
import { integer, real, record } from '../../src/core/shape.js';
import { mixingMatrix } from '../../src/pieces/mixingMatrix.js';

/**
 * A cycle: each node keeps the weight `self` and gives half of the rest to each neighbour.
 * Eigenvalues self + (1 - self) cos(2 pi j/n), j = 0, ..., n-1; a small self weight and an even n make lambda_n dominate.
 */
export const ring = network({
  title: 'Ring',
  satisfies: 'doubly-stochastic mixing',
  instance: record({ nodes: integer(3, 9), self: real(0.05, 0.95) }),

  build: ({ nodes, self }) => mixingMatrix(nodes, (i, j) => (j - i === 1 || j - i === nodes - 1 ? (1 - self) / 2 : 0)),
});

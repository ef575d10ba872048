import { network } from '../../src/core/scenario.js';
import { integer, real, record } from '../../src/core/shape.js';
import { metropolis } from '../../src/pieces/mixingMatrix.js';

/** Nodes in a line with Metropolis weights, 1/3 on each edge; rho = 1 - (2/3)(1 - cos(pi/n)) where not lazy. */
export const path = network({
  title: 'Path',
  satisfies: 'doubly-stochastic mixing',
  instance: record({ nodes: integer(3, 9), laziness: real(0, 0.9) }),

  build: ({ nodes, laziness }) =>
    metropolis(
      nodes,
      Array.from({ length: nodes - 1 }, (_, i) => [i, i + 1]),
      laziness,
    ),
});

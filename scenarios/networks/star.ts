import { network } from '../../src/core/scenario.js';
import { integer, real, record } from '../../src/core/shape.js';
import { metropolis } from '../../src/pieces/mixingMatrix.js';

/** One center joined to all others, with Metropolis weights 1/n; rho = 1 - 1/n where not lazy. */
export const star = network({
  title: 'Star',
  satisfies: 'doubly-stochastic mixing',
  instance: record({ nodes: integer(3, 9), laziness: real(0, 0.9) }),

  build: ({ nodes, laziness }) =>
    metropolis(
      nodes,
      Array.from({ length: nodes - 1 }, (_, i) => [0, i + 1]),
      laziness,
    ),
});

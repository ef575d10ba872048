import { network } from '../../src/core/scenario.js';
import { real, record } from '../../src/core/shape.js';
import { mixingMatrix } from '../../src/pieces/mixingMatrix.js';

/** Two nodes with the weight w between them: lambda_2 = 1 - 2 w, negative for w > 1/2. */
export const pair = network({
  title: 'Pair of nodes',
  satisfies: 'doubly-stochastic mixing',
  instance: record({ weight: real(0.01, 0.99) }),

  build: ({ weight }) => mixingMatrix(2, () => weight),
});

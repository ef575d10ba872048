import { scenario } from '../../src/core/scenario.js';
import { real, record } from '../../src/core/shape.js';
import { gaussianDipLink } from '../../src/pieces/links.js';
import { separable } from '../../src/pieces/ridges.js';

/** f(x) = 1 - exp(-x^2/2): smooth with L = 1, minimizer 0, minimum 0, flat far away. */
export const gaussianDip = scenario({
  title: 'Gaussian dip',
  satisfies: 'smooth minimizer',
  instance: record({ start: real(-8, 8) }),

  build({ start }) {
    return {
      dim: 1,
      start: [start],
      minimizer: [0],
      minimum: 0,
      objective: separable(gaussianDipLink, [1]),
      facts: { smooth: [1], minimizer: [] },
    };
  },
});

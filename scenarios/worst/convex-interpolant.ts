import { scenario } from '../../src/core/scenario.js';
import { record } from '../../src/core/shape.js';
import { lengthOf } from '../../src/numerics/gram.js';
import { maxOfAffine } from '../../src/pieces/maxOfAffine.js';
import { maxOfAffineProximal } from '../../src/pieces/polyhedra.js';
import { type Fields, type Lengths, wide } from './wide.js';

const shape = ({ slopes, offsets, vector }: Fields, sizes: Lengths) =>
  record({ slopes, offsets, start: vector }, { d: sizes.d, m: sizes.m });

/**
 * f(x) = max(0, max_i a_i.x - b_i) with b_i >= 0: minimizer 0, minimum 0, Lipschitz with the longest slope, with its
 * proximal step. At finitely many points every convex function with a minimizer agrees with one of these.
 */
export const convexInterpolant = scenario({
  title: 'Convex interpolant',
  satisfies: 'convex lipschitz proximable minimizer',
  instance: wide(shape),

  build({ slopes, offsets, start }) {
    const flat = start.map(() => 0);
    const [rows, b] = [
      [...slopes, flat],
      [...offsets, 0],
    ];
    const { prox } = maxOfAffineProximal(rows, b);
    return {
      dim: start.length,
      start,
      minimizer: flat,
      minimum: 0,
      objective: maxOfAffine(rows, b),
      proximalPoint: prox,
      facts: { convex: [], lipschitz: [Math.max(...rows.map(lengthOf))], proximable: [], minimizer: [] },
    };
  },
});

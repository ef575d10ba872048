import { scenario } from '../../src/core/scenario.js';
import { record } from '../../src/core/shape.js';
import { diagonalQuadratic } from '../../src/pieces/diagonalQuadratic.js';
import { maxOfAffine } from '../../src/pieces/maxOfAffine.js';
import { sum } from '../../src/pieces/sum.js';
import { type Fields, type Lengths, wide } from './wide.js';

const shape = ({ constant, slopes, offsets, vector }: Fields, sizes: Lengths) =>
  record({ mu: constant, slopes, offsets, start: vector }, { d: sizes.d, m: sizes.m });

/**
 * f(x) = mu/2 ||x||^2 + max(0, max_i a_i.x - b_i) with b_i >= 0: minimizer 0, minimum 0. At finitely many points every
 * strongly convex function agrees with one of these.
 */
export const stronglyConvexInterpolant = scenario({
  title: 'Strongly convex interpolant',
  satisfies: 'strongly-convex minimizer',
  instance: wide(shape),

  build({ mu, slopes, offsets, start }) {
    const flat = start.map(() => 0);
    return {
      dim: start.length,
      start,
      minimizer: flat,
      minimum: 0,
      objective: sum([diagonalQuadratic(start.map(() => mu)), maxOfAffine([...slopes, flat], [...offsets, 0])]),
      facts: { 'strongly-convex': [mu], minimizer: [] },
    };
  },
});

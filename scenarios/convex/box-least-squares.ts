import { scenario } from '../../src/core/scenario.js';
import { choice, list, positive, real, record, table, where } from '../../src/core/shape.js';
import { largestCurvature, roundedUp } from '../../src/numerics/gram.js';
import { linear } from '../../src/pieces/linear.js';
import { boxCorner, boxSet } from '../../src/pieces/sets.js';
import { shifted } from '../../src/pieces/shifted.js';
import { sum } from '../../src/pieces/sum.js';
import { sumOfSquares } from '../../src/pieces/sumOfSquares.js';
import { isSloped } from './closed.js';

/**
 * f(x) = 1/2 ||A (x - c)||^2 + g.(x - c) on the box |x_i| <= 1, where c is a face, an edge or a corner (`face` +-1), or
 * inside (`face` 0), and g pushes against the faces: minimizer c, minimum 0.
 * Certified: L = lambda_max(A^T A).
 */
export const boxLeastSquares = scenario({
  title: 'Least squares on a box',
  satisfies: 'convex smooth constrained box bounded-set linearly-minimizable',
  instance: where(
    record(
      {
        rows: table('n', 'd', real(-3, 3)),
        face: list('d', choice(0, 1, -1)),
        inside: list('d', real(-1, 1)),
        push: list('d', positive(0.01, 10)),
        start: list('d', real(-1, 1)),
      },
      { n: [1, 8], d: [1, 5] },
    ),
    'a row that is not zero',
    isSloped,
  ),

  build({ rows, face, inside, push, start }) {
    const minimizer = face.map((side, i) => side || inside[i]);
    const force = face.map((side, i) => (side === 0 ? 0 : -side * push[i]));
    const ones = face.map(() => 1);
    const lows = ones.map((one) => -one);
    return {
      dim: face.length,
      start,
      minimizer,
      minimum: 0,
      objective: shifted(sum([sumOfSquares(rows, 1), linear(force)]), minimizer),
      proximal: boxSet(lows, ones),
      linearMinimizer: boxCorner(lows, ones),
      facts: {
        convex: [],
        smooth: [roundedUp(largestCurvature(rows))],
        constrained: [],
        'linearly-minimizable': [],
        box: [2],
        'bounded-set': [roundedUp(2 * Math.sqrt(face.length))],
      },
    };
  },
});

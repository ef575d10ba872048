import type { Facts } from '../../src/core/facts.js';
import type { Problem } from '../../src/core/problem.js';
import { scenario } from '../../src/core/scenario.js';
import { list, positive, real, record } from '../../src/core/shape.js';
import {
  largestModulus,
  leastInverse,
  leastReal,
  normalOperator,
  type Plane,
} from '../../src/pieces/normalOperator.js';

const plane = record({ real: positive(0.05, 5), imaginary: real(-5, 5) }, {});
const point = record({ u: real(-10, 10), v: real(-10, 10) }, {});

interface Point {
  readonly u: number;
  readonly v: number;
}

const flat = (points: readonly Point[]): number[] => points.flatMap(({ u, v }) => [u, v]);

/** The problem of a normal operator with zero 0, and what is certified of every such operator beside the given facts. */
function aboutOrigin(planes: readonly Plane[], start: readonly Point[], facts: Facts): Problem {
  const center = planes.flatMap(() => [0, 0]);
  return {
    dim: center.length,
    start: flat(start),
    minimizer: center,
    operators: { A: normalOperator(planes, center) },
    facts: { ...facts, 'lipschitz-operator@A': [largestModulus(planes)], 'resolvable@A': [], zero: [] },
  };
}

/**
 * A x = N x on R^2m, in each plane a multiplication by a complex number with positive real part: scaling and rotation, as
 * the field (grad_u, -grad_v) of a saddle function with bilinear coupling. Zero 0.
 * Certified: mu = min Re, L = max |.|, beta = min Re / |.|^2.
 */
export const stronglyMonotoneField = scenario({
  title: 'Scaling and rotation, plane by plane',
  satisfies: 'strongly-monotone@A lipschitz-operator@A cocoercive@A resolvable@A zero',
  instance: record({ planes: list('m', plane), start: list('m', point) }, { m: [1, 4] }),

  build({ planes, start }) {
    return aboutOrigin(planes, start, {
      'strongly-monotone@A': [leastReal(planes)],
      'cocoercive@A': [leastInverse(planes)],
    });
  },
});

/**
 * A x = w J x in each plane, J a quarter turn: the field of the bilinear game min_u max_v w u v. Zero 0. Monotone with
 * <A x, x> = 0, the hardest there is for forward steps.
 * Certified: L = max |w|.
 */
export const rotationField = scenario({
  title: 'Rotation field of a bilinear game',
  satisfies: 'monotone@A lipschitz-operator@A resolvable@A zero',
  instance: record({ speeds: list('m', positive(0.05, 5)), start: list('m', point) }, { m: [1, 4] }),

  build({ speeds, start }) {
    return aboutOrigin(
      speeds.map((imaginary) => ({ real: 0, imaginary })),
      start,
      { 'monotone@A': [] },
    );
  },
});

/**
 * A and B both scale and rotate, plane by plane, about a common zero.
 * Certified: mu = min Re of A, beta = min Re / |.|^2 of B.
 */
export const normalPair = scenario({
  title: 'Two operators that scale and rotate',
  satisfies: 'strongly-monotone@A cocoercive@B resolvable@A resolvable@B zero',
  instance: record(
    {
      first: list('m', plane),
      second: list('m', plane),
      center: list('m', point),
      start: list('m', point),
    },
    { m: [1, 4] },
  ),

  build({ first, second, center, start }) {
    return {
      dim: 2 * first.length,
      start: flat(start),
      minimizer: flat(center),
      operators: { A: normalOperator(first, flat(center)), B: normalOperator(second, flat(center)) },
      facts: {
        'strongly-monotone@A': [leastReal(first)],
        'cocoercive@B': [leastInverse(second)],
        'resolvable@A': [],
        'resolvable@B': [],
        zero: [],
      },
    };
  },
});

/** A x = N x, in each plane a multiplication by any complex number: what is left when nothing is monotone. Zero 0. */
export const linearField = scenario({
  title: 'Expansion and rotation, plane by plane',
  satisfies: 'lipschitz-operator@A resolvable@A zero',
  instance: record(
    { planes: list('m', record({ real: real(-5, 5), imaginary: real(-5, 5) }, {})), start: list('m', point) },
    { m: [1, 4] },
  ),

  build({ planes, start }) {
    return aboutOrigin(planes, start, {});
  },
});

import { InstanceError } from '../../src/core/errors.js';
import type { Objective, Problem } from '../../src/core/problem.js';
import { dot } from '../../src/numerics/dot.js';
import { linear } from '../../src/pieces/linear.js';
import { maxOfAffineProximal, polytope } from '../../src/pieces/polyhedra.js';
import { sum } from '../../src/pieces/sum.js';
import { floats } from './sums.js';

type Rows = readonly (readonly number[])[];
type Planted = Omit<Problem, 'facts'>;

/** f tilted so that its gradient at 0 is `tilt`. */
function tilted(f: Objective, tilt: readonly number[]): Objective {
  return sum([f, linear(tilt)]);
}

/**
 * f(x) + tilt.x + max(-tilt.x, max_i a_i.x - b_i) for f stationary at 0 and b_i >= 0: minimizer 0, minimum 0.
 */
export function withKink(f: Objective, { tilt, slopes, offsets, start }: Kinked): Planted {
  const flat = start.map(() => 0);
  return {
    dim: start.length,
    start,
    minimizer: flat,
    minimum: 0,
    objective: tilted(f, tilt),
    proximal: maxOfAffineProximal([tilt.map((t) => -t), ...slopes], [0, ...offsets]),
  };
}

interface Kinked {
  readonly tilt: readonly number[];
  readonly slopes: Rows;
  readonly offsets: readonly number[];
  readonly start: readonly number[];
}

/** Part of its terms within which an inner product counts as 0. */
const ROUNDING = 1e-9;

/**
 * f(x) + tilt.x on the convex hull of 0, the start and the vertices, for f stationary at 0 and tilt.v >= 0 on all of
 * these: minimizer 0, minimum 0. What tilt.v misses by rounding is below what float64 decides, and no more is claimed.
 */
export function onPolytope(f: Objective, { tilt, vertices, start }: Bounded): Planted {
  const flat = start.map(() => 0);
  const corners = [flat, start, ...vertices];
  const wrong = corners.find((v) => dot(v, tilt) < -ROUNDING * size(tilt, v));
  if (wrong)
    throw new InstanceError({
      where: 'instance',
      expected: 'vertices and a start on which the tilt is not negative',
      received: JSON.stringify(wrong),
    });
  const objective = floats(tilted(f, tilt));
  return { dim: f.dim, start, minimizer: flat, minimum: 0, objective, proximal: polytope(corners) };
}

interface Bounded {
  readonly tilt: readonly number[];
  readonly vertices: Rows;
  readonly start: readonly number[];
}

function size(a: readonly number[], b: readonly number[]): number {
  return a.reduce((all, x, j) => all + Math.abs(x * b[j]), 0);
}

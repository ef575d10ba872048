import { InstanceError } from '../../src/core/errors.js';
import type { Objective, Problem } from '../../src/core/problem.js';
import { list, record } from '../../src/core/shape.js';
import { parabolicHull } from '../../src/pieces/parabolicHull.js';
import type { Fields, Lengths } from './wide.js';

/** Anchors and heights of each component. */
export const parts = ({ points, heights }: Fields, { n }: Lengths) =>
  list('c', record({ anchors: points, heights }, { n }));

/** Interpolants with curvatures in [mu, L], one for each component, stationary at 0. */
export function hulls(
  dim: number,
  curvature: readonly [number, number],
  components: readonly { readonly anchors: readonly (readonly number[])[]; readonly heights: readonly number[] }[],
): Objective[] {
  const odd = components.flatMap(({ anchors }) => anchors).find((anchor) => anchor.length !== dim);
  if (odd)
    throw new InstanceError({
      where: 'instance',
      expected: `anchors of the start's dimension ${dim}`,
      received: JSON.stringify(odd),
    });
  return components.map(({ anchors, heights }) => parabolicHull(dim, curvature, anchors, heights));
}

/** Tilts with one more that makes their sum zero, up to rounding. */
export function balanced(dim: number, tilts: readonly (readonly number[])[]): number[][] {
  const last = Array.from({ length: dim }, (_, j) => -tilts.reduce((sum, tilt) => sum + tilt[j], 0));
  return [...tilts.map((tilt) => [...tilt]), last];
}

/** An objective as float64 knows it, and no other arithmetic. */
export function floats({ dim, float64 }: Objective): Objective {
  return { dim, float64 };
}

/** The problem as float64 knows it: its tilts cancel up to rounding only, which many digits would take at its word. */
export function inFloats({ objective, components, ...problem }: Problem): Problem {
  return { ...problem, objective: objective && floats(objective), components: components?.map(floats) };
}

import type { Objective, Problem } from '../core/problem.js';
import type { Scalar } from '../core/space.js';
import type { World } from '../core/world.js';
import { plainKernels } from '../numerics/kernels.js';
import type { Stream } from '../random/streams.js';
import { floatField as FLOAT } from '../spaces/float64.js';

/** Doubles as the scalars of the float64 field, in place. */
export const scalars = (x: Float64Array): Scalar[] => x as unknown as Scalar[];

/** A point with its value and gradient, in float64. */
export interface Sampled {
  readonly x: Float64Array;
  readonly f: number;
  readonly g: Float64Array;
}

/**
 * Random points around the start and the minimizer, on several scales, and points where kinks tend to be. With the
 * subject 'set' they are projected onto the feasible set.
 */
export function sampledPoints(
  problem: Problem,
  objective: Objective,
  stream: Stream,
  count = 12,
  subject = '',
): Sampled[] {
  const { value, gradient } = objective.float64(plainKernels);
  return Array.from(scattered(problem, problem.minimizer ?? problem.start, stream, count), (x) => {
    if (subject === 'set') problem.proximal?.prox(FLOAT, scalars(x), FLOAT.of(1), scalars(x));
    const g = new Float64Array(problem.dim);
    gradient(x, g);
    return { x, f: value(x), g };
  });
}

/** The start and another point, then random points around the two in turn, on several scales of how far x_0 is from x*. */
export function* scattered(
  { start, minimizer }: Problem,
  other: readonly number[],
  stream: Stream,
  count: number,
): Generator<Float64Array> {
  const size = Math.max(1e-3, ...start.map((xi, i) => Math.abs(xi - (minimizer?.[i] ?? 0))));
  for (let number = 0; number < count; number++) {
    const reach = number < 2 ? 0 : size * 10 ** (1 - 3 * stream.uniform());
    yield Float64Array.from(number % 2 === 0 ? start : other, (xi) => xi + reach * stream.normal());
  }
}

/** What an audit is about: f, f on the feasible set with `@set`, or every component with `@each`. */
export function audited(world: World, subject: string): Objective[] {
  const { objective: problem } = world;
  if (!problem) return [];
  if (subject === 'each') return [...(problem.components ?? [])];
  return problem.objective ? [problem.objective] : [];
}

/** Applies a test to all ordered pairs of sampled points of what is audited; the first complaint is the finding. */
export function auditPairs(
  world: World,
  subject: string,
  stream: Stream,
  complaint: (a: Sampled, b: Sampled) => string | undefined,
): string | undefined {
  for (const objective of audited(world, subject)) {
    const points = sampledPoints(world.objective!, objective, stream, 12, subject);
    for (const a of points)
      for (const b of points) {
        const found = a === b ? undefined : complaint(a, b);
        if (found) return found;
      }
  }
  return undefined;
}

export function dot(x: Float64Array, y: Float64Array): number {
  return plainKernels.dot(x, y);
}

export function difference(x: Float64Array, y: Float64Array): Float64Array {
  return x.map((xi, i) => xi - y[i]);
}

/** Rounding allowance for a comparison of terms of these sizes. */
export function rounding(...terms: number[]): number {
  return 1e-9 * terms.reduce((sum, term) => sum + Math.abs(term), 0);
}

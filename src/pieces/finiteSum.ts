import type { Facts } from '../core/facts.js';
import type { Objective, Problem, Proximal } from '../core/problem.js';
import { linear } from './linear.js';
import { shifted } from './shifted.js';
import { mean, sum } from './sum.js';

/**
 * f = (1/n) sum_i (piece_i(x - x*) + <tilt_i, x - x*>) with convex pieces that are 0 and stationary at 0. If the tilts
 * cancel exactly, x* is a minimizer, f* = 0, and sum_i ||tilt_i||^2 / n the variance of the gradients there.
 */
export function planted(
  pieces: readonly Objective[],
  { minimizer, start, tilts, proximal }: PlantedAt,
  facts: Facts,
): Problem {
  const components = pieces.map((piece, i) => {
    const tilt = tilts?.[i];
    return shifted(tilt ? sum([piece, linear(tilt)]) : piece, minimizer);
  });
  return { dim: start.length, start, minimizer, minimum: 0, proximal, objective: mean(components), components, facts };
}

interface PlantedAt {
  readonly minimizer: readonly number[];
  readonly start: readonly number[];
  readonly tilts?: readonly (readonly number[])[];
  readonly proximal?: Proximal;
}

/** Differences of neighbours on a ring, t_i - t_{i+1}: they sum to zero, exactly so for small whole numbers. */
export function cancelling(tilts: readonly (readonly number[])[]): number[][] {
  return tilts.map((tilt, i) => tilt.map((t, j) => t - tilts[(i + 1) % tilts.length][j]));
}

/** sum_i ||x_i||^2 / n */
export function meanSquare(vectors: readonly (readonly number[])[]): number {
  return vectors.flat().reduce((total, x) => total + x * x, 0) / vectors.length;
}

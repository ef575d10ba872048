import type { Scalar, Space, Vector } from './space.js';

/** out = sum_j coefficients_j vectors_j, of at least one vector; `out` is none of them. */
export function combine(space: Space, out: Vector, coefficients: readonly Scalar[], vectors: readonly Vector[]): void {
  space.copy(out, vectors[0]);
  space.scale(out, coefficients[0]);
  for (let j = 1; j < vectors.length; j++) space.addScaled(out, coefficients[j], vectors[j]);
}

/** Returns the function out = mean of the vectors, whose coefficients are computed once. */
export function averaging(space: Space, vectors: readonly Vector[]): (out: Vector) => void {
  const share = space.scalar.div(space.scalar.of(1), space.scalar.of(vectors.length));
  const shares = vectors.map(() => share);
  return (out) => combine(space, out, shares, vectors);
}

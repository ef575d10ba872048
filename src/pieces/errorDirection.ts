import type { Field, Scalar } from '../core/space.js';
import type { Stream } from '../random/streams.js';
import { dot } from './fieldVectors.js';

/** Where the error of an inexact gradient points: the worst of them shorten or lengthen it, or turn it. */
export const ERRORS = ['short', 'long', 'turned', 'random'] as const;
export type ErrorKind = (typeof ERRORS)[number];

/**
 * A vector of length at most 1 to add to a gradient, times the size of the error.
 *
 * - short, long: against and along the gradient; against and along the first coordinate where that is zero
 * - turned: orthogonal to it, in the plane of the first two coordinates; in one dimension like short
 * - random: uniform direction, uniform length
 */
export function errorDirection(A: Field, kind: ErrorKind, g: readonly Scalar[], stream: Stream): Scalar[] {
  const unit = (v: readonly Scalar[], sign = 1): Scalar[] => {
    const square = dot(A, v, v);
    if (A.compare(square, A.of(0)) === 0) return v.map((_, i) => A.of(i === 0 ? sign : 0));
    const length = A.sqrt(square);
    return v.map((vi) => A.mul(A.of(sign), A.div(vi, length)));
  };
  if (kind === 'random') {
    const reach = A.of(stream.uniform());
    return unit(Array.from(g, () => A.of(stream.normal()))).map((vi) => A.mul(reach, vi));
  }
  if (kind === 'turned' && g.length > 1)
    return unit(Array.from(g, (_, i) => (i === 0 ? A.neg(g[1]) : i === 1 ? g[0] : A.of(0))));
  return unit(Array.from(g), kind === 'long' ? 1 : -1);
}

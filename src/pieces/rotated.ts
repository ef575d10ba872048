import type { Objective } from '../core/problem.js';
import type { Field, Scalar } from '../core/space.js';
import { floatField } from '../spaces/float64.js';
import { dot } from './fieldVectors.js';

/**
 * The reflection x - 2 v (v.x) / (v.v), in place: orthogonal and symmetric in every arithmetic to its own rounding,
 * which no table of doubles is.
 */
export function reflect(A: Field, v: readonly Scalar[], x: Scalar[]): void {
  const factor = A.div(A.mul(A.of(2), dot(A, v, x)), dot(A, v, v));
  for (let i = 0; i < x.length; i++) x[i] = A.sub(x[i], A.mul(factor, v[i]));
}

/**
 * f(x) = piece(Q x) with Q the reflection in the hyperplane orthogonal to `normal`. Spectra, Lipschitz and PL constants
 * of the piece stay what they are, exactly.
 *
 * @param normal  not zero, length dim
 */
export function rotated(piece: Objective, normal: readonly number[]): Objective {
  const { dim, over } = piece;
  return {
    dim,
    float64(kernels) {
      const f = piece.float64(kernels);
      const inner = kernels.floats(dim);
      const v = normal as unknown as readonly Scalar[];
      const turn = (x: Float64Array): void => reflect(floatField, v, x as unknown as Scalar[]);
      const turned = (x: Float64Array): Float64Array => {
        inner.set(x);
        turn(inner);
        return inner;
      };
      return {
        value: (x) => f.value(turned(x)),
        gradient(x, out) {
          f.gradient(turned(x), out);
          turn(out);
        },
      };
    },
    over:
      over &&
      ((A) => {
        const f = over(A);
        const v = normal.map(A.of);
        const turned = (x: readonly Scalar[]): Scalar[] => {
          const y = Array.from(x);
          reflect(A, v, y);
          return y;
        };
        return {
          value: (x) => f.value(turned(x)),
          gradient(x, out) {
            f.gradient(turned(x), out);
            reflect(A, v, out);
          },
        };
      }),
  };
}

import { float64 } from '../core/arithmetic.js';
import { compile } from '../core/formula.js';
import type { Coordinates, Field, Scalar, Scalars, Space, Vector } from '../core/space.js';
import type { Kernels } from '../numerics/kernels.js';

/** float64 as a field of opaque scalars: in this interpretation a scalar is a number. */
export const floatField = float64 as unknown as Field;

/** Scalars of any field. */
export function scalarsOf(A: Field): Scalars {
  return {
    of: A.of,
    add: A.add,
    sub: A.sub,
    mul: A.mul,
    div: A.div,
    neg: A.neg,
    sqrt: A.sqrt,
    compare: A.compare,
    formula: (text) => compile(text, A, 'method'),
  };
}

const number = (a: Scalar): number => a as unknown as number;
const floats = (x: Vector): Float64Array => x as unknown as Float64Array;

/** Vectors are Float64Arrays in the memory of the kernels, scalars are numbers. */
export function floatSpace(dim: number, kernels: Kernels): Space {
  return {
    name: 'float64',
    scalar: scalarsOf(floatField),
    zeros: () => kernels.floats(dim) as unknown as Vector,
    copy: (x, y) => floats(x).set(floats(y)),
    scale: (x, a) => kernels.scale(floats(x), number(a)),
    addScaled: (x, a, y) => kernels.addScaled(floats(x), number(a), floats(y)),
    subtractScaled: (x, a, y) => kernels.addScaled(floats(x), -number(a), floats(y)),
    mix: (x, a, y, b) => kernels.mix(floats(x), number(a), floats(y), number(b)),
    dot: (x, y) => kernels.dot(floats(x), floats(y)) as unknown as Scalar,
    coordinates: fieldCoordinates(floatField),
  };
}

/** Coordinate-wise operations on anything indexable that holds scalars of the field. */
export function fieldCoordinates(A: Field): Coordinates {
  const items = (x: Vector): Scalar[] => x as unknown as Scalar[];
  return {
    addSquares(x, a, y) {
      const [to, from] = [items(x), items(y)];
      for (let i = 0; i < to.length; i++) to[i] = A.add(to[i], A.mul(a, A.mul(from[i], from[i])));
    },
    subtractQuotient(x, a, y, s, eps) {
      const [to, above, below] = [items(x), items(y), items(s)];
      const zero = A.of(0);
      for (let i = 0; i < to.length; i++) {
        if (A.compare(above[i], zero) === 0) continue;
        to[i] = A.sub(to[i], A.div(A.mul(a, above[i]), A.add(A.sqrt(below[i]), eps)));
      }
    },
    clamp(x, low, high) {
      const to = items(x);
      for (let i = 0; i < to.length; i++) {
        if (A.compare(to[i], low) < 0) to[i] = low;
        else if (A.compare(to[i], high) > 0) to[i] = high;
      }
    },
    maximum(x, y) {
      const [to, from] = [items(x), items(y)];
      for (let i = 0; i < to.length; i++) if (A.compare(from[i], to[i]) > 0) to[i] = from[i];
    },
    exponentiate(x, a, y) {
      const [to, from] = [items(x), items(y)];
      let total = A.of(0);
      for (let i = 0; i < to.length; i++) {
        to[i] = A.mul(to[i], A.exp(A.neg(A.mul(a, from[i]))));
        total = A.add(total, to[i]);
      }
      for (let i = 0; i < to.length; i++) to[i] = A.div(to[i], total);
    },
    read: (x) => Array.from(items(x)),
  };
}

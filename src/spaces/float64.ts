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

/**
 * A vector of the float64 space: `factor` times the elements of `source` from `from` on. Mostly that is 1 times its own
 * floats; a sampled gradient may stay a multiple of a row of data, which nobody writes out until somebody looks at it.
 */
class FloatVector {
  source: Float64Array;
  factor: number;
  from: number;

  constructor(
    private readonly own: Float64Array,
    private readonly kernels: Kernels,
  ) {
    this.source = own;
    this.factor = 1;
    this.from = 0;
  }

  /** The coordinates, to be read or changed in place. */
  floats(): Float64Array {
    if (this.source !== this.own) this.settle();
    return this.own;
  }

  private settle(): void {
    this.kernels.setScaled(this.own, this.factor, this.source, this.from);
    this.become(this.own, 1, 0);
  }

  /** The coordinates, to be overwritten. */
  fresh(): Float64Array {
    this.become(this.own, 1, 0);
    return this.own;
  }

  become(source: Float64Array, factor: number, from: number): void {
    this.source = source;
    this.factor = factor;
    this.from = from;
  }
}

const vector = (x: Vector): FloatVector => x as unknown as FloatVector;

/** The coordinates of a vector of the float64 space, to be read or changed in place. */
export function floatsOf(x: Vector): Float64Array {
  return (x as unknown as FloatVector).floats();
}

/** The coordinates of a vector that is about to be overwritten; what they are now is lost. */
export function freshFloats(x: Vector): Float64Array {
  return (x as unknown as FloatVector).fresh();
}

/** x = a y, y the elements of `source` from `from` on, without writing it out. `source` must not change while x is used. */
export function setLazily(x: Vector, a: number, source: Float64Array, from: number): void {
  const to = x as unknown as FloatVector;
  to.source = source;
  to.factor = a;
  to.from = from;
}

/** R^dim in the memory of the kernels; scalars are numbers. */
export interface FloatSpace extends Space {
  place(coordinates: ArrayLike<number>): Vector;
}

export function floatSpace(dim: number, kernels: Kernels): FloatSpace {
  const vectorOf = (floats: Float64Array): Vector => new FloatVector(floats, kernels) as unknown as Vector;
  return {
    name: 'float64',
    scalar: scalarsOf(floatField),
    place: (coordinates) => vectorOf(kernels.place(coordinates)),
    zeros: () => vectorOf(kernels.floats(dim)),
    copy(x, y) {
      const { factor, source, from } = vector(y);
      kernels.setScaled(freshFloats(x), factor, source, from);
    },
    scale: (x, a) => kernels.scale(floatsOf(x), number(a)),
    addScaled(x, a, y) {
      const to = floatsOf(x);
      const { factor, source, from } = vector(y);
      kernels.addScaled(to, number(a) * factor, source, from);
    },
    subtractScaled(x, a, y) {
      const to = floatsOf(x);
      const { factor, source, from } = vector(y);
      kernels.addScaled(to, -number(a) * factor, source, from);
    },
    mix(x, a, y, b) {
      const to = floatsOf(x);
      const { factor, source, from } = vector(y);
      kernels.mix(to, number(a), source, number(b) * factor, from);
    },
    dot: (x, y) => kernels.dot(floatsOf(x), floatsOf(y)) as unknown as Scalar,
    coordinates: fieldCoordinates(floatField, (x) => floatsOf(x) as unknown as Scalar[]),
  };
}

/** Coordinate-wise operations; `items` gives what holds the coordinates of a vector, to be read or changed in place. */
export function fieldCoordinates(A: Field, items: (x: Vector) => Scalar[]): Coordinates {
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

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
    min: (a, b) => (A.compare(b, a) < 0 ? b : a),
    compare: A.compare,
    formula: (text) => compile(text, A, 'method'),
  };
}

const number = (a: Scalar): number => a as unknown as number;
const vector = (x: Vector): FloatVector => x as unknown as FloatVector;

/**
 * A vector of the float64 space: `factor` times the elements of `source` from `from` on. Mostly that is 1 times its own
 * floats; a sampled gradient may stay a multiple of a row of data, which nobody writes out until somebody looks at it.
 */
class FloatVector {
  constructor(
    private readonly own: Float64Array,
    private readonly kernels: Kernels,
    private source = own,
    private factor = 1,
    private from = 0,
  ) {}

  /** The coordinates, to be read or changed in place. */
  floats(): Float64Array {
    if (this.source !== this.own) this.copy(this);
    return this.own;
  }

  /** The coordinates, to be overwritten. */
  fresh(): Float64Array {
    this.become(1, this.own, 0);
    return this.own;
  }

  /** Changes what this vector is a multiple of, without writing it out. */
  become(factor: number, source: Float64Array, from: number): void {
    this.factor = factor;
    this.source = source;
    this.from = from;
  }

  copy(y: FloatVector): void {
    this.kernels.setScaled(this.own, y.factor, y.source, y.from);
    this.become(1, this.own, 0);
  }

  scale(a: number): void {
    this.kernels.scale(this.floats(), a);
  }

  addScaled(a: number, y: FloatVector): void {
    this.kernels.addScaled(this.floats(), a * y.factor, y.source, y.from);
  }

  mix(a: number, y: FloatVector, b: number): void {
    this.kernels.mix(this.floats(), a, y.source, b * y.factor, y.from);
  }

  dot(y: FloatVector): number {
    return this.kernels.dot(this.floats(), y.floats());
  }
}

/** The coordinates of a vector of the float64 space, to be read or changed in place. */
export function floatsOf(x: Vector): Float64Array {
  return vector(x).floats();
}

/** The coordinates of a vector that is about to be overwritten; what they are now is lost. */
export function freshFloats(x: Vector): Float64Array {
  return vector(x).fresh();
}

/** x = a y, y the elements of `source` from `from` on, without writing it out. `source` must not change while x is used. */
export function setLazily(x: Vector, a: number, source: Float64Array, from: number): void {
  vector(x).become(a, source, from);
}

const floatScalars = scalarsOf(floatField);
const floatCoordinates: Coordinates = {
  ...fieldCoordinates(floatField, (x) => floatsOf(x) as unknown as Scalar[]),
  // The loops of adaptive methods, in operators: calls through a field are slow once it has been a field of decimals too.
  addSquares(x, a, y) {
    const [to, factor, from] = [floatsOf(x), number(a), floatsOf(y)];
    for (let i = 0; i < to.length; i++) to[i] += factor * (from[i] * from[i]);
  },
  subtractQuotient(x, a, y, s, eps) {
    const [to, above, below] = [floatsOf(x), floatsOf(y), floatsOf(s)];
    const [factor, shift] = [number(a), number(eps)];
    for (let i = 0; i < to.length; i++)
      if (above[i] !== 0) to[i] -= (factor * above[i]) / (Math.sqrt(below[i]) + shift);
  },
};

/** A vector of the float64 space with these coordinates. */
export function placeFloats(coordinates: ArrayLike<number>, kernels: Kernels): Vector {
  return new FloatVector(kernels.place(coordinates), kernels) as unknown as Vector;
}

/** R^dim in the memory of the kernels; scalars are numbers. */
export function floatSpace(dim: number, kernels: Kernels): Space {
  return shaped({
    name: 'float64',
    scalar: floatScalars,
    zeros: () => new FloatVector(kernels.floats(dim), kernels) as unknown as Vector,
    coordinates: floatCoordinates,
  });
}

/** Another space, in the shape of the float64 one. */
export function besideFloats(space: Space): Space {
  return shaped(space, space);
}

/** A getter of a literal would give every space a shape of its own. */
class Shape {
  constructor(private readonly from: Pick<Space, 'coordinates'>) {}

  get coordinates(): Coordinates {
    return this.from.coordinates;
  }
}

/**
 * A space in the one shape, and of the one set of functions, that all interpretations share: so the operations that a
 * method's text calls stay known to the compiler, and fast in float64, however the text has been interpreted before.
 *
 * @param slow  the space whose operations these are; those of float64 where missing
 */
function shaped(own: Pick<Space, 'name' | 'scalar' | 'zeros' | 'coordinates'>, slow?: Space): Space {
  const { name, scalar } = own;
  return Object.assign(new Shape(own), {
    name,
    scalar,
    zeros: () => own.zeros(),
    copy(x: Vector, y: Vector): void {
      if (slow) slow.copy(x, y);
      else vector(x).copy(vector(y));
    },
    scale(x: Vector, a: Scalar): void {
      if (slow) slow.scale(x, a);
      else vector(x).scale(number(a));
    },
    addScaled(x: Vector, a: Scalar, y: Vector): void {
      if (slow) slow.addScaled(x, a, y);
      else vector(x).addScaled(number(a), vector(y));
    },
    subtractScaled(x: Vector, a: Scalar, y: Vector): void {
      if (slow) slow.subtractScaled(x, a, y);
      else vector(x).addScaled(-number(a), vector(y));
    },
    mix(x: Vector, a: Scalar, y: Vector, b: Scalar): void {
      if (slow) slow.mix(x, a, y, b);
      else vector(x).mix(number(a), vector(y), number(b));
    },
    dot(x: Vector, y: Vector): Scalar {
      return slow ? slow.dot(x, y) : (vector(x).dot(vector(y)) as unknown as Scalar);
    },
  });
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
      let [before, after] = [A.of(0), A.of(0)];
      for (let i = 0; i < to.length; i++) {
        before = A.add(before, to[i]);
        to[i] = A.mul(to[i], A.exp(A.neg(A.mul(a, from[i]))));
        after = A.add(after, to[i]);
      }
      const share = A.div(before, after);
      for (let i = 0; i < to.length; i++) to[i] = A.mul(to[i], share);
    },
    read: (x) => Array.from(items(x)),
  };
}

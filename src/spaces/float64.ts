import { float64 } from '../core/arithmetic.js';
import { compile } from '../core/formula.js';
import type { Coordinates, Field, Scalar, Scalars, Space, Vector } from '../core/space.js';
import type { AddressKernels, Arena } from '../numerics/arena.js';

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
 * A vector of the float64 space: `factor` times the doubles at an address of the arena. Mostly that is 1 times doubles of
 * its own; a sampled gradient may stay a multiple of a row of data, which nobody writes out until somebody looks at it.
 */
export class FloatVector {
  private readonly kernels: AddressKernels;
  private readonly own: number;
  private source: number;
  private factor = 1;
  private view: Float64Array | undefined;

  constructor(
    private readonly arena: Arena,
    private readonly dim: number,
  ) {
    this.kernels = arena.at;
    this.own = arena.allocate(dim);
    this.source = this.own;
  }

  /** Sets the coordinates. */
  write(coordinates: ArrayLike<number>): this {
    this.arena.write(this.address(), coordinates);
    return this;
  }

  clear(): this {
    this.arena.clear(this.address(), this.dim);
    return this;
  }

  /** Where the coordinates are, to be read or changed in place. */
  address(): number {
    if (this.source !== this.own) this.copy(this);
    return this.own;
  }

  /** The coordinates, to be read or changed in place. */
  floats(): Float64Array {
    const address = this.address();
    this.view ??= this.arena.view(address, this.dim);
    return this.view;
  }

  /** Makes this vector a multiple of data that will not change while it is one, without writing it out. */
  become(factor: number, source: number): void {
    this.factor = factor;
    this.source = source;
  }

  copy(y: FloatVector): void {
    this.kernels.setScaled(this.own, y.source, y.factor, this.dim);
    this.become(1, this.own);
  }

  scale(a: number): void {
    this.kernels.scale(this.address(), a, this.dim);
  }

  addScaled(a: number, y: FloatVector): void {
    this.kernels.addScaled(this.address(), y.source, a * y.factor, this.dim);
  }

  mix(a: number, y: FloatVector, b: number): void {
    this.kernels.mix(this.address(), y.source, a, b * y.factor, this.dim);
  }

  dot(y: FloatVector): number {
    return this.kernels.dot(this.address(), y.address(), this.dim);
  }
}

/** The coordinates of a vector of the float64 space, to be read or changed in place. */
export function floatsOf(x: Vector): Float64Array {
  return vector(x).floats();
}

/** A vector of the float64 space with these coordinates. */
export function placeFloats(coordinates: ArrayLike<number>, arena: Arena): Vector {
  return new FloatVector(arena, coordinates.length).write(coordinates) as unknown as Vector;
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

/** R^dim in an arena; scalars are numbers. */
export function floatSpace(dim: number, arena: Arena): Space {
  return shaped({
    name: 'float64',
    scalar: floatScalars,
    zeros: () => new FloatVector(arena, dim).clear() as unknown as Vector,
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
      if (slow === undefined) vector(x).copy(vector(y));
      else slow.copy(x, y);
    },
    scale(x: Vector, a: Scalar): void {
      if (slow === undefined) vector(x).scale(number(a));
      else slow.scale(x, a);
    },
    addScaled(x: Vector, a: Scalar, y: Vector): void {
      if (slow === undefined) vector(x).addScaled(number(a), vector(y));
      else slow.addScaled(x, a, y);
    },
    subtractScaled(x: Vector, a: Scalar, y: Vector): void {
      if (slow === undefined) vector(x).addScaled(-number(a), vector(y));
      else slow.subtractScaled(x, a, y);
    },
    mix(x: Vector, a: Scalar, y: Vector, b: Scalar): void {
      if (slow === undefined) vector(x).mix(number(a), vector(y), number(b));
      else slow.mix(x, a, y, b);
    },
    dot(x: Vector, y: Vector): Scalar {
      return slow === undefined ? (vector(x).dot(vector(y)) as unknown as Scalar) : slow.dot(x, y);
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

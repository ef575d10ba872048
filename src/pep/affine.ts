import { float64 } from '../core/arithmetic.js';
import { Refusal } from '../core/errors.js';
import type { Field, Scalar } from '../core/space.js';
import type { Form } from './sdp.js';

/** Room for column numbers in a key i * STRIDE + j, which stays a small integer of the engine. */
const STRIDE = 2 ** 15;

/**
 * An affine form in what the worst case chooses: inner products of basis vectors, and function values.
 *
 * constant + sum of gram[i, j] <b_i, b_j> + sum of free[m] f_m
 */
export class Affine {
  readonly gram = new Map<number, number>();
  readonly free = new Map<number, number>();

  constructor(public constant = 0) {}

  /** The m-th function value. */
  static value(m: number): Affine {
    const form = new Affine();
    form.free.set(m, 1);
    return form;
  }

  /** this + weight * other, in place. */
  plus(weight: number, other: Affine): this {
    this.constant += weight * other.constant;
    for (const [key, value] of other.gram) increase(this.gram, key, weight * value);
    for (const [m, value] of other.free) increase(this.free, m, weight * value);
    return this;
  }

  /** this + weight * <u, v> for rows of coefficients over the basis, in place. */
  plusInner(weight: number, u: readonly number[], v: readonly number[]): this {
    for (let i = 0; i < u.length; i++) {
      if (!u[i]) continue;
      for (let j = 0; j < v.length; j++)
        if (v[j]) increase(this.gram, i < j ? i * STRIDE + j : j * STRIDE + i, weight * u[i] * v[j]);
    }
    return this;
  }

  /** Whether nothing in it is unknown. */
  get known(): boolean {
    return this.gram.size === 0 && this.free.size === 0;
  }

  /** Coefficients of inner products of basis vectors. */
  *entries(): Generator<readonly [i: number, j: number, value: number]> {
    for (const [key, value] of this.gram) if (value !== 0) yield [Math.floor(key / STRIDE), key % STRIDE, value];
  }

  /** Basis vectors it speaks of. */
  *basis(): Generator<number> {
    for (const [i, j] of this.entries()) {
      yield i;
      yield j;
    }
  }

  /** Without the inner products of basis vectors i and j where they are 0: where i and j differ modulo `blocks`. */
  within(blocks: number): Affine {
    const form = new Affine().plus(1, this);
    for (const key of form.gram.keys())
      if ((Math.floor(key / STRIDE) - (key % STRIDE)) % blocks !== 0) form.gram.delete(key);
    return form;
  }

  /** The form over a renumbered basis; vectors without a number are zero. */
  over(position: ReadonlyMap<number, number>): Form {
    const gram: [number, number, number][] = [];
    for (const [i, j, value] of this.entries()) {
      const [row, column] = [position.get(i), position.get(j)];
      if (row !== undefined && column !== undefined) gram.push([row, column, value]);
    }
    return { constant: this.constant, gram, free: [...this.free].filter(([, value]) => value !== 0) };
  }
}

function increase(terms: Map<number, number>, key: number, by: number): void {
  terms.set(key, (terms.get(key) ?? 0) + by);
}

/** The square root of an affine form: a distance or a norm. Its worst case is that of its square. */
export class Root {
  constructor(readonly square: Affine) {}
}

/** The least of several forms or roots. */
export class Least {
  constructor(readonly among: readonly (number | Affine | Root)[]) {}
}

/** A step length that makes f stationary along a direction, known by the conditions it imposes only. */
export class LineStep {
  constructor(
    readonly from: readonly number[],
    readonly direction: readonly number[],
    readonly sign = 1,
  ) {}
}

/** A scalar of the Gram interpretation: a plain number where it is known. */
export type GramScalar = number | Affine | Root | Least | LineStep;

export const inside = (a: Scalar): GramScalar => a as unknown as GramScalar;
const outside = (a: GramScalar): Scalar => a as unknown as Scalar;
const isKnown = (a: GramScalar): a is number => typeof a === 'number';

function refuse(what: string): never {
  throw new Refusal(`it needs ${what} an inner product or function value, which the worst case chooses`);
}

/** The number itself, where it must be known: as coefficient of a vector, in a branch. */
export function known(a: Scalar, use: string): number {
  const value = inside(a);
  return isKnown(value) ? value : refuse(use);
}

function affine(a: GramScalar, use: string): Affine {
  if (isKnown(a)) return new Affine(a);
  if (a instanceof Affine) return a;
  if (a instanceof LineStep) throw new Refusal('a step of an exact line search is used otherwise than along its line');
  throw new Refusal(
    `${use} ${a instanceof Root ? 'a distance or norm' : 'a minimum'}: only its own worst case is taken`,
  );
}

/** A form in which nothing is unknown is its constant. */
export function simple(form: Affine): GramScalar {
  return form.known ? form.constant : form;
}

function scaled(a: GramScalar, factor: number): GramScalar {
  if (isKnown(a)) return a * factor;
  if (a instanceof Affine) return simple(new Affine().plus(factor, a));
  if (a instanceof LineStep && Math.abs(factor) === 1) return new LineStep(a.from, a.direction, a.sign * factor);
  if (factor < 0 || a instanceof LineStep) throw new Refusal('a negative multiple of a norm or a minimum');
  if (a instanceof Root) return new Root(new Affine().plus(factor * factor, a.square));
  return new Least(a.among.map((one) => scaled(one, factor) as number | Affine | Root));
}

function sum(a: GramScalar, b: GramScalar, sign: 1 | -1): GramScalar {
  if (isKnown(a) && isKnown(b)) return a + sign * b;
  if (b === 0) return a;
  if (a instanceof Least && isKnown(b)) return new Least(a.among.map((one) => sum(one, b, sign) as Affine));
  return simple(new Affine().plus(1, affine(a, 'a sum with')).plus(sign, affine(b, 'a sum with')));
}

function product(a: GramScalar, b: GramScalar): GramScalar {
  if (isKnown(a)) return scaled(b, a);
  if (isKnown(b)) return scaled(a, b);
  if (a === b && a instanceof Root) return a.square;
  return refuse('a product of two numbers that depend on');
}

function power(a: GramScalar, exponent: GramScalar): GramScalar {
  if (!isKnown(exponent)) return refuse('an exponent that depends on');
  if (isKnown(a)) return a ** exponent;
  if (exponent === 1) return a;
  return exponent === 2 ? product(a, a) : refuse('a power of');
}

const number = (use: string, f: (x: number) => number): ((a: Scalar) => Scalar) => {
  return (a) => outside(f(known(a, use)));
};

/** Arithmetic on numbers and affine forms; refuses what would not be affine, and branches on unknowns. */
export const gramField: Field = {
  ...(float64 as unknown as Field),
  name: 'Gram',
  toNumber: (a) => known(a, 'the value of'),
  add: (a, b) => outside(sum(inside(a), inside(b), 1)),
  sub: (a, b) => outside(sum(inside(a), inside(b), -1)),
  mul: (a, b) => outside(product(inside(a), inside(b))),
  div: (a, b) => {
    const divisor = known(b, 'a division by');
    return outside(isKnown(inside(a)) ? (inside(a) as number) / divisor : scaled(inside(a), 1 / divisor));
  },
  neg: (a) => outside(scaled(inside(a), -1)),
  pow: (a, b) => outside(power(inside(a), inside(b))),
  sqrt: (a) => {
    const value = inside(a);
    return outside(isKnown(value) ? Math.sqrt(value) : new Root(affine(value, 'the root of')));
  },
  abs: number('the absolute value of', Math.abs),
  exp: number('the exponential of', Math.exp),
  log: number('the logarithm of', Math.log),
  sin: number('the sine of', Math.sin),
  cos: number('the cosine of', Math.cos),
  acos: number('the arc cosine of', Math.acos),
  floor: number('the integer part of', Math.floor),
  compare: (a, b) => {
    const use = 'a branch on';
    return float64.compare(known(a, use), known(b, use));
  },
};

/** The least of two scalars, without a branch. */
export function least(a: Scalar, b: Scalar): Scalar {
  const [p, q] = [inside(a), inside(b)];
  if (isKnown(p) && isKnown(q)) return outside(Math.min(p, q));
  const among = (s: GramScalar): Least['among'] =>
    s instanceof Least ? s.among : s instanceof LineStep ? refuse('a minimum with') : [s];
  return outside(new Least([...among(p), ...among(q)]));
}

import { Decimal } from 'decimal.js';

/**
 * Numbers as an interface, so that formulas, problems and methods are written once and evaluated in float64 or with
 * many digits. `of` takes a double as exactly that double.
 */
export interface Arithmetic<N> {
  readonly name: string;
  /** Relative spacing of the numbers: 2^-52 for float64. */
  readonly epsilon: number;
  of(x: number): N;
  /** A number written in a formula: 0.1 is one tenth, not the double nearest to it. */
  literal(text: string): N;
  /** Nearest double; digits are lost here and nowhere else. */
  toNumber(a: N): number;
  add(a: N, b: N): N;
  sub(a: N, b: N): N;
  mul(a: N, b: N): N;
  div(a: N, b: N): N;
  neg(a: N): N;
  pow(a: N, b: N): N;
  sqrt(a: N): N;
  abs(a: N): N;
  exp(a: N): N;
  log(a: N): N;
  sin(a: N): N;
  cos(a: N): N;
  acos(a: N): N;
  floor(a: N): N;
  compare(a: N, b: N): number;
  readonly pi: N;
}

export const float64: Arithmetic<number> = {
  name: 'float64',
  epsilon: Number.EPSILON,
  of: (x) => x,
  literal: Number,
  toNumber: (a) => a,
  add: (a, b) => a + b,
  sub: (a, b) => a - b,
  mul: (a, b) => a * b,
  div: (a, b) => a / b,
  neg: (a) => -a,
  pow: (a, b) => a ** b,
  sqrt: Math.sqrt,
  abs: Math.abs,
  exp: Math.exp,
  log: Math.log,
  sin: Math.sin,
  cos: Math.cos,
  acos: Math.acos,
  floor: Math.floor,
  compare: (a, b) => (a < b ? -1 : a > b ? 1 : a === b ? 0 : Number.NaN),
  pi: Math.PI,
};

/** Arithmetic with the given number of significant decimal digits. */
export function decimals(digits: number): Arithmetic<Decimal> {
  const D = Decimal.clone({ precision: digits, rounding: Decimal.ROUND_HALF_EVEN, minE: -9e15, maxE: 9e15 });
  return {
    name: `${digits} digits`,
    epsilon: 10 ** (1 - digits),
    of: exactDouble(D),
    literal: (text) => new D(text),
    toNumber: (a) => a.toNumber(),
    add: (a, b) => a.add(b),
    sub: (a, b) => a.sub(b),
    mul: (a, b) => a.mul(b),
    div: (a, b) => a.div(b),
    neg: (a) => a.neg(),
    pow: (a, b) => a.pow(b),
    sqrt: (a) => a.sqrt(),
    abs: (a) => a.abs(),
    exp: (a) => a.exp(),
    log: (a) => a.ln(),
    sin: (a) => a.sin(),
    cos: (a) => a.cos(),
    acos: (a) => a.acos(),
    floor: (a) => a.floor(),
    compare: (a, b) => (a.isNaN() || b.isNaN() ? Number.NaN : a.cmp(b)),
    pi: D.acos(-1),
  };
}

/**
 * A double as exactly mantissa * 2^exponent, to the digits of the arithmetic. The constructor of Decimal would read the
 * shortest decimal text instead: 0.1 as one tenth.
 */
function exactDouble(D: typeof Decimal): (x: number) => Decimal {
  const float = new Float64Array(1);
  const words = new Uint32Array(float.buffer);
  const powers = new Map<number, Decimal>();
  return (x) => {
    if (Number.isInteger(x) || !Number.isFinite(x)) return new D(x);
    float[0] = x;
    const biased = (words[1] >>> 20) & 0x7ff;
    const mantissa = (words[1] & 0xfffff) * 2 ** 32 + words[0] + (biased > 0 ? 2 ** 52 : 0);
    const exponent = Math.max(biased, 1) - 1075;
    let power = powers.get(exponent);
    if (!power) {
      power = new D(2).pow(exponent);
      powers.set(exponent, power);
    }
    return new D(Math.sign(x) * mantissa).mul(power);
  };
}

/** The arithmetic in which a close comparison is decided. */
export const precise = decimals(60);
export type { Decimal } from 'decimal.js';

/**
 * Exact rationals. A certificate is only as good as this file and `definite.ts`, so they are short and import nothing.
 */
export interface Rational {
  readonly numerator: bigint;
  /** At least 1; without a common divisor with the numerator. */
  readonly denominator: bigint;
}

const magnitude = (a: bigint): bigint => (a < 0n ? -a : a);

function commonDivisor(a: bigint, b: bigint): bigint {
  let [x, y] = [magnitude(a), magnitude(b)];
  while (y > 0n) [x, y] = [y, x % y];
  return x;
}

/** @throws RangeError for a denominator of 0 */
export function ratio(numerator: bigint, denominator: bigint): Rational {
  if (denominator === 0n) throw new RangeError('a rational has no denominator 0');
  const divisor = commonDivisor(numerator, denominator) * (denominator < 0n ? -1n : 1n);
  return { numerator: numerator / divisor, denominator: denominator / divisor };
}

export const ZERO: Rational = { numerator: 0n, denominator: 1n };
export const ONE: Rational = { numerator: 1n, denominator: 1n };

/** The double itself: numerator times a power of two. */
export function exactly(x: number): Rational {
  if (!Number.isFinite(x)) throw new RangeError(`${x} is no rational`);
  let exponent = 0;
  let whole = x;
  for (; !Number.isInteger(whole); exponent++) whole *= 2;
  return { numerator: BigInt(whole), denominator: 1n << BigInt(exponent) };
}

export const plus = (a: Rational, b: Rational): Rational =>
  ratio(a.numerator * b.denominator + b.numerator * a.denominator, a.denominator * b.denominator);
export const minus = (a: Rational, b: Rational): Rational => plus(a, negated(b));
export const times = (a: Rational, b: Rational): Rational =>
  ratio(a.numerator * b.numerator, a.denominator * b.denominator);
export const over = (a: Rational, b: Rational): Rational =>
  ratio(a.numerator * b.denominator, a.denominator * b.numerator);
export const negated = (a: Rational): Rational => ({ numerator: -a.numerator, denominator: a.denominator });
export const absolute = (a: Rational): Rational => (a.numerator < 0n ? negated(a) : a);
export const isZero = (a: Rational): boolean => a.numerator === 0n;

/** Negative, zero or positive, as a is below, at or above b. */
export function compared(a: Rational, b: Rational): number {
  const difference = a.numerator * b.denominator - b.numerator * a.denominator;
  return difference < 0n ? -1 : difference > 0n ? 1 : 0;
}

/** Least common multiple of the denominators: times it, all are whole. */
export function commonDenominator(all: Iterable<Rational>): bigint {
  let common = 1n;
  for (const { denominator } of all)
    if (common % denominator !== 0n) common *= denominator / commonDivisor(common, denominator);
  return common;
}

/** a times a multiple of its denominator. */
export const wholeTimes = (a: Rational, common: bigint): bigint => a.numerator * (common / a.denominator);

/** The nearest double or one beside it. */
export function toNumber(a: Rational): number {
  const bits = (x: bigint): number => magnitude(x).toString(2).length;
  const shift = 64 - (bits(a.numerator) - bits(a.denominator));
  const quotient =
    shift >= 0 ? (a.numerator << BigInt(shift)) / a.denominator : a.numerator / (a.denominator << BigInt(-shift));
  // In two steps, since 2^-shift alone may not be a double.
  const half = Math.trunc(shift / 2);
  return Number(quotient) * 2 ** -half * 2 ** -(shift - half);
}

/** The least number with so many significant decimal digits, or one more, that is not below a. */
export function roundedUp(a: Rational, digits: number): Rational {
  if (isZero(a)) return a;
  const shift = digits - 1 - Math.floor(Math.log10(Math.abs(toNumber(a))));
  const [scale, unscale] = shift >= 0 ? [10n ** BigInt(shift), 1n] : [1n, 10n ** BigInt(-shift)];
  const [numerator, denominator] = [a.numerator * scale, a.denominator * unscale];
  const floor = numerator / denominator - (numerator < 0n && numerator % denominator !== 0n ? 1n : 0n);
  const ceiling = floor * denominator === numerator ? floor : floor + 1n;
  return ratio(ceiling * unscale, scale);
}

/** Denominators that are larger powers of two are written as such. */
const LARGE = 1n << 20n;

/** '3', '1/3', '5404319552844595/2^53' */
export function written({ numerator, denominator }: Rational): string {
  if (denominator === 1n) return String(numerator);
  const exponent = denominator.toString(2).length - 1;
  const dyadic = denominator > LARGE && denominator === 1n << BigInt(exponent);
  return `${numerator}/${dyadic ? `2^${exponent}` : denominator}`;
}

/** The inverse of `written`; nothing for other texts. */
export function read(text: unknown): Rational | undefined {
  const [whole, numerator, power, denominator] =
    (typeof text === 'string' && /^(-?\d+)(?:\/(?:2\^(\d{1,5})|(\d+)))?$/.exec(text)) || [];
  if (whole === undefined || (denominator !== undefined && /^0+$/.test(denominator))) return undefined;
  return ratio(BigInt(numerator), power === undefined ? BigInt(denominator ?? 1) : 1n << BigInt(power));
}

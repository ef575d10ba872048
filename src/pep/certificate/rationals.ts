import type { Arithmetic } from '../../core/arithmetic.js';
import { Refusal } from '../../core/errors.js';
import * as Q from './rational.js';

const refuse = (what: string) => (): never => {
  throw new Refusal(`${what} is no rational`);
};

function power(a: Q.Rational, b: Q.Rational): Q.Rational {
  if (b.denominator === 2n) return power(root(a), { numerator: b.numerator, denominator: 1n });
  if (b.denominator !== 1n) return refuse('a root')();
  const exponent = b.numerator < 0n ? -b.numerator : b.numerator;
  const raised = Q.ratio(a.numerator ** exponent, a.denominator ** exponent);
  return b.numerator < 0n ? Q.over(Q.ONE, raised) : raised;
}

/** Where both parts are squares. */
function root({ numerator, denominator }: Q.Rational): Q.Rational {
  return { numerator: wholeRoot(numerator), denominator: wholeRoot(denominator) };
}

/** Newton's, from above. */
function wholeRoot(a: bigint): bigint {
  if (a < 0n) return refuse('the root of a negative number')();
  let x = 1n << BigInt(Math.ceil(a.toString(2).length / 2));
  for (let next = (x + a / x) / 2n; next < x; next = (x + a / x) / 2n) x = next;
  return x * x === a ? x : refuse('a root')();
}

/** '0.25', '1e-3' as the decimal fraction it is. */
function literal(text: string): Q.Rational {
  const [, whole, fraction = '', exponent = '0'] = /^(\d+)(?:\.(\d*))?(?:e([+-]?\d+))?$/i.exec(text) ?? [];
  if (whole === undefined) return refuse(text)();
  const shift = Number(exponent) - fraction.length;
  const digits = BigInt(whole + fraction);
  return shift < 0 ? Q.ratio(digits, 10n ** BigInt(-shift)) : Q.ratio(digits * 10n ** BigInt(shift), 1n);
}

/** Formulas in exact arithmetic; refuses what leaves the rationals. */
export const rationals: Arithmetic<Q.Rational> = {
  name: 'rational',
  epsilon: 0,
  of: Q.exactly,
  literal,
  toNumber: Q.toNumber,
  add: Q.plus,
  sub: Q.minus,
  mul: Q.times,
  div: (a, b) => (Q.isZero(b) ? refuse('a division by 0')() : Q.over(a, b)),
  neg: Q.negated,
  pow: power,
  sqrt: root,
  abs: Q.absolute,
  exp: refuse('an exponential'),
  log: refuse('a logarithm'),
  sin: refuse('a sine'),
  cos: refuse('a cosine'),
  acos: refuse('an arc cosine'),
  floor({ numerator, denominator }) {
    const remainder = ((numerator % denominator) + denominator) % denominator;
    return { numerator: (numerator - remainder) / denominator, denominator: 1n };
  },
  compare: Q.compared,
  get pi(): Q.Rational {
    return refuse('pi')();
  },
};

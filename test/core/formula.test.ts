import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Arithmetic, float64, precise } from '../../src/core/arithmetic.js';
import { compile, dimensionOf, FormulaError, isAffine, symbolsOf } from '../../src/core/formula.js';

const scope = (values: Record<string, number>, A: Arithmetic<unknown>) =>
  Object.fromEntries(Object.entries(values).map(([name, value]) => [name, A.of(value)]));

describe('compile', () => {
  const formulas = [
    'L*D^2 / (4*k*h + 2)',
    'max(abs(1 - h), D/(1 + D))^k * L',
    'sqrt(D^2 + L) - log(1 + k)*exp(-h)',
    'kl(h/2, (1 + h)/4) + mod(k, 3) - floor(D) + ceil(D)',
  ];

  it('gives the same number in float64 and in many digits', () => {
    const positive = fc.double({ min: 0.01, max: 1, noNaN: true });
    fc.assert(
      fc.property(
        fc.constantFrom(...formulas),
        fc.record({ L: positive, D: positive, h: positive, k: fc.integer({ min: 1, max: 9 }) }),
        (text, values) => {
          const fast = compile(text, float64)(values);
          const exact = precise.toNumber(compile(text, precise)(scope(values, precise as never) as never));
          expect(Math.abs(fast - exact)).toBeLessThanOrEqual(1e-13 * Math.max(1, Math.abs(exact)));
        },
      ),
    );
  });

  it('takes 0.1 in a formula as one tenth', () => {
    expect(compile('10 * 0.1 == 1', precise)({}).toNumber()).toBe(1);
    expect(compile('x*10 == 1', precise)({ x: precise.of(0.1) }).toNumber()).toBe(0);
  });

  it('reads 1/2*x as (1/2)*x, and chains of comparisons as their conjunction', () => {
    expect(compile('1/2*x', float64)({ x: 4 })).toBe(2);
    expect(compile('0 < x <= 1', float64)({ x: 1 })).toBe(1);
    expect(compile('0 < x <= 1', float64)({ x: 0 })).toBe(0);
  });

  it('names an unknown symbol and what is known instead', () => {
    expect(() => compile('Lf * D', float64, 'theorem a')({ L: 1, D: 2 })).toThrow(
      /theorem a: .*"Lf" in "Lf \* D".*Known here: D, L\./,
    );
  });

  it.each([
    ['L * (D', 'a formula in mathjs syntax'],
    ['gamma(3)', 'the function "gamma"'],
    ['max()', '0 arguments to "max"'],
    ['x = 3', 'AssignmentNode'],
    ['[1, 2]', 'ArrayNode'],
  ])('rejects %s', (text, complaint) => {
    expect(() => compile(text, float64)).toThrow(FormulaError);
    expect(() => compile(text, float64)).toThrow(complaint);
  });
});

describe('symbolsOf', () => {
  it('lists free symbols once, without functions and constants', () => {
    expect(symbolsOf('max(L, mu) * L * pi + log(D)')).toEqual(['L', 'mu', 'D']);
  });
});

describe('dimensionOf', () => {
  const symbols = { L: 'F/X^2', D: 'X', eta: 'X^2/F', k: '1', mu: 'F/X^2', G: 'F/X' };

  it.each([
    ['L*D^2/(4*eta*L*k + 2)', { F: 1, X: 0 }],
    ['G*D/sqrt(k)', { F: 1, X: 0 }],
    ['(1 - mu/L)^k * D', { F: 0, X: 1 }],
    ['sqrt(L*mu)', { F: 1, X: -2 }],
    ['max(D, D*k)', { F: 0, X: 1 }],
  ])('knows that of %s', (text, expected) => {
    expect(dimensionOf(text, symbols)).toEqual(expected);
  });

  it.each([
    ['L + D', 'terms of one dimension'],
    ['exp(-eta)', 'a pure number as argument of exp'],
    ['L^k', 'a pure number under a varying exponent'],
    ['2^D', 'a pure number as exponent'],
  ])('refuses %s', (text, complaint) => {
    expect(() => dimensionOf(text, symbols)).toThrow(complaint);
  });

  it('lets zero stand for any dimension', () => {
    expect(dimensionOf('max(0, D)', symbols)).toEqual({ F: 0, X: 1 });
  });
});

describe('isAffine', () => {
  it.each([
    ['2*x + y/L - 1', true],
    ['x^2', false],
    ['x*y', false],
    ['sqrt(x)', false],
    ['L^2 * x', true],
    ['1/x', false],
  ])('%s: %s', (text, expected) => {
    expect(isAffine(text, new Set(['x', 'y']))).toBe(expected);
  });
});

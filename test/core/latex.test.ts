import fc from 'fast-check';
import katex from 'katex';
import { describe, expect, it } from 'vitest';
import { latexOf } from '../../src/core/latex.js';

describe('latexOf', () => {
  it.each([
    ['L*D^2 / (4*k*h + 2)', '\\frac{L D^{2}}{4 k h + 2}'],
    ['mu * sigma2 / kappa', '\\frac{\\mu \\sigma^2}{\\kappa}'],
    ['(1 - h)^k * (D + 1)', '(1 - h)^{k} (D + 1)'],
    ['a - (b - c) - d', 'a - (b - c) - d'],
    ['a + (-b)', 'a + (-b)'],
    ['-2*n*t^2', '-2 n t^{2}'],
    ['2*3^k', '2 \\cdot 3^{k}'],
    ['k^(1/2)', 'k^{1/2}'],
    ['n*log(n)', 'n\\, \\log(n)'],
    ['max(a/b, 1)', '\\max\\left\\{ \\frac{a}{b},\\, 1 \\right\\}'],
    ['(a or b) and c', '(a \\text{ or } b) \\text{ and } c'],
    ['a and b and c', 'a \\text{ and } b \\text{ and } c'],
    ['1e-9*s', '10^{-9} s'],
    ['0.000001', '10^{-6}'],
    ['beta1 + lambdaMin + V0', '\\beta_{1} + \\lambda_{\\mathrm{min}} + V_{0}'],
    ['0 <= h < 1', '0 \\le h < 1'],
  ])('writes %s as %s', (formula, latex) => {
    expect(latexOf(formula)).toBe(latex);
  });

  it('puts a measure that is written as a difference in parentheses where it is part of something', () => {
    const letters = { gap: 'f(x_k) - f^\\star', dist: '\\|x_k - x^\\star\\|' };
    expect(latexOf('gap', letters)).toBe('f(x_k) - f^\\star');
    expect(latexOf('-gap', letters)).toBe('-(f(x_k) - f^\\star)');
    expect(latexOf('2*gap', letters)).toBe('2 (f(x_k) - f^\\star)');
    expect(latexOf('dist^2', letters)).toBe('\\|x_k - x^\\star\\|^{2}');
  });

  it('writes what a typesetter reads, for any formula', () => {
    const { formula } = fc.letrec<{ formula: string }>((tie) => ({
      formula: fc.oneof(
        { maxDepth: 4 },
        fc.constantFrom('L', 'eta', 'k', '2', '0.5', '1e-7', 'sigma2', 'ratioPrev'),
        fc
          .tuple(tie('formula'), fc.constantFrom('+', '-', '*', '/', '^'), tie('formula'))
          .map(([a, op, b]) => `(${a})${op}(${b})`),
        tie('formula').map((a) => `-(${a})`),
        fc
          .tuple(fc.constantFrom('sqrt', 'exp', 'abs', 'floor', 'log'), tie('formula'))
          .map(([name, a]) => `${name}(${a})`),
        fc
          .tuple(fc.constantFrom('max', 'min', 'kl', 'mod'), tie('formula'), tie('formula'))
          .map(([name, a, b]) => `${name}(${a}, ${b})`),
      ),
    }));
    fc.assert(
      fc.property(formula, (text) => {
        expect(() => katex.renderToString(latexOf(text), { throwOnError: true })).not.toThrow();
      }),
    );
  });
});

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { latexOf } from '../../src/core/latex.js';
import { notation } from '../../src/plots/index.js';

const f = '<i>f</i>';
const xk = '<i>x</i><sub><i>k</i></sub>';

describe('notation', () => {
  it.each([
    ['f(x_k) - f^\\star', `${f}(${xk}) − ${f}*`],
    ['\\|x_k - x^\\star\\|^2', `‖${xk} − <i>x</i>*‖<sup>2</sup>`],
    ['f(\\bar x_k)', `${f}(<i>x̄</i><sub><i>k</i></sub>)`],
    ['\\tfrac1k', '1/<i>k</i>'],
    ['\\frac{a}{b}s', '<i>a</i>/<i>b</i>·<i>s</i>'],
    ['\\min_{j \\le k} V_j', 'min<sub><i>j</i> ≤ <i>k</i></sub><i>V</i><sub><i>j</i></sub>'],
    ['\\sqrt{1 - \\beta}', '√(1 − β)'],
    ['\\mathrm{a<b}', 'a &lt; b'],
  ])('sets %s', (latex, html) => {
    expect(notation(latex)).toBe(html);
  });

  it('puts parentheses around the parts of a fraction that need them', () => {
    expect(notation(latexOf('L*D^2/(4*k + 2)'))).toBe('<i>LD</i><sup>2</sup>/(4<i>k</i> + 2)');
    expect(notation(latexOf('(a + b)/(c*d)'))).toBe('(<i>a</i> + <i>b</i>)/(<i>cd</i>)');
  });

  it('ends for any text, with every tag closed', () => {
    fc.assert(
      fc.property(
        fc.string({ unit: fc.constantFrom('x', '1', '_', '^', '{', '}', '\\', 'frac', '-', ' ', '<', '(') }),
        (text) => {
          const html = notation(text);
          const count = (tag: RegExp): number => html.match(tag)?.length ?? 0;
          expect(count(/<(i|sub|sup)>/g)).toBe(count(/<\/(i|sub|sup)>/g));
        },
      ),
    );
  });
});

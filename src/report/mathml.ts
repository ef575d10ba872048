import katex from 'katex';

/**
 * MathML of LaTeX, for a page that needs no fonts and no styles for it.
 *
 * The copy of the LaTeX that KaTeX puts beside it is left out: it is a third of the size, and the page keeps what a
 * reader may want to copy. Bars need no attribute that keeps them upright.
 */
export function mathml(latex: string, options: { readonly display?: boolean } = {}): string {
  const html = katex.renderToString(latex, {
    output: 'mathml',
    displayMode: options.display ?? false,
    throwOnError: true,
    strict: 'ignore',
  });
  return html
    .replace(/^<span[^>]*>|<\/span>$/g, '')
    .replace(/<annotation[\s\S]*?<\/annotation>/g, '')
    .replace(/<\/?semantics>/g, '')
    .replaceAll(' mathvariant="normal">∥<', '>∥<')
    .replace(' xmlns="http://www.w3.org/1998/Math/MathML"', '');
}

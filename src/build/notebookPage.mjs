/**
 * What an executed notebook needs to be a page that needs no network: nbconvert leaves formulas to a script from afar, and
 * its sanitizer empties pictures. So both wait under a mark while it works, and are put in their places afterwards.
 */
import katex from 'katex';

/** Code as it is, or a formula between dollars. */
const CODE_OR_FORMULA = /(```[\s\S]*?```|`[^`]*`)|\$\$([\s\S]+?)\$\$|\$([^$]+?)\$/g;
const MARK = /@@kept(\d+)@@/g;
/** Anchors that nbconvert makes of headings. */
const ANCHOR = /(id|href)="[^"]*@@kept[^"]*"/g;

/** The notebook as nbconvert is to see it, and what turns its page into the one that is wanted. */
export function asPage(notebook) {
  const kept = [];
  const keep = (html) => `@@kept${kept.push(html) - 1}@@`;
  const formula = (tex, displayMode) => keep(katex.renderToString(tex, { output: 'mathml', displayMode }));
  const prose = (text) =>
    text.replace(
      CODE_OR_FORMULA,
      (_, code, display, inline) => code ?? formula(display ?? inline, inline === undefined),
    );
  const shown = ({ data, ...output }) => {
    const svg = data?.['image/svg+xml'];
    if (!svg) return data ? { ...output, data } : output;
    const base64 = Buffer.from([svg].flat().join('')).toString('base64');
    return { ...output, data: { 'text/html': keep(`<img alt="figure" src="data:image/svg+xml;base64,${base64}">`) } };
  };
  const cells = notebook.cells.map((cell) =>
    cell.cell_type === 'markdown'
      ? { ...cell, source: prose([cell.source].flat().join('')) }
      : { ...cell, outputs: cell.outputs.map(shown) },
  );
  const finish = (html) =>
    html
      .replace(/<script[\s\S]*?<\/script>/g, '')
      .replace(ANCHOR, (anchor) => anchor.replace(MARK, ''))
      .replace(MARK, (_, position) => kept[Number(position)]);
  return { marked: { ...notebook, cells }, finish };
}

type Align = 'left' | 'right';
type Paint = (text: string) => string;

/** A cell that is measured by its text and shown in a style. */
export interface Painted {
  readonly text: string;
  readonly paint: Paint;
}
export type Cell = string | Painted;

const textOf = (cell: Cell): string => (typeof cell === 'string' ? cell : cell.text);

/** Columns two spaces apart, without rules; the last one is not padded. */
export function columns(
  header: readonly string[],
  rows: readonly (readonly Cell[])[],
  align: readonly Align[],
): string {
  const all = [header.map((text): Cell => ({ text, paint: bold })), ...rows];
  const widths = header.map((_, i) => Math.max(...all.map((row) => textOf(row[i]).length)));
  const line = (row: readonly Cell[]): string =>
    row
      .map((cell, i) => {
        const space = ' '.repeat(widths[i] - textOf(cell).length);
        const shown = typeof cell === 'string' ? cell : cell.paint(cell.text);
        if (align[i] === 'right') return space + shown;
        return i === row.length - 1 ? shown : shown + space;
      })
      .join('  ')
      .trimEnd();
  return all.map(line).join('\n');
}

/** Styles are for terminals; NO_COLOR turns them off there too. */
const styled = process.stdout.isTTY && !process.env.NO_COLOR;
const style =
  (code: number): Paint =>
  (text) =>
    styled ? `\u001b[${code}m${text}\u001b[0m` : text;
export const bold = style(1);
export const dim = style(2);
export const red = style(31);
export const green = style(32);
export const yellow = style(33);

/** Breaks text at spaces. */
export function wrapped(text: string, width: number, indent: string): string {
  const lines: string[] = [];
  let line = '';
  for (const word of text.split(/\s+/)) {
    if (line && indent.length + line.length + 1 + word.length > width) {
      lines.push(line);
      line = word;
    } else line = line ? `${line} ${word}` : word;
  }
  return [...lines, line].map((each) => indent + each).join('\n');
}

/** A number in few characters: 0.99999, 1.02, 3.9e4. */
export function shortNumber(x: number | null, digits = 5): string {
  if (x === null || Number.isNaN(x)) return '-';
  if (x >= Number.MAX_VALUE) return 'inf';
  const rounded = Number(x.toPrecision(digits));
  const plain = String(rounded);
  return plain.length <= digits + 5 ? plain : rounded.toExponential(digits - 2).replace('e+', 'e');
}

/** Rows as an aligned Markdown table. */
export function table(head: string[], rows: string[][]): string {
  const widths = head.map((_, i) => Math.max(...[head, ...rows].map((row) => row[i]!.length)));
  return [head, widths.map((width) => '-'.repeat(width)), ...rows]
    .map((row) => `| ${row.map((text, i) => text.padEnd(widths[i]!)).join(' | ')} |`)
    .join('\n');
}

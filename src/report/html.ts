import type { ReportData } from './data.js';

/** The built parts of a report's page. */
export interface PageParts {
  readonly script: string;
  readonly styles: string;
  /** Large scripts by name that the page unpacks when a view needs them: gzip in base64. */
  readonly packed: Readonly<Record<string, string>>;
}

/**
 * One file that needs no other: data, styles and scripts are in it, and its policy forbids every request. What is not
 * needed to show the table lies at the end, packed.
 */
export function reportHtml(data: ReportData, { script, styles, packed }: PageParts): string {
  return [
    '<!doctype html>',
    '<html lang="en">',
    '<head>',
    '<meta charset="utf-8">',
    `<meta http-equiv="Content-Security-Policy" content="${POLICY}">`,
    '<meta name="viewport" content="width=device-width, initial-scale=1">',
    '<meta name="color-scheme" content="light dark">',
    '<title>boundlab: the handbook</title>',
    `<style>${styles.replaceAll('</style', '<\\/style')}</style>`,
    '</head>',
    '<body>',
    '<div id="app"></div>',
    '<noscript><p>This report is drawn by a script it carries; allow scripts to read it.</p></noscript>',
    `<script type="application/json" id="data">${jsonText(data)}</script>`,
    `<script>${scriptText(script)}</script>`,
    ...Object.entries(packed).map(([name, text]) => `<script type="text/plain" id="${name}">${text}</script>`),
    '</body>',
    '</html>',
    '',
  ].join('\n');
}

/** Nothing is fetched; inline scripts and styles, workers made of the page's own text and WASM are allowed. */
const POLICY = [
  "default-src 'none'",
  "script-src 'unsafe-inline' 'wasm-unsafe-eval' blob:",
  "style-src 'unsafe-inline'",
  'img-src data: blob:',
  'worker-src blob:',
].join('; ');

/** Text that can stand between tags, or in a quoted attribute. */
export function escaped(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('"', '&quot;');
}

/** JSON that can stand in a script element: nothing in it ends the element, or opens another one or a comment. */
export function jsonText(value: unknown): string {
  return JSON.stringify(value).replace(/<(?=\/script|script|!--)/gi, '\\u003c');
}

/** Code that can stand in a script element; the escape means the same inside of strings and regular expressions. */
export function scriptText(code: string): string {
  return code.replace(/<(?=\/script|!--)/gi, '\\x3c');
}

/**
 * `boundlab/notebook`: figures and tables in the cells of a Jupyter notebook with TypeScript (tslab). Node only.
 */
import { openStudio, type Studio } from './cli/image.js';
import { FileError } from './cli/usage.js';
import { BoundlabError } from './core/errors.js';
import type { Figure } from './plots/figure.js';
import { escaped } from './report/html.js';

export interface ShowOptions {
  /** In CSS pixels; 860 and the figure's own height, or 480, where missing. */
  readonly width?: number;
  readonly height?: number;
  /**
   * 'svg' and 'png' are drawn by an installed Chromium. 'plotly' hands the figure to the notebook's own plotly renderer:
   * then it can be zoomed and hovered over, but a page or a viewer without one shows nothing. A picture where missing,
   * as SVG unless that is large; 'plotly' where there is no Chromium.
   */
  readonly as?: 'svg' | 'png' | 'plotly';
}

export type TableRow = Readonly<Record<string, string | number | boolean | null>>;

const WIDTH = 860;
const HEIGHT = 480;
/** A larger SVG is shown as PNG: notebooks are kept under version control with what they show. */
const MOST_SVG = 90_000;
/** What keeps the kernel from ending: a browser is closed after so many milliseconds without a figure. */
const IDLE = 1500;

/** Shows a figure below the cell. */
export async function show(figure: Figure, options: ShowOptions = {}): Promise<void> {
  const display = kernelDisplay('show');
  const size = { width: options.width ?? WIDTH, height: options.height ?? figure.layout.height ?? HEIGHT };
  if (options.as === 'plotly') return showInteractive(figure, size);
  const studio = await studioOrAdvice();
  if (typeof studio === 'string') {
    display.raw('text/plain', studio);
    return showInteractive(figure, size);
  }
  try {
    if (options.as !== 'png') {
      const svg = new TextDecoder().decode(await studio.imageOf(figure, 'svg', size));
      if (options.as === 'svg' || svg.length <= MOST_SVG) return display.raw('image/svg+xml', svg);
    }
    display.raw('image/png', await studio.imageOf(figure, 'png', size));
  } finally {
    closeWhenIdle();
  }
}

/** Shows rows below the cell as a table; numbers to four digits. */
export function table(rows: readonly TableRow[]): void {
  kernelDisplay('table').raw('text/html', tableHtml(rows));
}

/** Rows as an HTML table; the columns are the keys of the first row, and numbers stand on the right. */
export function tableHtml(rows: readonly TableRow[]): string {
  const columns = Object.keys(rows[0] ?? {});
  const numeric = (column: string): boolean => rows.every((row) => typeof row[column] === 'number');
  const cell = (tag: string, column: string, text: string): string =>
    `<${tag} style="text-align: ${numeric(column) ? 'right' : 'left'}">${text}</${tag}>`;
  const head = columns.map((column) => cell('th', column, escaped(column))).join('');
  const body = rows.map(
    (row) => `<tr>${columns.map((column) => cell('td', column, escaped(textOf(row[column])))).join('')}</tr>`,
  );
  return `<table><thead><tr>${head}</tr></thead><tbody>${body.join('')}</tbody></table>`;
}

function textOf(value: TableRow[string]): string {
  return typeof value === 'number' ? String(Number(value.toPrecision(4))) : String(value ?? '');
}

function showInteractive({ data, layout }: Figure, size: { width: number; height: number }): void {
  const figure = { data, layout: { ...layout, ...size } };
  // The protocol wants JSON as such, while tslab's types speak of texts only.
  kernelDisplay('show').raw('application/vnd.plotly.v1+json', figure);
}

/** What tslab gives to the code of a cell; the part used here. */
interface Display {
  raw(contentType: string, content: unknown): void;
}

/** What tslab leaves for the code of cells; its `require` gives the module of the kernel that runs. */
interface Kernel {
  require(id: 'tslab'): { readonly display: Display };
}

function kernelDisplay(where: string): Display {
  const kernel: Kernel | undefined = Reflect.get(globalThis, '__tslab__');
  if (kernel) return kernel.require('tslab').display;
  throw new BoundlabError({
    where: `boundlab/notebook, ${where}`,
    expected: 'a Jupyter notebook with the TypeScript kernel tslab',
    received: 'another program',
    advice: 'Figures are plain data for plotly; "boundlab run ID --plot FILE" draws them without a notebook.',
  });
}

let opened: Promise<Studio> | undefined;
let idle: NodeJS.Timeout | undefined;

/** The studio that is open, or a new one; where there is no Chromium, what to install. */
async function studioOrAdvice(): Promise<Studio | string> {
  clearTimeout(idle);
  opened ??= openStudio('pictures in a notebook');
  try {
    return await opened;
  } catch (error) {
    opened = undefined;
    if (error instanceof FileError) return error.message;
    throw error;
  }
}

function closeWhenIdle(): void {
  clearTimeout(idle);
  idle = setTimeout(() => {
    const last = opened;
    opened = undefined;
    last?.then((studio) => studio.close());
  }, IDLE);
}

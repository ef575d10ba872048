import type { Page } from 'playwright-core';
import type { Figure } from '../plots/index.js';
import { startChromium } from './browser.js';
import { plotlyScript } from './plotly.js';

export type ImageFormat = 'png' | 'svg';

/** Size of a picture in CSS pixels; a PNG has twice as many dots. */
export interface ImageSize {
  readonly width: number;
  readonly height: number;
}

const SIZE: ImageSize = { width: 900, height: 540 };

/** A Chromium with plotly that draws pictures until it is closed. */
export interface Studio {
  /** A figure as the bytes of a picture, the same for the same figure and size on one machine. */
  imageOf(figure: Figure, format: ImageFormat, size?: Partial<ImageSize>): Promise<Uint8Array>;
  close(): Promise<void>;
}

/**
 * Opens a studio in an installed Chromium.
 *
 * @throws FileError where there is no Chromium
 */
export async function openStudio(purpose: string): Promise<Studio> {
  const browser = await startChromium(purpose);
  try {
    const page = await browser.newPage();
    await page.addScriptTag({ content: plotlyScript() });
    return { imageOf: (figure, format, size) => drawnOn(page, figure, format, size), close: () => browser.close() };
  } catch (error) {
    await browser.close();
    throw error;
  }
}

/**
 * A figure as the bytes of a picture, drawn by an installed Chromium.
 *
 * @throws FileError where there is no Chromium
 */
export async function imageOf(figure: Figure, format: ImageFormat, size?: Partial<ImageSize>): Promise<Uint8Array> {
  const studio = await openStudio(`a picture as ${format.toUpperCase()}`);
  try {
    return await studio.imageOf(figure, format, size);
  } finally {
    await studio.close();
  }
}

async function drawnOn(
  page: Page,
  figure: Figure,
  format: ImageFormat,
  size: Partial<ImageSize> = {},
): Promise<Uint8Array> {
  const { width, height } = { ...SIZE, height: figure.layout.height ?? SIZE.height, ...size };
  const options = { format, width, height, scale: format === 'png' ? 2 : 1 };
  const url = await page.evaluate<string>(
    `(${reseed})(${seedOf([figure, options])}), Plotly.toImage(${JSON.stringify(figure)}, ${JSON.stringify(options)})`,
  );
  const [head, body] = [url.slice(0, url.indexOf(',')), url.slice(url.indexOf(',') + 1)];
  return head.endsWith(';base64') ? Buffer.from(body, 'base64') : Buffer.from(decodeURIComponent(body));
}

/**
 * Plotly draws the ids within an SVG at random. Seeded by the figure they are the same in each run, and still differ
 * between the figures of one page.
 */
const reseed = `(seed) => {
  Math.random = () => {
    seed = (Math.imul(seed, 1664525) + 1013904223) >>> 0;
    return seed / 2 ** 32;
  };
}`;

/** FNV-1a over the UTF-16 units of the JSON, 32 bits. Pictures under version control have ids drawn from JSON without "<". */
function seedOf(drawn: unknown): number {
  const text = JSON.stringify(drawn).replaceAll('<', '\\u003c');
  let hash = 0x811c9dc5;
  for (let i = 0; i < text.length; i++) hash = Math.imul(hash ^ text.charCodeAt(i), 0x01000193);
  return hash >>> 0;
}

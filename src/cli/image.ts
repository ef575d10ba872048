import type { Figure } from '../plots/index.js';
import { startChromium } from './browser.js';
import { inScript } from './page.js';
import { plotlyScript } from './plotly.js';

/** Size of a picture in CSS pixels; a PNG has twice as many dots. */
export interface ImageSize {
  readonly width: number;
  readonly height: number;
}

const SIZE: ImageSize = { width: 900, height: 540 };

/**
 * A figure as the bytes of a picture, drawn by an installed Chromium.
 *
 * @throws FileError where there is no Chromium
 */
export async function imageOf(
  figure: Figure,
  format: 'png' | 'svg',
  size: Partial<ImageSize> = {},
): Promise<Uint8Array> {
  const { width, height } = { ...SIZE, height: figure.layout.height ?? SIZE.height, ...size };
  const browser = await startChromium(`a picture as ${format.toUpperCase()}`);
  try {
    const page = await browser.newPage();
    await page.addScriptTag({ content: plotlyScript() });
    const options = { format, width, height, scale: format === 'png' ? 2 : 1 };
    const url = await page.evaluate<string>(`Plotly.toImage(${inScript(figure)}, ${inScript(options)})`);
    const [head, body] = [url.slice(0, url.indexOf(',')), url.slice(url.indexOf(',') + 1)];
    return head.endsWith(';base64') ? Buffer.from(body, 'base64') : Buffer.from(decodeURIComponent(body));
  } finally {
    await browser.close();
  }
}

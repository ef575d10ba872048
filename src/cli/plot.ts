import { extname } from 'node:path';
import type { Series } from '../check/series.js';
import { seriesFigure, type ThemeName } from '../plots/index.js';
import { expectWritable, writeWhole } from './files.js';
import { imageOf } from './image.js';
import { figurePage } from './page.js';
import { UsageError } from './usage.js';

const FORMATS = ['html', 'png', 'svg'] as const;
export type PlotFormat = (typeof FORMATS)[number];

/**
 * The format a plot's file name asks for.
 *
 * @throws UsageError for any other ending, FileError where nothing can be written
 */
export function plotFormat(file: string): PlotFormat {
  const format = FORMATS.find((known) => extname(file).toLowerCase() === `.${known}`);
  if (!format)
    throw new UsageError({
      where: '--plot',
      expected: `a file that ends in ${FORMATS.map((known) => `.${known}`).join(', ')}`,
      received: `"${file}"`,
    });
  expectWritable(file);
  return format;
}

/** Writes the plots of some claims: all of them on a page, or the first as a picture. */
export async function writePlot(file: string, format: PlotFormat, all: readonly Series[]): Promise<void> {
  const figure = (series: Series, theme: ThemeName) => seriesFigure(series, { title: series.title, theme });
  if (format === 'html')
    writeWhole(
      file,
      figurePage(all[0].title, (theme) => all.map((series) => figure(series, theme))),
    );
  else writeWhole(file, await imageOf(figure(all[0], 'light'), format));
}

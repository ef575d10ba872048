import { accessSync, constants, statSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import type { Browser } from 'playwright-core';
import { FileError } from './usage.js';

const NAMES = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable', 'chrome'];

/**
 * Starts an installed Chromium without a window.
 *
 * @throws FileError where there is none, or it does not start
 */
export async function startChromium(purpose: string): Promise<Browser> {
  const executablePath = chromiumPath();
  if (executablePath === undefined)
    throw new FileError({
      where: purpose,
      expected: 'an installed Chromium or Chrome',
      received: `none of ${NAMES.join(', ')} on the path`,
      advice: 'Install one (Debian: apt install chromium), or give its path in CHROME_PATH; HTML needs none.',
    });
  const { chromium } = await import('playwright-core');
  try {
    return await chromium.launch({ executablePath });
  } catch (error) {
    throw new FileError({
      where: executablePath,
      expected: 'a Chromium that starts',
      received: (error as Error).message.split('\n')[0],
    });
  }
}

/** The Chromium that CHROME_PATH or CHROMIUM names, whether it is there or not; else the first on the path. */
export function chromiumPath(): string | undefined {
  const { CHROME_PATH, CHROMIUM, PATH = '' } = process.env;
  const named = CHROME_PATH || CHROMIUM;
  if (named) return named;
  const places = PATH.split(delimiter).flatMap((folder) => NAMES.map((name) => join(folder, name)));
  return places.find(isExecutable);
}

function isExecutable(path: string): boolean {
  try {
    accessSync(path, constants.X_OK);
    return statSync(path).isFile();
  } catch {
    return false;
  }
}

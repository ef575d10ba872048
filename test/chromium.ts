import { chromiumPath } from '../src/cli/browser.js';

/** Whether there is a Chromium, as the command line finds it; where there is none, what is skipped is printed. */
export function hasChromium(skipped: string): boolean {
  if (chromiumPath() !== undefined) return true;
  console.log(`${skipped}: skipped, no Chromium is installed (Debian: apt install chromium)`);
  return false;
}

import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { BrowserContextOptions, Locator, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it, onTestFinished } from 'vitest';
import { startChromium } from '../../src/cli/browser.js';
import { hasChromium } from '../chromium.js';
import { boundlab } from '../cli/boundlab.js';

const EXACT = 'gd/convex-last-iterate-exact';
const ERRATUM = 'momentum/heavy-ball-counterexample';
const RANDOM = 'sgd/pl-constant-step';
const IDS = [EXACT, ERRATUM, RANDOM, 'gd/nonconvex-min-gradient', 'decentralized/dgd-fixed-point'];

/** Where pictures of the page are left for people: SCREENSHOTS, or a folder that is thrown away. */
const folder = mkdtempSync(join(tmpdir(), 'boundlab-report-'));
const pictures = process.env.SCREENSHOTS ?? folder;
const file = join(folder, 'handbook.html');

const browser = hasChromium('the report in a browser') ? await startChromium('the test of the report') : undefined;

beforeAll(async () => {
  if (!browser) return;
  mkdirSync(pictures, { recursive: true });
  const results = join(folder, 'results');
  const checked = await boundlab(['check', ...IDS, '--quiet', '--out', results]);
  expect(checked.stderr).toBe('');
  const written = await boundlab(['report', results, '--out', file, '--quiet']);
  expect(written).toMatchObject({ status: 0, stderr: '' });
}, 180_000);

afterAll(async () => {
  await browser?.close();
  rmSync(folder, { recursive: true, force: true });
});

/** Opens the report at a view; the test fails if the page then complains, or asks for anything that is not in the file. */
async function opened(hash: string, options: BrowserContextOptions = {}): Promise<Page> {
  const context = await browser!.newContext({ viewport: { width: 1280, height: 900 }, ...options });
  const complaints: string[] = [];
  context.on('request', (request) => {
    const url = request.url();
    if (!/^(blob|data):/.test(url) && url.split('#')[0] !== pathToFileURL(file).href)
      complaints.push(`request: ${url}`);
  });
  context.on('weberror', (error) => complaints.push(`error: ${error.error().message}`));
  context.on('console', (message) => {
    if (message.type() === 'error' || message.type() === 'warning') complaints.push(`console: ${message.text()}`);
  });
  onTestFinished(async () => {
    await context.close();
    expect(complaints).toEqual([]);
  });
  const page = await context.newPage();
  await page.goto(`${pathToFileURL(file).href}${hash}`);
  return page;
}

async function picture(page: Page, name: string): Promise<void> {
  await page.screenshot({ path: join(pictures, `${name}.png`), fullPage: true });
}

/** The live panel, once the engine has answered. */
async function live(page: Page): Promise<Locator> {
  const panel = page.locator('.live');
  await panel.scrollIntoViewIfNeeded();
  await page.locator('.live[data-answer] .js-plotly-plot').waitFor();
  return panel;
}

/** What a plot shows as measured, as plotly holds it. */
function measured(panel: Locator): Promise<number[]> {
  return panel.locator('.js-plotly-plot').evaluate((host) => {
    const { data } = host as unknown as { data: { name: string; y: number[] }[] };
    return data.find(({ name }) => name.startsWith('measured'))!.y;
  });
}

const slider = (panel: Locator, name: string): Locator => panel.getByRole('slider', { name, exact: true });

const isWide = (page: Page): Promise<boolean> =>
  page.evaluate<boolean>('document.documentElement.scrollWidth > document.documentElement.clientWidth');

describe.skipIf(!browser)('the report in a browser', () => {
  it('shows the handbook as a table, which search narrows down', async () => {
    const page = await opened('');
    const rows = page.locator('tr.theorem');
    await expect.poll(() => rows.count()).toBe(IDS.length);
    await picture(page, 'handbook');
    await page.getByRole('searchbox').fill('heavy ball');
    await expect.poll(() => rows.count()).toBe(1);
    expect(await page.getByRole('status').first().textContent()).toContain(`1 of ${IDS.length} theorems`);
  });

  it('opens three theorems from the table, and goes back and forward between them', async () => {
    const page = await opened('');
    for (const id of [EXACT, RANDOM, ERRATUM]) {
      await page.locator(`[id="row-${id}"]`).click();
      await page.locator('main.page', { hasText: id }).waitFor();
      await page.locator('.canvas').first().scrollIntoViewIfNeeded();
      await page.locator('.js-plotly-plot').first().waitFor();
      await picture(page, `theorem-${id.replace('/', '-')}`);
      await page.goBack();
      await page.locator('tr.theorem').first().waitFor();
    }
    await page.goForward();
    await page.locator('main.page', { hasText: ERRATUM }).waitFor();
    expect(page.url()).toContain(`#/theorem/${ERRATUM}`);
  });

  it('opens a theorem by its address', async () => {
    const page = await opened(`#/theorem/${EXACT}`);
    expect(await page.getByRole('heading', { level: 1 }).textContent()).toContain('Gradient descent, smooth convex');
    expect(await page.locator('math').count()).toBeGreaterThan(0);
  });

  it('follows the system into the dark, plots too', async () => {
    const page = await opened(`#/try/${RANDOM}`, { colorScheme: 'dark' });
    await live(page);
    const brightness = 'getComputedStyle(document.body).backgroundColor.match(/\\d+/g).slice(0, 3).map(Number)';
    expect(Math.max(...(await page.evaluate<number[]>(brightness)))).toBeLessThan(64);
    const colors = await page.evaluate<string[]>(
      '[...document.querySelectorAll(".js-plotly-plot .xtick text")].map((text) => getComputedStyle(text).fill)',
    );
    expect(new Set(colors)).toEqual(new Set(['rgb(233, 236, 239)']));
    await picture(page, 'try-dark');
  });

  it('fits narrow screens without scrolling sideways', async () => {
    for (const hash of ['', `#/theorem/${RANDOM}`, `#/try/${RANDOM}`]) {
      const page = await opened(hash, { viewport: { width: 360, height: 740 } });
      await page.locator('h1').waitFor();
      if (hash) await live(page);
      expect(await isWide(page), hash).toBe(false);
      await picture(page, `narrow${hash.replaceAll(/\W+/g, '-')}`);
    }
  });
});

describe.skipIf(!browser)('the live panel', () => {
  it('is on the page of a theorem, and draws another curve when a slider is moved by the keyboard', async () => {
    const page = await opened(`#/theorem/${EXACT}`);
    const panel = await live(page);
    const before = await measured(panel);
    await slider(panel, 'h').focus();
    await page.keyboard.press('ArrowLeft');
    await expect.poll(() => measured(panel)).not.toEqual(before);
    await picture(page, 'theorem-live');
  });

  it('names the condition that is dropped outside the admissible region, and shows the bound break', async () => {
    const page = await opened(`#/try/${EXACT}`);
    const panel = await live(page);
    const reading = panel.locator('.live-reading');
    expect(await reading.textContent()).toContain('Within the theorem');
    await panel.getByLabel('on', { exact: true }).selectOption('fits strongly-convex/quadratic');
    await slider(panel, 'h').press('End');
    await expect.poll(() => reading.textContent()).toMatch(/Dropped: h = 2\.2, not in \(0, 1\]/);
    expect(await reading.textContent()).toMatch(/Outside the theorem\. The bound breaks at k = \d+/);
    expect(await slider(panel, 'h').getAttribute('aria-valuetext')).toBe('h = 2.2, outside the theorem');
    await picture(page, 'try-outside');
    // A screen reader is told once the slider rests.
    await expect.poll(() => panel.locator('[aria-live]').textContent()).toContain('dropped: h = 2.2');
    const entry = panel.getByLabel('h, as a number', { exact: true });
    await entry.fill('0.5');
    await entry.press('Enter');
    await expect.poll(() => reading.textContent()).toContain('Within the theorem');
  });

  it('names the assumption that a counterexample drops', async () => {
    const page = await opened(`#/try/${EXACT}`);
    const panel = await live(page);
    await panel.getByLabel('on', { exact: true }).selectOption('drops 0');
    const reading = panel.locator('.live-reading');
    await expect.poll(() => reading.textContent()).toContain('convex, which non-convex/gaussian-dip does not satisfy');
    expect(await reading.textContent()).toContain('The bound breaks');
  });

  it('goes on after a point that cannot be run', async () => {
    const page = await opened(`#/try/decentralized/dgd-fixed-point`);
    const panel = await live(page);
    // A pair of nodes for a problem of three.
    await slider(panel, 'components n').press('ArrowRight');
    await expect.poll(() => panel.getByRole('alert').count()).toBe(1);
    await slider(panel, 'components n').press('ArrowLeft');
    await expect.poll(() => panel.getByRole('alert').count()).toBe(0);
  });

  it('gives every control a name, and every slider its value in words', async () => {
    const page = await opened(`#/try/${RANDOM}`);
    const panel = await live(page);
    const nameless = await page.evaluate<string[]>(
      `[...document.querySelectorAll('.live :is(input, select, button)')]
        .filter((e) => !(e.ariaLabel || e.labels?.[0]?.textContent || (e.matches('button') && e.textContent)))
        .map((e) => e.outerHTML)`,
    );
    expect(nameless).toEqual([]);
    for (const one of await panel.getByRole('slider').all())
      expect(await one.getAttribute('aria-valuetext')).toMatch(/ = /);
  });

  it('redraws as a slider moves; how often is printed', async () => {
    const page = await opened(`#/try/${EXACT}`);
    const panel = await live(page);
    const plot = 'document.querySelector(".js-plotly-plot")';
    await page.evaluate(
      `{ const plot = ${plot}; plot.redraws = 0; plot.on('plotly_afterplot', () => plot.redraws++); }`,
    );
    const seconds = 2;
    const started = Date.now();
    const h = slider(panel, 'h');
    for (let move = 0; Date.now() - started < seconds * 1000; move++)
      await h.press(move % 40 < 20 ? 'ArrowLeft' : 'ArrowRight');
    const redraws = await page.evaluate<number>(`${plot}.redraws`);
    console.log(`live panel: ${(redraws / seconds).toFixed(1)} redraws a second`);
    expect(redraws).toBeGreaterThan(0);
  });
});

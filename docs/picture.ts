/**
 * Draws docs/picture.svg and docs/picture-dark.svg, `npm run picture`. Left: gaps of gradient descent on drawn instances
 * against the exact bound, which the exact worst cases attain. Right: how the same bound fares beyond its step sizes.
 */
import { writeFileSync } from 'node:fs';
import { drawTrial, settings } from '../src/check/draw.js';
import { subject } from '../src/check/experiment.js';
import type { Series } from '../src/check/series.js';
import { openStudio } from '../src/cli/image.js';
import { library, scan, series, worstCase } from '../src/handbook.js';
import { type Figure, scanFigure, seriesFigure, type ThemeName, themeOf } from '../src/plots/index.js';
import { theorems } from '../theorems/index.generated.js';

const ID = 'gd/convex-last-iterate-exact';
const STEPS = 60;
const EACH = 6;
const WIDTHS = [520, 480];
const HEIGHT = 430;

/** Both sides of the bound in units of L D^2 on many instances at step 1/L, as one series: all runs and the largest. */
function manyRuns(): Series {
  const about = subject(ID, theorems[ID], library);
  const all = settings(about)
    .flatMap((setting) => Array.from({ length: EACH }, (_, i) => drawTrial(about, setting, 7, i, [STEPS, STEPS])))
    .map(({ instance }) => series(ID, { instance, params: { h: 1, T: STEPS } }))
    .filter(({ constants }) => constants.D > 0);
  const [first] = all;
  const scaled = ({ constants: { L, D } }: Series, values: readonly number[]) =>
    values.map((value) => value / (L * D ** 2));
  const runs = all.map((one) => scaled(one, one.measured.values));
  return {
    ...first,
    latex: { left: '(f(x_k) - f^\\star) / L D^2', right: '\\frac{1}{4k + 2}' },
    bound: scaled(first, first.bound),
    runs,
    measured: {
      how: `the largest of ${runs.length} drawn instances`,
      values: first.at.map((_, i) => runs.reduce((most, run) => Math.max(most, run[i]), 0)),
    },
    broken: first.at.map(() => false),
  };
}

/** From all of the flat direction to all of the steep one. */
const STARTS = [...[0, 0.03, 0.1, 0.3, 1].map((steep) => [1, steep]), [0, 1]];

const measured = manyRuns();
const worst = [1, 2, 3, 5, 8, 12, 20].map((horizon) => ({
  k: horizon,
  value: worstCase(ID, { horizon, symbols: { L: 1, D: 1, h: 1 } }).value,
}));
const beyond = scan(ID, {
  x: { symbol: 'h', from: 0.05, to: 2.25, points: 45 },
  y: { symbol: 'kappa', from: 1, to: 400, points: 27, scale: 'log' },
  at: ({ h, kappa }) =>
    STARTS.map((start) => ({
      params: { h, T: 10 },
      instance: {
        objective: { scenario: 'strongly-convex/quadratic', instance: { spectrum: [20 / kappa, 20], start } },
      },
    })),
});

const studio = await openStudio('the pictures of the README');

async function picture(theme: ThemeName): Promise<string> {
  const figures: Figure[] = [
    seriesFigure(measured, {
      theme,
      worst,
      title: 'Gradient descent, step 1/L, smooth convex',
      subtitle: 'drawn instances, and the exact worst case of each horizon',
    }),
    scanFigure(beyond, {
      theme,
      x: 'η<i>L</i>',
      y: 'κ',
      title: 'The same bound with other steps',
      subtitle: 'largest measured/bound in 10 steps on quadratics',
    }),
  ];
  let left = 0;
  const parts: string[] = [];
  for (const [i, figure] of figures.entries()) {
    const svg = new TextDecoder().decode(await studio.imageOf(figure, 'svg', { width: WIDTHS[i], height: HEIGHT }));
    const title = figure.layout.title?.text ?? '';
    parts.push(svg.replace('<svg ', `<svg x="${left}" role="img" aria-label="${title}" `));
    left += WIDTHS[i];
  }
  const label = 'Gradient descent: measured against bound, and where the bound breaks';
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${left} ${HEIGHT}" role="img" aria-label="${label}">
<rect width="100%" height="100%" fill="${themeOf(theme).paper}"/>
${parts.join('\n')}
</svg>
`;
}

try {
  writeFileSync(new URL('picture.svg', import.meta.url), await picture('light'));
  writeFileSync(new URL('picture-dark.svg', import.meta.url), await picture('dark'));
} finally {
  await studio.close();
}

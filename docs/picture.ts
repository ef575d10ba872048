/**
 * Draws docs/picture.svg: measured gaps of gradient descent on drawn instances against the exact bound, the instances that
 * attain it, and a wrong bound with the first run that refutes it. `npm run picture`.
 */
import { writeFileSync } from 'node:fs';
import { scenarios } from '../scenarios/index.generated.js';
import { assumptions } from '../src/assumptions/index.generated.js';
import { drawTrial, settings } from '../src/check/draw.js';
import { LEVELS } from '../src/check/effort.js';
import { subject, type Trial, trialOf } from '../src/check/experiment.js';
import { Lab } from '../src/check/lab.js';
import type { Scalar } from '../src/core/space.js';
import { theorems } from '../theorems/index.generated.js';

const ID = 'gd/convex-last-iterate-exact';
const STEPS = 100;
const RUNS = 12;
const WIDTH = 860;
const HEIGHT = 460;
const FRAME = { left: 78, right: 24, top: 56, bottom: 52 };

const library = { theorems, scenarios, assumptions };
const about = subject(ID, theorems[ID]!, library);
const lab = new Lab(about, 1, LEVELS.quick);
type Point = readonly [k: number, y: number];

/** gap / (L D^2) along a run, where it is above rounding. */
function curve(trial: Trial): Point[] {
  const { scope, rows } = lab.direct(trial, 0);
  const [L, D] = [scope.L, scope.D] as unknown as number[];
  return rows.flatMap(({ k, gap }): Point[] => {
    const y = (gap as Scalar as unknown as number) / (L! * D! ** 2);
    return (k as number) >= 1 && y > 1e-6 ? [[k as number, y]] : [];
  });
}

const runs = settings(about)
  .flatMap((setting) => Array.from({ length: RUNS }, (_, i) => drawTrial(about, setting, 7, i, [STEPS, STEPS])))
  .map((trial) => curve({ ...trial, parameters: { ...trial.parameters, h: 1 } }))
  .filter(([first]) => first !== undefined);
const attained = about.theorem.tight
  .map((place) => trialOf(library, place))
  .filter(({ parameters }) => parameters.h === 1)
  .map((trial) => curve(trial).at(-1)!);
const bound = (k: number): number => 1 / (4 * k + 2);
const wrong = (k: number): number => 1 / (k + 1) ** 2;
const refuting = runs
  .flat()
  .concat(attained)
  .filter(([k, y]) => y > wrong(k))
  .sort(([a], [b]) => a - b)[0]!;

const [low, high] = [1e-5, 0.4];
const x = (k: number): number => FRAME.left + (Math.log(k) / Math.log(STEPS)) * (WIDTH - FRAME.left - FRAME.right);
const y = (value: number): number =>
  FRAME.top + (Math.log(high / value) / Math.log(high / low)) * (HEIGHT - FRAME.top - FRAME.bottom);
const line = (points: readonly Point[]): string =>
  points
    .filter(([, v]) => v >= low)
    .map(([k, v], i) => `${i === 0 ? 'M' : 'L'}${x(k).toFixed(1)} ${y(v).toFixed(1)}`)
    .join('');
const steps = Array.from({ length: STEPS }, (_, i) => i + 1);
const text = (at: readonly [number, number], content: string, extra = ''): string =>
  `<text x="${at[0].toFixed(1)}" y="${at[1].toFixed(1)}" ${extra}>${content}</text>`;
const power = (exponent: number): string => `10<tspan dy="-5" font-size="10">${exponent}</tspan>`;

const svg = `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${WIDTH} ${HEIGHT}" font-family="system-ui, sans-serif" font-size="13" role="img" aria-label="Measured gaps of gradient descent against the exact bound">
<rect width="${WIDTH}" height="${HEIGHT}" fill="#fff"/>
<clipPath id="frame"><rect x="${FRAME.left}" y="${FRAME.top}" width="${WIDTH - FRAME.left - FRAME.right}" height="${HEIGHT - FRAME.top - FRAME.bottom}"/></clipPath>
${text([FRAME.left, 24], 'Gradient descent with step 1/L on smooth convex functions', 'font-size="16" font-weight="600" fill="#222"')}
${text([FRAME.left, 43], `${runs.length} certified instances drawn by the engine, and the functions that attain the bound`, 'fill="#666"')}
${[-1, -2, -3, -4, -5].map((e) => `<path d="M${FRAME.left} ${y(10 ** e)}H${WIDTH - FRAME.right}" stroke="#e4e4e4"/>${text([FRAME.left - 10, y(10 ** e) + 4], power(e), 'text-anchor="end" fill="#555"')}`).join('\n')}
${[1, 2, 5, 10, 20, 50, 100].map((k) => text([x(k), HEIGHT - FRAME.bottom + 20], String(k), 'text-anchor="middle" fill="#555"')).join('\n')}
${text([(WIDTH + FRAME.left) / 2, HEIGHT - 12], 'k, steps taken', 'text-anchor="middle" fill="#333"')}
${text([0, 0], '(f(x<tspan dy="3" font-size="10">k</tspan><tspan dy="-3">) − f*) / LD²</tspan>', `text-anchor="middle" fill="#333" transform="translate(22 ${HEIGHT / 2}) rotate(-90)"`)}
<g clip-path="url(#frame)" fill="none">
${runs.map((points) => `<path d="${line(points)}" stroke="#0072b2" stroke-opacity="0.28"/>`).join('\n')}
<path d="${line(steps.map((k) => [k, bound(k)]))}" stroke="#111" stroke-width="2.4"/>
<path d="${line(steps.map((k) => [k, wrong(k)]))}" stroke="#d55e00" stroke-width="2" stroke-dasharray="7 5"/>
</g>
${attained.map(([k, v]) => `<circle cx="${x(k)}" cy="${y(v)}" r="5" fill="#fff" stroke="#111" stroke-width="2"/>`).join('\n')}
<path d="M${x(refuting[0]) - 6} ${y(refuting[1]) - 6}l12 12m0 -12l-12 12" stroke="#d55e00" stroke-width="3"/>
${text([x(7), y(bound(7)) - 14], 'bound 1/(4k + 2): holds, attained at the circles', 'fill="#111"')}
${text([x(14), y(wrong(14)) + 6], `claim 1/(k + 1)²: refuted at k = ${refuting[0]}`, 'fill="#d55e00" stroke="#fff" stroke-width="5" paint-order="stroke"')}
</svg>
`;
writeFileSync(new URL('picture.svg', import.meta.url), svg);

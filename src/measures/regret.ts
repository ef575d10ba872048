import type { RunView } from '../core/measure.js';
import { measure } from '../core/measure.js';
import type { Scalar } from '../core/space.js';
import { sumBefore } from './sumBefore.js';

/** Loss paid in rounds 0, ..., k-1, and the size of its terms. */
function regretOf(run: RunView): { each: ReturnType<typeof sumBefore>['each']; regret(k: number): Scalar } {
  const { oracle, space } = run;
  const { each, total } = sumBefore(run, (x, t) => oracle.lossValue(t, x));
  return { each, regret: (k) => space.scalar.sub(total(), oracle.bestLoss(k)) };
}

/** Loss of the first k rounds beyond that of the best fixed decision for them. */
export const regret = measure({
  title: 'regret',
  symbol: 'regret',
  dimension: 'F',
  latex: '\\textstyle\\sum_{t \\le k} \\ell_t(x_t) - \\min_u \\sum_{t \\le k} \\ell_t(u)',
  signed: true,
  start(run) {
    const { each, regret: after } = regretOf(run);
    return { each, read: (_x, k) => after(k) };
  },
  magnitude:
    ({ oracle }) =>
    (_x, k) =>
      oracle.bestLoss(k),
});

/** Regret after k rounds, divided by k; 0 before the first round. */
export const averageRegret = measure({
  title: 'average regret',
  symbol: 'avgRegret',
  dimension: 'F',
  latex: '\\tfrac1k\\bigl(\\textstyle\\sum_{t \\le k} \\ell_t(x_t) - \\min_u \\sum_{t \\le k} \\ell_t(u)\\bigr)',
  signed: true,
  start(run) {
    const { scalar } = run.space;
    const { each, regret: after } = regretOf(run);
    return { each, read: (_x, k) => (k === 0 ? scalar.of(0) : scalar.div(after(k), scalar.of(k))) };
  },
});

import { separableLasso } from '../../scenarios/strongly-convex/separable-lasso.js';
import { at } from '../../src/core/scenario.js';
import { between, type Case, theorem } from '../../src/core/theorem.js';
import { displacement } from '../../src/measures/displacement.js';
import { douglasRachford } from '../../src/methods/douglasRachford.js';

/** The slowest coordinate remains; the solution is 1 in all of them, or 0 where they are not in the support. */
const coordinates = (spectrum: number[], h: number, support: 0 | 1, weight: number, T = 20): Case => ({
  objective: at(separableLasso, {
    spectrum,
    weight,
    support: spectrum.map(() => support),
    values: spectrum.map(() => 1),
    dual: spectrum.map(() => 0),
    start: spectrum.map(() => 5),
  }),
  parameters: { h, T },
});
/** h is linear where the iterates are, so that steps shorten by 1/(1 + eta lambda). */
const flat = coordinates([0.1, 1], 1, 1, 0.05);
/** The proximal point of h is 0 throughout, so that steps shorten by eta lambda/(1 + eta lambda). */
const pinned = coordinates([1, 10], 20, 0, 10);

export default theorem({
  title: 'Douglas-Rachford splitting, f smooth and strongly convex: exact contraction',
  about: 'Of the steps z_k - z_{k-1}, so that no fixed point need be known. h is any closed convex function.',
  source: {
    cite: 'Giselsson & Boyd, Linear convergence and metric selection for Douglas-Rachford splitting and ADMM, 2017',
    at: 'Theorem 2',
  },

  assumptions: ['strongly-convex(mu)', 'smooth(L)', 'composite', 'splittable'],
  method: douglasRachford,
  parameters: { h: between(0.05, 20, { scale: 'log' }), eta: 'h/L', theta: '1' },
  measures: [displacement],
  claims: [{ left: 'moved', right: 'max(1/(1 + eta*mu), eta*L/(1 + eta*L)) * movedPrev', when: 'k >= 2' }],

  tight: [flat, pinned],
  mutants: [
    { right: '0.999 * max(1/(1 + eta*mu), eta*L/(1 + eta*L)) * movedPrev', on: flat, why: 'one in a thousand less' },
    { right: '1/(1 + eta*mu) * movedPrev', on: pinned, why: 'short steps only' },
    { right: 'eta*L/(1 + eta*L) * movedPrev', on: flat, why: 'long steps only' },
    {
      right: 'max(abs(1 - eta*mu), abs(1 - eta*L)) * movedPrev',
      on: coordinates([1], 1, 1, 0.05),
      why: 'the rate of the proximal gradient method, which reaches the solution of this in one step',
    },
  ],
  counterexamples: [
    {
      drops: 'strongly-convex',
      on: { ...flat, pretend: { mu: 1 } },
      why: 'ten times the curvature that is there',
    },
  ],
});

import { absoluteError } from '../../scenarios/noise/gradient-error.js';
import { quadratic } from '../../scenarios/strongly-convex/quadratic.js';
import { at } from '../../src/core/scenario.js';
import { between, type Case, theorem } from '../../src/core/theorem.js';
import { distance } from '../../src/measures/distance.js';
import { inexactGradientDescent } from '../../src/methods/inexactGradientDescent.js';

/** (lambda/2) x^2 from 1, with every gradient off by delta to the same side. */
const line = (kind: 'short' | 'long', delta: number, h: number, T = 5): Case => ({
  objective: at(quadratic, { spectrum: kind === 'short' ? [0.1, 1] : [1], start: kind === 'short' ? [1, 0] : [1] }),
  noise: at(absoluteError, { delta, kind }),
  parameters: { h, T },
});

const bound = 'r^k * D + eta*delta*(1 - r^k)/(1 - r)';

export default theorem({
  title: 'Gradient descent with absolute errors, strongly convex: convergence to a ball',
  about: 'With r = 1 - eta mu the ball has radius delta/mu, whatever the step: what an error can hide as a gradient.',
  source: {
    cite: 'Polyak, Introduction to optimization, 1987, Chapter 4 (gradient methods with absolute errors); constants derived here: each step contracts by r and adds eta delta',
  },

  assumptions: ['strongly-convex(mu)', 'smooth(L)', 'minimizer', 'absolute-error(delta)'],
  method: inexactGradientDescent,
  parameters: {
    h: between(0, 2, { open: 'both' }),
    eta: 'h/L',
    r: 'max(abs(1 - eta*mu), abs(1 - eta*L))',
  },
  horizon: [1, 20],
  measures: [distance],
  claims: [{ left: 'dist', right: bound }],

  tight: [line('short', 0.05, 1), line('long', 0.3, 1.7, 4), line('short', 0.01, 0.5)],
  mutants: [
    { right: `0.999 * (${bound})`, on: line('short', 0.05, 1), why: 'one in a thousand less' },
    { right: 'r^k * D', on: line('short', 0.05, 1), why: 'the error ignored' },
    { right: 'r^k * D + eta*delta', on: line('short', 0.05, 1), why: 'the error of the last step only' },
    { right: 'max(r^k * D, eta*delta*(1 - r^k)/(1 - r))', on: line('short', 0.05, 1), why: 'the larger of the terms' },
  ],
  counterexamples: [
    {
      drops: 'absolute-error',
      on: { ...line('short', 0.05, 1, 20), pretend: { delta: 0.01 } },
      why: 'five times the error that is claimed',
    },
    {
      drops: 'strongly-convex',
      on: { ...line('short', 0.05, 1, 20), pretend: { mu: 0.5 } },
      why: 'five times the strong convexity there is',
    },
  ],
});

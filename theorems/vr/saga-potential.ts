import { rememberedQuadratics } from '../../scenarios/finite-sum/tilted-quadratics.js';
import { at } from '../../src/core/scenario.js';
import { type Case, inExpectation, oneOf, theorem } from '../../src/core/theorem.js';
import { sagaPotential } from '../../src/measures/sagaPotential.js';
import { sagaFromMemory } from '../../src/methods/saga.js';

/** Identical components, started in the flat direction, with a table that was filled at x*. */
const forgotten = (mu: number, adaptive: 0 | 1, start: readonly [flat: number, steep: number] = [1, 0]): Case => ({
  objective: at(rememberedQuadratics, {
    curvatures: [
      [mu, 1],
      [mu, 1],
    ],
    tilts: [
      [0, 0],
      [0, 0],
    ],
    minimizer: [0, 0],
    start: [...start],
    stored: [
      [0, 0],
      [0, 0],
    ],
  }),
  parameters: { adaptive, T: 1 },
});

/** A table that was filled far away, when the iterate has arrived: it fades by one entry of n a step, and pushes x away. */
const stale: Case = {
  objective: at(rememberedQuadratics, {
    curvatures: [[1], [1], [1], [1], [1]],
    tilts: [[0], [0], [0], [0], [0]],
    minimizer: [0],
    start: [0],
    stored: [[1], [1], [1], [1], [1]],
  }),
  parameters: { adaptive: 1, T: 1 },
};

export default theorem({
  title: 'SAGA, every component strongly convex: one step shrinks the potential, whatever the table',
  about:
    'The potential adds to c ||x - x*||^2 how far f lies above its linear parts at x* where the table was computed. Steps 1/(2 (mu n + L)), ' +
    'and 1/(3 L), which adapts to an unknown mu. The first is exact for every n and mu that was tried; so is the second while mu/(3 L) is the smaller rate.',
  source: {
    cite: 'Defazio, Bach & Lacoste-Julien, SAGA: a fast incremental gradient method with support for non-strongly convex composite objectives, 2014',
    at: 'Theorem 1',
  },

  assumptions: ['finite-sum(n)', 'strongly-convex(mu)@each', 'smooth(L)@each', 'minimizer', 'stored-points'],
  method: sagaFromMemory,
  parameters: {
    adaptive: oneOf(0, 1),
    eta: '(1 - adaptive)/(2*(mu*n + L)) + adaptive/(3*L)',
    c: '1/(2*eta*(1 - eta*mu)*n)',
    rate: '(1 - adaptive)*eta*mu + adaptive*min(1/(4*n), mu/(3*L))',
  },
  horizon: [1, 1],
  measures: [sagaPotential],
  claims: [{ left: 'V', right: '(1 - rate)*V0', when: 'k == 1', quantifier: inExpectation }],

  tight: [forgotten(0.1, 0), forgotten(0.1, 1)],
  mutants: [
    { right: '0.999*(1 - rate)*V0', on: forgotten(0.1, 0), why: 'one in a thousand less' },
    { right: '0.999*(1 - rate)*V0', on: forgotten(0.1, 1), why: 'the same for the other step' },
    { right: '(1 - 1.1*rate)*V0', on: forgotten(0.1, 0), why: 'a rate larger by a tenth' },
    { right: '(1 - mu/(3*L))*V0', on: stale, why: 'a rate that n does not limit' },
    {
      parameters: { c: '1/(8*eta*(1 - eta*mu)*n)' },
      on: forgotten(0.1, 0),
      why: 'a quarter of the weight on the distance: the new entry of the table outweighs the step',
    },
  ],
  counterexamples: [
    {
      drops: 'strongly-convex@each',
      on: { ...forgotten(0.1, 0), pretend: { mu: 0.5 } },
      why: 'five times the convexity there is',
    },
    {
      drops: 'smooth@each',
      on: { ...forgotten(0.1, 1, [0, 1]), pretend: { L: 0.1 } },
      why: 'ten times the curvature that is claimed: the step overshoots',
    },
  ],
});

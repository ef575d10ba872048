import { identity } from '../../scenarios/compressors/identity.js';
import { topK } from '../../scenarios/compressors/top-k.js';
import { pulledQuadratics } from '../../scenarios/distributed/pulled-quadratics.js';
import { at } from '../../src/core/scenario.js';
import { between, inExpectation, theorem } from '../../src/core/theorem.js';
import { estimateError } from '../../src/measures/estimateError.js';
import { averageGradientNormSquared } from '../../src/measures/gradientNormSquared.js';
import { ef21 } from '../../src/methods/ef21.js';

/** One worker with f(x) = L x^2/2 and nothing compressed: gradient descent that waits for one step. */
const uncompressed = (h: number, T: number) => ({
  objective: at(pulledQuadratics, { start: [1], workers: [{ spectrum: [1], tilt: [0], pull: [0] }] }),
  compressor: at(identity, {}),
  parameters: { h, T },
});

/** A quadratic in four directions, of whose gradient one entry is sent at a time. */
const oneEntryAtATime = {
  objective: at(pulledQuadratics, {
    start: [1, 1, 1, 1],
    workers: [{ spectrum: [1, 1, 1, 1.2], tilt: [0, 0, 0, 0], pull: [0, 0, 0, 0] }],
  }),
  compressor: at(topK, { kept: 1 }),
  parameters: { h: 1, T: 60 },
};

export default theorem({
  title: 'EF21: average squared gradient norm on smooth non-convex functions, any contractive compressor',
  about: 'The estimates start at zero. Smoothness in the mean square is all that is needed of the components together.',
  source: {
    cite: 'Richtarik, Sokolov & Fatkhullin, EF21: a new, simpler, theoretically better, and practically faster error feedback, 2021',
    arxiv: '2106.05203',
  },

  assumptions: ['finite-sum(n)', 'smooth(L)', 'mean-squared-smooth(Lt)', 'bounded-below', 'contraction(delta)'],
  method: ef21,
  parameters: {
    h: between(0, 1, { open: 'low' }),
    eta: 'h/(L + Lt*sqrt(1 - delta)/(1 - sqrt(1 - delta)))',
  },
  horizon: [1, 30],
  measures: [averageGradientNormSquared, estimateError],
  claims: [
    {
      left: 'meanGradSquared',
      right: '2*Delta/(eta*k) + estimateError0/((1 - sqrt(1 - delta))*k)',
      when: 'k >= 1',
      quantifier: inExpectation,
      says: 'no floor',
    },
  ],

  tight: [uncompressed(1, 2), uncompressed(0.5, 4)],
  mutants: [
    { right: '2*Delta/(eta*k)', on: uncompressed(1, 2), why: 'the error of the first estimates forgotten' },
    {
      right: '(2*Delta/(eta*k) + estimateError0/((1 - sqrt(1 - delta))*k))/4',
      on: uncompressed(1, 2),
      why: 'a quarter of the bound',
    },
    {
      right: '0.99*(2*Delta/(eta*k) + estimateError0/((1 - sqrt(1 - delta))*k))',
      on: uncompressed(1, 2),
      why: 'one percent less than the worst case without compression',
    },
    {
      right: 'Delta/(eta*k) + estimateError0/((1 - sqrt(1 - delta))*k)',
      on: uncompressed(1, 2),
      why: 'half the descent',
    },
    { right: '2*Delta/(eta*k^2)', on: uncompressed(0.5, 4), why: 'a rate of 1/k^2' },
  ],
  counterexamples: [
    {
      drops: 'eta <= 1/(L + Lt*sqrt(1 - delta)/(1 - sqrt(1 - delta)))',
      parameters: { eta: 'h/L' },
      on: oneEntryAtATime,
      why: 'with the step of gradient descent, estimates that are refreshed every fourth step overshoot and diverge',
    },
    {
      drops: 'contraction(delta)',
      on: { ...oneEntryAtATime, pretend: { delta: 1 } },
      why: 'a compressor that loses more than it says',
    },
  ],
});

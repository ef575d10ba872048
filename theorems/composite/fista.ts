import { lasso } from '../../scenarios/convex/lasso.js';
import { linearOnHalfLine } from '../../scenarios/convex/linear-on-half-line.js';
import { at } from '../../src/core/scenario.js';
import { type Case, theorem } from '../../src/core/theorem.js';
import { accelerationWeight } from '../../src/measures/accelerationWeight.js';
import { gap } from '../../src/measures/gap.js';
import { fista, fistaWithMomentum } from '../../src/methods/fista.js';

/** c x on x >= 0 with the worst slope for T steps, which travel s_T c (s_1 = 1, s_{k+1} = s_k + beta_k (s_k - s_{k-1}) + 1): half of D. */
function slowest(T: number): Case {
  let [t, before, travelled] = [1, 0, 1];
  for (let k = 1; k < T; k++) {
    const next = (1 + Math.sqrt(1 + 4 * t * t)) / 2;
    [before, travelled] = [travelled, travelled + ((t - 1) / next) * (travelled - before) + 1];
    t = next;
  }
  return { objective: at(linearOnHalfLine, { slope: 1 / (2 * travelled), L: 1, start: 1 }), parameters: { T } };
}

export default theorem({
  title: 'FISTA: accelerated proximal gradient, convex composite',
  source: {
    cite: 'Beck & Teboulle, A fast iterative shrinkage-thresholding algorithm for linear inverse problems, 2009',
    at: 'Theorem 4.4',
  },

  assumptions: ['convex', 'smooth(L)', 'composite'],
  method: fista,
  parameters: { eta: '1/L' },
  measures: [gap, accelerationWeight],
  claims: [
    { left: 'gap', right: '2*L*D^2 / (k + 1)^2', when: 'k >= 1', says: 'classic' },
    { left: 'gap', right: 'L*D^2 / (2*tk^2)', when: 'k >= 1', says: 'sharper, with t_k >= (k + 1)/2' },
  ],

  tight: [slowest(1), slowest(3), slowest(10), slowest(40)],
  mutants: [
    { claim: 1, right: '0.95 * L*D^2 / (2*tk^2)', on: slowest(40), why: 'five percent less' },
    { right: 'L*D^2 / (k + 1)^2', on: slowest(10), why: 'half the constant' },
    { right: '2*L*D^2 / (k + 1)^3', on: slowest(10), why: 'a rate 1/k^3' },
    { right: '2*L*D^2 / (k + 4)^2', on: slowest(10), why: 'three steps more than were made' },
    {
      with: { stepSize: '0.25/L' },
      on: slowest(40),
      why: 'a quarter of the step, as if it made no difference',
    },
    { method: fistaWithMomentum, with: { momentum: '0' }, on: slowest(40), why: 'no momentum at all' },
  ],
  counterexamples: [
    {
      drops: 'smooth',
      on: {
        objective: at(lasso, { rows: [[1]], weight: 0.1, support: [0], values: [1], dual: [0], start: [1] }),
        parameters: { T: 20 },
        pretend: { L: 0.25 },
      },
      why: 'with four times the curvature that is claimed the steps diverge',
    },
  ],
});

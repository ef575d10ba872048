import { lasso } from '../../scenarios/convex/lasso.js';
import { linearOnHalfLine } from '../../scenarios/convex/linear-on-half-line.js';
import { at } from '../../src/core/scenario.js';
import { type Case, theorem } from '../../src/core/theorem.js';
import { gap } from '../../src/measures/gap.js';
import { fistaWithMomentum } from '../../src/methods/fista.js';

/** c x on x >= 0, where T steps travel (T^2 + 5T + 2)/8 times c / L; the worst slope lets them cover half of D. */
const slowest = (T: number): Case => ({
  objective: at(linearOnHalfLine, { slope: 4 / (T ** 2 + 5 * T + 2), L: 1, start: 1 }),
  parameters: { T },
});

export default theorem({
  title: 'FISTA with momentum (k - 1)/(k + 2), convex composite: exact',
  source: {
    cite: 'Beck & Teboulle, A fast iterative shrinkage-thresholding algorithm for linear inverse problems, 2009 (classic); Taylor, Hendrickx & Glineur, Exact worst-case performance of first-order methods for composite convex optimization, 2017, Table 1 (exact, numerically established); attained: derived here',
  },

  assumptions: ['convex', 'smooth(L)', 'composite'],
  method: fistaWithMomentum,
  parameters: { eta: '1/L' },
  // Step k makes x_{k+1}, after which the momentum is (k + 1 - 1)/(k + 1 + 2).
  with: { momentum: 'k/(k + 3)' },
  measures: [gap],
  claims: [
    { left: 'gap', right: '2*L*D^2 / (k^2 + 5*k + 2)', when: 'k >= 1', says: 'exact' },
    { left: 'gap', right: '2*L*D^2 / (k + 1)^2', when: 'k >= 1', says: 'classic' },
  ],

  tight: [slowest(1), slowest(2), slowest(10), slowest(40)],
  mutants: [
    { right: '0.999 * 2*L*D^2 / (k^2 + 5*k + 2)', on: slowest(40), why: 'one in a thousand less' },
    { right: '2*L*D^2 / (k^2 + 5*k + 6)', on: slowest(10), why: 'the exact constant without a proximal part' },
    { right: '2*L*D^2 / (k^2 + 6*k + 4)', on: slowest(10), why: 'one half step more than was made' },
    { claim: 1, right: 'L*D^2 / (k + 1)^2', on: slowest(10), why: 'half the classic constant' },
    { right: '2*L*D^2 / (k + 1)^3', on: slowest(10), why: 'a rate 1/k^3' },
    { with: { momentum: '0' }, on: slowest(40), why: 'no momentum at all' },
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

import { huber } from '../../scenarios/convex/huber.js';
import { gaussianDip } from '../../scenarios/non-convex/gaussian-dip.js';
import { quadratic } from '../../scenarios/strongly-convex/quadratic.js';
import { at } from '../../src/core/scenario.js';
import { type Case, theorem } from '../../src/core/theorem.js';
import { gap } from '../../src/measures/gap.js';
import { nesterovWithMomentum } from '../../src/methods/nesterov.js';

/**
 * The Huber function on which T steps are worst: all on its linear part, where the iterates have travelled
 * (T^2 + 5T + 2)/8 times the kink.
 */
const slowest = (T: number): Case => ({
  objective: at(huber, { L: 1, kink: 4 / (T ** 2 + 5 * T + 6), start: 1 }),
  parameters: { T },
});

export default theorem({
  title: 'Nesterov accelerated gradient with momentum (k - 1)/(k + 2), smooth convex: exact',
  source: {
    cite: 'Beck & Teboulle, A fast iterative shrinkage-thresholding algorithm for linear inverse problems, 2009 (classic); Taylor, Hendrickx & Glineur, Exact worst-case performance of first-order methods for composite convex optimization, 2017, Table 1 (exact, numerically established); attained: derived here',
  },

  assumptions: ['convex', 'smooth(L)', 'minimizer'],
  method: nesterovWithMomentum,
  parameters: { eta: '1/L' },
  // Step k makes x_{k+1}, after which the momentum is (k + 1 - 1)/(k + 1 + 2).
  with: { momentum: 'k/(k + 3)' },
  measures: [gap],
  claims: [
    { left: 'gap', right: '2*L*D^2 / (k^2 + 5*k + 6)', when: 'k >= 1', says: 'exact' },
    { left: 'gap', right: '2*L*D^2 / (k + 1)^2', when: 'k >= 1', says: 'classic' },
  ],

  tight: [slowest(1), slowest(2), slowest(10), slowest(40)],
  mutants: [
    { right: '0.999 * 2*L*D^2 / (k^2 + 5*k + 6)', on: slowest(40), why: 'one in a thousand less' },
    { right: '2*L*D^2 / (k^2 + 5*k + 7)', on: slowest(3), why: 'one more in the denominator' },
    { right: '2*L*D^2 / (k^2 + 6*k + 8)', on: slowest(10), why: 'one half step more than was made' },
    { right: 'L*D^2 / (k + 1)^2', on: slowest(10), why: 'half the classic constant' },
    { right: '2*L*D^2 / (k + 1)^3', on: slowest(10), why: 'a rate 1/k^3' },
    {
      with: { momentum: 'k/(k + 4)' },
      on: slowest(10),
      why: 'a little less momentum: no longer the method whose worst case this is',
    },
    { with: { momentum: '0' }, on: slowest(40), why: 'no momentum at all' },
  ],
  counterexamples: [
    {
      drops: 'smooth',
      on: {
        objective: at(quadratic, { spectrum: [1], start: [1] }),
        parameters: { T: 20 },
        pretend: { L: 0.25 },
      },
      why: 'with four times the curvature that is claimed the steps diverge',
    },
    {
      drops: 'convex',
      on: { objective: at(gaussianDip, { start: 6 }), parameters: { T: 100 } },
      why: 'far from the dip the gradient vanishes and the gap stays',
    },
  ],
});

import { huber } from '../../scenarios/convex/huber.js';
import { nesterovWorst } from '../../scenarios/convex/nesterov-worst.js';
import { gaussianDip } from '../../scenarios/non-convex/gaussian-dip.js';
import { quadratic } from '../../scenarios/strongly-convex/quadratic.js';
import { at } from '../../src/core/scenario.js';
import { type Case, theorem } from '../../src/core/theorem.js';
import { accelerationWeight } from '../../src/measures/accelerationWeight.js';
import { gap } from '../../src/measures/gap.js';
import { gradientDescent } from '../../src/methods/gradientDescent.js';
import { nesterov } from '../../src/methods/nesterov.js';

/**
 * The Huber function on which the k-th iterate is worst: all of them on its linear part, where they have travelled
 * s_k times the kink (s_1 = 1, s_{k+1} = s_k + beta_k (s_k - s_{k-1}) + 1), and kink 1/(2 s_k + 1).
 */
function slowest(T: number): Case {
  let [t, before, travelled] = [1, 0, 1];
  for (let k = 1; k < T; k++) {
    const next = (1 + Math.sqrt(1 + 4 * t * t)) / 2;
    [before, travelled] = [travelled, travelled + ((t - 1) / next) * (travelled - before) + 1];
    t = next;
  }
  return { objective: at(huber, { L: 1, kink: 1 / (2 * travelled + 1), start: 1 }), parameters: { T } };
}

export default theorem({
  title: 'Nesterov accelerated gradient, smooth convex',
  source: {
    cite: 'Nesterov, A method for solving the convex programming problem with convergence rate O(1/k^2), 1983; Beck & Teboulle, A fast iterative shrinkage-thresholding algorithm for linear inverse problems, 2009, Theorem 4.4',
  },

  assumptions: ['convex', 'smooth(L)', 'minimizer'],
  method: nesterov,
  parameters: { eta: '1/L' },
  measures: [gap, accelerationWeight],
  claims: [
    { left: 'gap', right: '2*L*D^2 / (k + 1)^2', when: 'k >= 1', says: 'classic' },
    { left: 'gap', right: 'L*D^2 / (2*tk^2)', when: 'k >= 1', says: 'sharper, with t_k >= (k + 1)/2' },
  ],

  tight: [slowest(1), slowest(3), slowest(10), slowest(40)],
  mutants: [
    // The t_k form is not attained: the closest mutants are as close as the worst Huber functions allow.
    { claim: 1, right: '0.96 * L*D^2 / (2*tk^2)', on: slowest(40), why: 'four percent less' },
    { claim: 1, right: 'L*D^2 / (2*tk^2 + 2*tk)', on: slowest(10), why: 'one more lower-order term' },
    { right: 'L*D^2 / (k + 1)^2', on: slowest(10), why: 'half the constant, which takes the optimized method' },
    { right: '2*L*D^2 / (k + 1)^3', on: slowest(10), why: 'a rate 1/k^3' },
    { right: '2*L*D^2 / (k + 4)^2', on: slowest(10), why: 'three steps more than were made' },
    {
      method: gradientDescent,
      on: { objective: at(huber, { L: 1, kink: 1 / 81, start: 1 }), parameters: { T: 40 } },
      why: 'the gradient method passed off as accelerated',
    },
    { claim: 0, left: 'gap', right: 'gapPrev', when: 'k >= 2', on: overshooting(), why: 'monotone decrease' },
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

/** A long flat direction: the iterates overshoot, and the gap grows again. */
function overshooting(): Case {
  return { objective: at(nesterovWorst, { d: 2, L: 1, unit: 1 }), parameters: { T: 30 } };
}

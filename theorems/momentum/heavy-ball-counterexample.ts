import { lessard } from '../../scenarios/strongly-convex/lessard.js';
import { quadratic } from '../../scenarios/strongly-convex/quadratic.js';
import { at } from '../../src/core/scenario.js';
import { type Case, theorem } from '../../src/core/theorem.js';
import { alongStart } from '../../src/measures/alongStart.js';
import { distance } from '../../src/measures/distance.js';
import { gradientDescent } from '../../src/methods/gradientDescent.js';
import { heavyBall } from '../../src/methods/heavyBall.js';

const cycling: Case = {
  objective: at(lessard, { mu: 1, kink: 1, start: 3.3 }),
  parameters: { T: 99 },
};
/** (L/2) x^2 with kappa = 25, where the bound for quadratics is attained at every step. */
const steepest: Case = {
  objective: at(quadratic, { spectrum: [12.5, 0.5], start: [3.3, 0] }),
  parameters: { T: 40 },
};

/** Compared as long as the bound stays above the rounding of what cancels in the gradient. */
const linear = { left: 'dist', right: '(1 + (1 + q)*k) * q^k * D', when: 'q^k >= 1e-12' };

/** The basin of the 3-cycle, once the run has settled: the error contracts by 2/3 a step. */
const settled = 'abs(kappa - 25) < 1e-9 and 3.07*s <= D and D <= 3.46*s and k >= 90';

export default theorem({
  title: 'The heavy ball tuned for quadratics converges on them, but not on every strongly convex function',
  about:
    'The parameters that are optimal on quadratics are often said to converge linearly on all smooth strongly convex functions. On a piecewise quadratic of condition number 25 they cycle.',
  source: {
    cite: 'Lessard, Recht & Packard, Analysis and design of optimization algorithms via integral quadratic constraints, 2016; the bound on quadratics is an elementary double-root computation, derived here',
    at: 'Section 4.6',
    arxiv: '1408.3595',
  },

  assumptions: ['strongly-convex(mu)', 'smooth(L)', 'minimizer'],
  method: heavyBall,
  parameters: {
    q: '(sqrt(kappa) - 1) / (sqrt(kappa) + 1)',
    eta: '4 / (sqrt(L) + sqrt(mu))^2',
    beta: 'q^2',
  },
  where: ['kappa > 1'],
  horizon: [92, 99],
  measures: [distance, alongStart],
  claims: [
    { ...linear, expected: 'violated', says: 'folklore: linear convergence on all of the class' },
    { ...linear, assumes: ['quadratic'], says: 'it is true of quadratics' },
    ...(['792/1225', '-2208/1225', '2592/1225'] as const).map((point, phase) => ({
      left: 'along',
      is: '=' as const,
      right: `${point} * s`,
      when: `${settled} and mod(k, 3) == ${phase}`,
      assumes: ['three-slopes(s)'],
      quantifier: { kind: 'limit' as const },
      scale: 's',
      tolerance: 1e-9,
      says: `point ${phase + 1} of the 3-cycle`,
    })),
  ],

  tight: [cycling, steepest],
  mutants: [
    { right: '1e-3 * D', when: 'k >= 90', on: cycling, why: 'convergence, however slow' },
    { right: '0.5 * D', when: 'k >= 90', on: cycling, why: 'even half the distance is not covered' },
    { claim: 1, right: 'q^k * D', on: steepest, why: 'the contraction factor without its transient' },
    { claim: 1, right: '(1 + (1 - q)*k) * q^k * D', on: steepest, why: 'the transient of the flattest direction' },
    {
      claim: 1,
      right: '0.99 * (1 + (1 + q)*k) * q^k * D',
      on: steepest,
      why: 'one in a hundred below what is attained',
    },
    { claim: 2, right: '0.65 * s', on: cycling, why: 'half a percent off the cycle' },
    { claim: 2, when: 'k >= 90 and mod(k, 2) == 0', on: cycling, why: 'a cycle of length two' },
    {
      claim: 2,
      method: gradientDescent,
      with: { stepSize: '1/L' },
      on: cycling,
      why: 'the cycle without momentum: the gradient method converges here',
    },
  ],
  counterexamples: [
    { claim: 1, drops: 'quadratic', on: cycling, why: 'the run ends in the cycle' },
    {
      claim: 2,
      drops: 'three-slopes',
      on: { ...steepest, parameters: { T: 92 }, pretend: { s: 1 } },
      why: 'the same parameters from the same start converge on the quadratic',
    },
  ],
});

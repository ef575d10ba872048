import { saddle } from '../../scenarios/second-order/saddle.js';
import { quadratic } from '../../scenarios/strongly-convex/quadratic.js';
import { at } from '../../src/core/scenario.js';
import { type Case, theorem } from '../../src/core/theorem.js';
import { distance } from '../../src/measures/distance.js';
import { energyNorm } from '../../src/measures/energyNorm.js';
import { gap } from '../../src/measures/gap.js';
import { gradientNorm } from '../../src/measures/gradientNorm.js';
import { conjugateGradient } from '../../src/methods/conjugateGradient.js';
import { gradientDescent } from '../../src/methods/gradientDescent.js';

/**
 * Greenbaum's worst start for k steps: the spectrum is where the Chebyshev polynomial of degree k on [mu, L] attains its
 * extrema, and the start weighs it so that no polynomial of degree k does better.
 */
function extremal(mu: number, L: number, k: number): Case {
  const spectrum = Array.from({ length: k + 1 }, (_, i) => (L + mu) / 2 + ((L - mu) / 2) * Math.cos((Math.PI * i) / k));
  const spread = (i: number): number =>
    spectrum.reduce((product, lambda, j) => (j === i ? product : product * Math.abs(spectrum[i] - lambda)), 1);
  const start = spectrum.map((lambda, i) => 1 / (lambda * Math.sqrt(spread(i))));
  const largest = Math.max(...start);
  return {
    objective: at(quadratic, { spectrum, start: start.map((e) => e / largest) }),
    parameters: { T: k },
  };
}

const kappa25 = extremal(0.5, 12.5, 5);
/** The run ends after d steps, or one for each different eigenvalue; then only rounding is left to compare. */
const running = 'k <= d and energyPrev >= 1e-9*energy0';

export default theorem({
  title: 'Conjugate gradient: Chebyshev bound in the energy norm',
  source: {
    cite: 'Hestenes & Stiefel, Methods of conjugate gradients for solving linear systems, 1952; Daniel 1967; the attaining starts: Greenbaum, Comparison of splittings used with the conjugate gradient algorithm, 1979',
  },

  assumptions: ['quadratic', 'strongly-convex(mu)', 'smooth(L)', 'minimizer'],
  method: conjugateGradient,
  parameters: { q: '(sqrt(kappa) - 1) / (sqrt(kappa) + 1)' },
  where: ['kappa > 1'],
  horizon: [1, 12],
  measures: [energyNorm, gap, distance, gradientNorm],
  claims: [
    { left: 'energy', right: '2*q^k / (1 + q^(2*k)) * energy0', when: running, says: 'attained at any one k' },
    { left: 'energy', right: '2*q^k * energy0', when: running, says: 'the classical form' },
    { left: 'gap', is: '=', right: 'energy^2 / 2', scale: 'energy0^2', says: 'the same bound for values, squared' },
    { left: 'dist', right: 'distPrev', when: running, says: 'the Euclidean error decreases too' },
  ],

  tight: [extremal(1, 4, 3), kappa25, extremal(0.1, 10, 7), extremal(0.05, 20, 2)],
  mutants: [
    { right: '0.99 * 2*q^k / (1 + q^(2*k)) * energy0', on: kappa25, why: 'one in a hundred below what is attained' },
    { right: 'q^k * energy0', on: kappa25, why: 'the factor 2 forgotten' },
    { right: '2*q^(2*k) * energy0', on: kappa25, why: 'the rate of the values, claimed for the norm' },
    {
      method: gradientDescent,
      with: { stepSize: '2/(mu + L)' },
      when: 'k <= T',
      on: { objective: at(quadratic, { spectrum: [0.5, 12.5], start: [1, 0.2] }), parameters: { T: 10 } },
      why: 'the same bound for the gradient method',
    },
    {
      claim: 3,
      left: 'gradNorm',
      right: 'gradNormPrev',
      on: { objective: at(quadratic, { spectrum: [0.5, 12.5], start: [10, 0.08] }), parameters: { T: 1 } },
      why: 'the residual norm, unlike the error, need not decrease',
    },
  ],
  counterexamples: [
    {
      drops: 'strongly-convex',
      on: {
        objective: at(saddle, { spectrum: [1, -1], start: [-1, 1] }),
        parameters: { T: 2 },
        pretend: { mu: 0.5 },
      },
      why: 'the first direction has curvature zero, and the step along it is infinite',
    },
  ],
});

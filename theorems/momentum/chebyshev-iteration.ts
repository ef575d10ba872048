import { huber } from '../../scenarios/convex/huber.js';
import { quadratic } from '../../scenarios/strongly-convex/quadratic.js';
import { at } from '../../src/core/scenario.js';
import { type Case, theorem } from '../../src/core/theorem.js';
import { distance } from '../../src/measures/distance.js';
import { chebyshevIteration } from '../../src/methods/chebyshevIteration.js';
import { gradientDescent } from '../../src/methods/gradientDescent.js';

/** Both ends of the spectrum, where the polynomial of every degree is as large as it gets. */
const ends = (mu: number, L: number, T: number): Case => ({
  objective: at(quadratic, { spectrum: [mu, L], start: [1, 0.5] }),
  parameters: { T },
});

export default theorem({
  title: 'Chebyshev semi-iteration on quadratics: exact at every step',
  about: 'No method that knows only mu and L does better on quadratics after k steps.',
  source: {
    cite: "Golub & Varga, Chebyshev semi-iterative methods, successive overrelaxation iterative methods, and second order Richardson iterative methods, 1961; d'Aspremont, Scieur & Taylor, Acceleration methods, 2021, Chapter 2",
  },

  assumptions: ['quadratic', 'strongly-convex(mu)', 'smooth(L)', 'minimizer'],
  method: chebyshevIteration,
  parameters: { q: '(sqrt(kappa) - 1) / (sqrt(kappa) + 1)' },
  where: ['kappa > 1'],
  measures: [distance],
  claims: [
    { left: 'dist', right: '2*q^k / (1 + q^(2*k)) * D', says: '1/T_k((kappa + 1)/(kappa - 1))' },
    { left: 'dist', right: '2*q^k * D', says: 'the classical form' },
  ],

  tight: [ends(0.1, 10, 10), ends(0.5, 2, 3), ends(0.05, 20, 20)],
  mutants: [
    { right: '0.999 * 2*q^k / (1 + q^(2*k)) * D', on: ends(0.1, 10, 10), why: 'one in a thousand less' },
    { right: 'q^k * D', on: ends(0.1, 10, 10), why: 'the factor 2 forgotten' },
    { claim: 1, right: '2*q^(2*k) * D', on: ends(0.1, 10, 10), why: 'the rate of the values' },
    {
      method: gradientDescent,
      with: { stepSize: '2/(mu + L)' },
      on: ends(0.1, 10, 10),
      why: 'the same bound for the gradient method',
    },
  ],
  counterexamples: [
    {
      drops: 'smooth',
      on: {
        objective: at(quadratic, { spectrum: [1, 11], start: [1, 1] }),
        parameters: { T: 20 },
        pretend: { L: 10 },
      },
      why: 'a curvature beyond the interval, where the polynomial grows',
    },
    {
      drops: 'quadratic',
      on: {
        objective: at(huber, { L: 1, kink: 0.1, start: 10 }),
        parameters: { T: 10 },
        pretend: { mu: 0.1 },
      },
      why: 'far from the minimizer the Huber function is linear, and the steps do not grow',
    },
  ],
});

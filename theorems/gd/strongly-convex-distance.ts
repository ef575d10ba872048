import { huber } from '../../scenarios/convex/huber.js';
import { quadratic } from '../../scenarios/strongly-convex/quadratic.js';
import { at } from '../../src/core/scenario.js';
import { between, type Case, theorem } from '../../src/core/theorem.js';
import { distance } from '../../src/measures/distance.js';
import { gradientDescent } from '../../src/methods/gradientDescent.js';

/** Curvatures 1/10 and 1, started along one of them: the bound is an equality at every step. */
const along = (direction: 'flat' | 'steep', eta: number, T = 10): Case => ({
  objective: at(quadratic, { spectrum: [0.1, 1], start: direction === 'flat' ? [1, 0] : [0, 1] }),
  parameters: { eta, T },
});
/** The step that balances both directions, 2/(mu + L). */
const BALANCED = 2 / 1.1;

export default theorem({
  title: 'Gradient descent, strongly convex: contraction of the distance',
  about:
    'At eta = 2/(mu + L) the factor is (kappa - 1)/(kappa + 1), at eta = 1/L it is 1 - mu/L. Each is attained at every step.',
  source: {
    cite: 'Polyak, Introduction to optimization, 1987, Section 1.4, Theorem 3; Nesterov, Lectures on convex optimization, 2018, Theorem 2.1.15 (eta = 2/(mu + L))',
  },

  assumptions: ['strongly-convex(mu)', 'smooth(L)', 'minimizer'],
  method: gradientDescent,
  parameters: { eta: between(0, '2/L', { open: 'low' }) },
  measure: distance,
  bound: 'max(abs(1 - eta*mu), abs(1 - eta*L))^k * D',

  tight: [along('flat', 1), along('flat', BALANCED), along('steep', 1.95), along('steep', 2, 40)],
  mutants: [
    {
      right: '0.999 * max(abs(1 - eta*mu), abs(1 - eta*L))^k * D',
      on: along('flat', 1),
      why: 'one in a thousand less',
    },
    { right: '(1 - 2*mu/L)^k * D', on: along('flat', 1), why: 'twice the strong convexity, at eta = 1/L' },
    {
      right: '((sqrt(kappa) - 1) / (sqrt(kappa) + 1))^k * D',
      on: along('flat', BALANCED),
      why: 'an accelerated rate at eta = 2/(mu + L)',
    },
    {
      right: '((kappa - 1) / (kappa + 1))^k * D',
      on: along('flat', 1),
      why: 'the factor of eta = 2/(mu + L) claimed at eta = 1/L',
    },
    { right: 'abs(1 - eta*mu)^k * D', on: along('steep', 1.95), why: 'the steep direction forgotten at a long step' },
    { right: 'abs(1 - eta*L)^k * D', on: along('flat', 1.2), why: 'the flat direction forgotten' },
    {
      right: 'max((1 - eta*mu)^2, (1 - eta*L)^2)^k * D',
      on: along('flat', 1),
      why: 'the factor of the squared distance',
    },
  ],
  counterexamples: [
    {
      drops: 'strongly-convex',
      on: {
        objective: at(huber, { L: 1, kink: 0.1, start: 1 }),
        parameters: { eta: 1, T: 5 },
        pretend: { mu: 0.5 },
      },
      why: 'beyond its kink the Huber function is linear, and each step covers the same 1/10',
    },
    {
      drops: 'smooth',
      on: { ...along('steep', 2.2), pretend: { L: 0.5 } },
      why: 'with twice the curvature that is claimed the step is beyond 2/L, and diverges',
    },
  ],
});

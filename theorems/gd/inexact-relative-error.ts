import { relativeError } from '../../scenarios/noise/gradient-error.js';
import { quadratic } from '../../scenarios/strongly-convex/quadratic.js';
import { at } from '../../src/core/scenario.js';
import { between, type Case, theorem } from '../../src/core/theorem.js';
import { distance } from '../../src/measures/distance.js';
import { gap } from '../../src/measures/gap.js';
import { inexactGradientDescent } from '../../src/methods/inexactGradientDescent.js';

/** Curvatures 1/10 and 1, started along one of them, with every gradient shortened or lengthened as far as it goes. */
const along = (direction: 'flat' | 'steep', eps: number, eta: number, T = 5): Case => ({
  objective: at(quadratic, { spectrum: [0.1, 1], start: direction === 'flat' ? [1, 0] : [0, 1] }),
  noise: at(relativeError, { eps, kind: direction === 'flat' ? 'short' : 'long' }),
  parameters: { eta, T },
});
/** The step that balances both, 2/(L_eps + mu_eps), for curvatures 1/10 and 1. */
const balanced = (eps: number): number => 2 / (1 + eps + 0.1 * (1 - eps));

const bound = 'max(abs(1 - eta*me), abs(1 - eta*Le))^(2*k) * Delta';

export default theorem({
  title: 'Gradient descent with relatively inexact gradients, strongly convex: contraction of the gap',
  about:
    'An error of relative size eps acts as if the curvatures lay between me = (1 - eps) mu and Le = (1 + eps) L. At eta = 2/(Le + me) ' +
    'the factor is ((Le - me)/(Le + me))^2, as with exact line search. The distance need not contract like that: errors turn the step.',
  source: {
    cite: 'de Klerk, Glineur & Taylor, Worst-case convergence analysis of inexact gradient and Newton methods through semidefinite programming performance estimation, 2020 (the balanced step); Gannot, A frequency-domain analysis of inexact gradient methods, 2021; other steps checked here as exact worst cases',
    at: 'Theorem 5.3',
  },

  assumptions: ['strongly-convex(mu)', 'smooth(L)', 'minimizer', 'relative-error(eps)'],
  method: inexactGradientDescent,
  parameters: { Le: '(1 + eps)*L', me: '(1 - eps)*mu', eta: between(0, '2/Le', { open: 'low' }) },
  where: ['eps < 1'],
  horizon: [1, 20],
  measures: [gap, distance],
  claims: [{ left: 'gap', right: bound }],

  tight: [0.1, 0.6].flatMap((eps) => [
    along('flat', eps, balanced(eps)),
    along('steep', eps, balanced(eps)),
    along('flat', eps, 0.5),
  ]),
  mutants: [
    { right: `0.999 * ${bound}`, on: along('flat', 0.3, balanced(0.3)), why: 'one in a thousand less' },
    {
      right: 'max(abs(1 - eta*mu), abs(1 - eta*L))^(2*k) * Delta',
      on: along('flat', 0.3, balanced(0.3)),
      why: 'the error ignored',
    },
    {
      right: 'max(abs(1 - eta*me), abs(1 - eta*Le))^(4*k) * Delta',
      on: along('flat', 0.3, balanced(0.3)),
      why: 'the factor squared once more',
    },
    {
      right: '((Le - me)/(Le + me))^(2*k) * Delta',
      on: along('steep', 0.3, 1.5),
      why: 'the factor of the balanced step claimed at a longer one',
    },
    {
      left: 'dist',
      right: 'max(abs(1 - eta*me), abs(1 - eta*Le))^k * D',
      on: {
        objective: at(quadratic, { spectrum: [0.1, 1], start: [1, 1] }),
        noise: at(relativeError, { eps: 0.5, kind: 'turned' }),
        parameters: { eta: balanced(0.5), T: 1 },
      },
      why: 'the distance claimed to contract by the same factor',
    },
  ],
  counterexamples: [
    {
      drops: 'eps < 1',
      on: {
        ...along('flat', 0.9, 0.9, 20),
        pretend: { eps: 0.1 },
      },
      why: 'nine times the error that is claimed: hardly any progress',
    },
    {
      drops: 'eta <= 2/Le',
      on: { ...along('steep', 0.3, 2 / 1.1, 5), pretend: { eps: 0 } },
      why: 'the step 2/(L + mu) of exact gradients diverges when they are too long by three tenths',
    },
  ],
});

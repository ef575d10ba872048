import { absoluteDeviationsOnBox } from '../../scenarios/finite-sum/absolute-deviations.js';
import { rademacher } from '../../scenarios/noise/rademacher.js';
import { spike } from '../../scenarios/noise/spike.js';
import { at, type Placed } from '../../src/core/scenario.js';
import { oneOf, type Quantifier, theorem } from '../../src/core/theorem.js';
import { averageIterateGap } from '../../src/measures/averageGap.js';
import { noiseMartingale } from '../../src/measures/noiseMartingale.js';
import { projectedSgd } from '../../src/methods/projectedSgd.js';

/** slope |x| on [-1, 1], from an end. */
const onInterval = (slope: number, noise: Placed, parameters: Record<string, number>, start: 1 | -1 = 1) => ({
  objective: at(absoluteDeviationsOnBox, { rows: [[slope]], below: 1, above: 1, start: [start] }),
  noise,
  parameters,
});

const coin = at(rademacher, { B: 1 });
/** Steps so short that x stays at the end of the interval: the martingale is a sum of independent signs. */
const still = 1e-6;

const usually: Quantifier = { kind: 'with-probability', delta: 'delta' };

export default theorem({
  title: 'Projected SGD with bounded noise: gap of the average with high probability',
  about: 'R bounds ||x - x*|| on the feasible set. The second claim is the Azuma-Hoeffding step behind the first.',
  source: {
    cite: 'Nemirovski, Juditsky, Lan & Shapiro, Robust stochastic approximation approach to stochastic programming, 2009 (style); Azuma, Weighted sums of certain dependent random variables, 1967; derived here',
  },

  assumptions: [
    'convex',
    'constrained',
    'lipschitz@set',
    'feasible-radius(R)',
    'unbiased',
    'bounded-noise(B)',
    'surely-bounded-gradient(G)',
  ],
  method: projectedSgd,
  symbols: { R: 'X' },
  parameters: { delta: oneOf(0.3, 0.2, 0.1, 0.05), eta: 'R/(G*sqrt(T))' },
  horizon: [1, 40],
  measures: [averageIterateGap, noiseMartingale],
  claims: [
    {
      left: 'avgGap',
      right: 'R*G/sqrt(k) + B*R*sqrt(2*log(1/delta)/k)',
      when: 'k == T',
      quantifier: usually,
    },
    {
      left: 'martingale',
      right: 'B*R*sqrt(2*k*log(1/delta))',
      when: 'k >= 1',
      quantifier: usually,
      says: 'bounded martingale differences: sums beyond sqrt(k) are exponentially rare',
    },
  ],

  tight: [onInterval(1, coin, { delta: 0.3, T: 40 }), onInterval(0.02, coin, { delta: 0.3, T: 40, eta: still })],
  mutants: [
    {
      right: 'R*G/(4*sqrt(k))',
      on: onInterval(1, coin, { delta: 0.05, T: 20 }),
      why: 'no logarithm, and a quarter of the rest',
    },
    {
      claim: 1,
      right: 'B*R*sqrt(k*log(1/delta))',
      on: onInterval(0.02, coin, { delta: 0.4, T: 1 }),
      why: 'half the exponent of the tail: one sign exceeds it half the time',
    },
    {
      claim: 1,
      right: 'B*R*sqrt(k*log(1/delta)/2)',
      on: onInterval(0.02, coin, { delta: 0.05, T: 60, eta: still }),
      why: 'a quarter of it',
    },
    {
      claim: 1,
      right: 'B*R*log(1/delta)',
      on: onInterval(0.02, coin, { delta: 0.2, T: 60, eta: still }),
      why: 'a bound that does not grow with the number of steps',
    },
  ],
  counterexamples: [
    {
      drops: 'bounded-noise',
      claim: 1,
      on: { ...onInterval(0.02, at(spike, { m: 17, sigma2: 1 }), { delta: 0.02, T: 1 }, -1), pretend: { B: 1 } },
      why: 'variance 1, but once in 17 a noise of 4: far tails follow the largest noise, not the variance',
    },
  ],
});

import { linearOnSimplex } from '../../scenarios/online/linear-on-simplex.js';
import { at } from '../../src/core/scenario.js';
import { type Case, oneOf, theorem } from '../../src/core/theorem.js';
import { averageRegret } from '../../src/measures/regret.js';
import { exponentiatedGradient } from '../../src/methods/exponentiatedGradient.js';

const losses = (slopes: number[][], T: number, scale: number): Case => ({
  objective: at(linearOnSimplex, { slopes }),
  parameters: { T, scale },
});
/** One of six decisions is right in every round: a short step is slow to see it. */
const leader = (T: number, scale = 1): Case => losses([[-1, 1, 1, 1, 1, 1]], T, scale);
/** Two decisions are right in turn: whoever was right last is favoured, and wrong. */
const alternating = (T: number, scale = 1): Case =>
  losses(
    [
      [1, -1],
      [-1, 1],
    ],
    T,
    scale,
  );

export default theorem({
  title: 'Exponentiated gradient (mirror descent with entropy) on the simplex: average regret',
  about:
    'By convexity the same bounds the gap of the mean of the p_k, for losses that are all one convex f. R is the total mass, 1 for probabilities.',
  source: {
    cite: 'Nemirovski & Yudin, Problem complexity and method efficiency in optimization, 1983; Kivinen & Warmuth, Exponentiated gradient versus gradient descent for linear predictors, 1997; Beck & Teboulle, Mirror descent and nonlinear projected subgradient methods for convex optimization, 2003; Bubeck, Convex optimization: algorithms and complexity, 2015, Theorem 4.2',
  },

  assumptions: ['online-losses', 'simplex(R)', 'coordinate-lipschitz-losses(G)'],
  method: exponentiatedGradient,
  parameters: { scale: oneOf(1, 0.01, 0.1, 3, 10), eta: 'scale * sqrt(2*log(d)/T) / G' },
  where: ['G > 0'],
  horizon: [1, 60],
  symbols: { eta: 'X/F', R: 'X', G: 'F/X' },
  measures: [averageRegret],
  claims: [
    { left: 'avgRegret', right: 'R*(log(d)/(eta*k) + eta*G^2/2)', when: 'k >= 1', says: 'for every step size' },
    {
      left: 'avgRegret',
      right: 'R*G*sqrt(2*log(d)/T)',
      when: 'k == T and scale == 1',
      says: 'at the best step for T rounds',
    },
  ],

  tight: [leader(100, 0.16), alternating(100, 3.5), leader(50), alternating(50)],
  mutants: [
    {
      right: '0.98 * R*(log(d)/(eta*k) + eta*G^2/2)',
      on: leader(100, 0.16),
      why: 'two percent less, while the leader is sought',
    },
    {
      right: 'R*(log(d)/(eta*k) + 0.88*eta*G^2/2)',
      on: alternating(100, 3.5),
      why: 'an eighth less for changing one’s mind',
    },
    { right: 'R*log(d)/(eta*k)', on: alternating(100, 5), why: 'no price for changing one’s mind' },
    { right: 'R*eta*G^2/2', on: leader(100, 0.4), why: 'no time to find the leader' },
    { right: 'R*(log(d - 1)/(eta*k) + eta*G^2/2)', on: leader(100, 0.16), why: 'one decision less' },
    // At the best step for T the two terms are equal, and each of these runs meets one of them only.
    { claim: 1, right: '0.45 * R*G*sqrt(2*log(d)/T)', on: leader(50), why: 'less than half the bound' },
    { claim: 1, right: 'R*G*sqrt(2*log(d)) / T', on: leader(50), why: 'a rate 1/T' },
  ],
  counterexamples: [
    {
      drops: 'coordinate-lipschitz-losses',
      on: { ...alternating(100, 5), pretend: { G: 0.5 } },
      why: 'the losses are twice as large as claimed',
    },
  ],
});

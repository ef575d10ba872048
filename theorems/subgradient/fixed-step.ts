import { absoluteValues } from '../../scenarios/convex/absolute-values.js';
import { resistingMax } from '../../scenarios/convex/resisting-max.js';
import { gaussianDip } from '../../scenarios/non-convex/gaussian-dip.js';
import { at } from '../../src/core/scenario.js';
import { type Case, oneOf, theorem } from '../../src/core/theorem.js';
import { averageIterateGap } from '../../src/measures/averageGap.js';
import { bestGap } from '../../src/measures/best.js';
import { gradientDescent } from '../../src/methods/gradientDescent.js';

/** As many points as the max function has coordinates: none of them is better than the first. */
const resisting = (T: number, scale = 1): Case => ({
  objective: at(resistingMax, { n: T, G: 1, s: 1 }),
  parameters: { scale, T },
});
/** |x| from 1/2 with eta = 1: 1/2, -1/2, 1/2, ... */
const oscillating: Case = {
  objective: at(absoluteValues, { weights: [1], center: [0], start: [0.5] }),
  parameters: { eta: 1, scale: 1, T: 50 },
};

export default theorem({
  title: 'Subgradient method, Lipschitz convex, constant step: best and averaged iterate',
  about: 'k counts the points x_0, ..., x_{k-1} that were asked about; the last of k steps only makes the next one.',
  source: {
    cite: 'Shor, Minimization methods for non-differentiable functions, 1985; Nesterov, Lectures on convex optimization, 2018, Section 3.2.3; that it is exact: Drori & Teboulle, An optimal variant of Kelley’s cutting-plane method, 2016, Appendix A',
  },

  assumptions: ['convex', 'lipschitz(G)', 'minimizer'],
  method: gradientDescent,
  parameters: { scale: oneOf(1, 0.1, 0.5, 3), eta: 'scale * D / (G*sqrt(T))' },
  where: ['D > 0'],
  measures: [bestGap, averageIterateGap],
  claims: [
    { left: 'bestGap', right: '(D^2 + k*eta^2*G^2) / (2*k*eta)', when: 'k >= 1', says: 'the best of k points' },
    { left: 'avgGap', right: '(D^2 + k*eta^2*G^2) / (2*k*eta)', when: 'k >= 1', says: 'the mean of k points' },
    {
      left: 'bestGap',
      right: 'G*D / sqrt(T)',
      when: 'k == T and scale == 1',
      says: 'at the best step for T points',
    },
    { left: 'avgGap', right: 'G*D / sqrt(T)', when: 'k == T and scale == 1', says: 'the same for the mean' },
  ],

  tight: [resisting(4), resisting(16), resisting(25)],
  mutants: [
    { claim: 2, right: 'G*D / sqrt(T + 1)', on: resisting(16), why: 'one point more than were asked about' },
    { claim: 2, right: '0.999 * G*D / sqrt(T)', on: resisting(9), why: 'one in a thousand less' },
    { claim: 2, right: 'G*D / T', on: resisting(16), why: 'the rate of smooth functions' },
    { claim: 3, right: 'G*D / (2*sqrt(T))', on: resisting(16), why: 'half the constant, for the mean' },
    { right: '(D^2 + k*eta^2*G^2) / (4*k*eta)', on: resisting(16), why: 'half the bound' },
    { right: 'D^2 / (2*k*eta)', on: oscillating, why: 'no noise floor: a constant step does not converge' },
    { right: '(D^2 + k*eta^2*G^2/4) / (2*k*eta)', on: oscillating, why: 'a quarter of the floor' },
    { claim: 1, right: 'eta*G^2/2', on: resisting(16, 0.1), why: 'the floor alone, before the start is forgotten' },
  ],
  counterexamples: [
    {
      drops: 'lipschitz',
      on: { ...oscillating, pretend: { G: 0.5 } },
      why: 'twice the slope that is claimed',
    },
    {
      drops: 'convex',
      claim: 0,
      on: {
        objective: at(gaussianDip, { start: 6 }),
        parameters: { eta: 1, scale: 1, T: 100 },
        pretend: { G: 0.61 },
      },
      why: 'far from the dip the gradient vanishes and the gap stays',
    },
  ],
});

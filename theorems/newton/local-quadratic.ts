import { cubicBowl } from '../../scenarios/second-order/cubic-bowl.js';
import { cubicWell } from '../../scenarios/second-order/cubic-well.js';
import { holderHessian } from '../../scenarios/second-order/holder-hessian.js';
import { at } from '../../src/core/scenario.js';
import { type Case, theorem } from '../../src/core/theorem.js';
import { distance } from '../../src/measures/distance.js';
import { newton } from '../../src/methods/newton.js';

/** x^2/2 - |x|^3/6, where the local bound is attained at every step. */
const well = (start: number): Case => ({
  objective: at(cubicWell, { curvatures: [1], M: 1, start: [start] }),
  parameters: { T: 4 },
});
/** x^2/2 + |x|^3/6, where the global bound is approached near the minimizer. */
const bowl = (start: number): Case => ({
  objective: at(cubicBowl, { curvatures: [1], M: 1, start: [start] }),
  parameters: { T: 2 },
});

/** Closer to x* than a millionth of the radius a step is lost in its rounding. */
const visible = 'M*distPrev >= 1e-6*mu';
const inside = `distPrev < 2*mu/(3*M) and ${visible}`;

export default theorem({
  title: "Newton's method: local quadratic convergence with an explicit radius",
  source: {
    cite: 'Nesterov, Lectures on Convex Optimization, 2018; the form for strongly convex functions is standard, derived here',
    at: 'Theorem 1.2.5',
  },

  assumptions: ['twice-differentiable', 'hessian-lipschitz(M)', 'nondegenerate-minimizer(mu)'],
  method: newton,
  horizon: [1, 6],
  measures: [distance],
  claims: [
    { left: 'dist', right: 'M*distPrev^2 / (2*(mu - M*distPrev))', when: inside, says: 'each step inside the radius' },
    { left: 'dist', right: 'distPrev', when: inside, says: 'the radius is not left again' },
    {
      left: 'dist',
      right: 'M/(2*m) * distPrev^2',
      when: visible,
      assumes: ['strongly-convex(m)'],
      says: 'from any point',
    },
  ],

  tight: [well(0.5), well(0.66), bowl(0.01)],
  mutants: [
    {
      right: '0.99 * M*distPrev^2 / (2*(mu - M*distPrev))',
      on: well(0.5),
      why: 'one in a hundred below what is attained',
    },
    { right: 'M*distPrev^2 / (4*(mu - M*distPrev))', on: well(0.5), why: 'half the constant' },
    { right: 'M*distPrev^2 / (2*mu)', on: well(0.5), why: 'the global form, where f is convex near x* only' },
    { claim: 1, when: 'distPrev <= 0.7*mu/M', on: well(0.7), why: 'a radius five percent too large' },
    {
      claim: 2,
      right: '0.98 * M/(2*m) * distPrev^2',
      on: bowl(0.01),
      why: 'a constant below the limit for small errors',
    },
    { claim: 2, right: 'M^2/(2*m^2) * distPrev^3', on: bowl(0.01), why: 'cubic convergence' },
  ],
  counterexamples: [
    {
      claim: 1,
      drops: 'dist < 2 mu/(3 M)',
      when: 'k >= 1',
      on: well(0.68),
      why: 'beyond 2/3 the iterates move away, changing sides',
    },
    {
      drops: 'hessian-lipschitz',
      on: {
        objective: at(holderHessian, { mu: 1, p: 0.5, start: 1e-4 }),
        parameters: { T: 1 },
        pretend: { M: 1 },
      },
      why: 'a second derivative that is only Hölder gives order 1.5',
    },
    {
      drops: 'nondegenerate-minimizer',
      on: {
        objective: at(cubicBowl, { curvatures: [0.1], M: 1, start: [0.2] }),
        parameters: { T: 1 },
        pretend: { mu: 1 },
      },
      why: 'a minimizer ten times flatter than claimed',
    },
  ],
});

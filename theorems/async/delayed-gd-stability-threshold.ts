import { isotropicQuadratic } from '../../scenarios/distributed/isotropic.js';
import { type Method, method } from '../../src/core/method.js';
import { at } from '../../src/core/scenario.js';
import { between, type ObserveContext, theorem, whole } from '../../src/core/theorem.js';
import type { World } from '../../src/core/world.js';
import { delayedGradientDescent } from '../../src/methods/delayedGradientDescent.js';
import { stepMap } from '../../src/methods/stepMap.js';
import { spectralRadius } from '../../src/numerics/spectrum.js';
import { matrices } from '../../src/spaces/matrices.js';

/** Spectral radius of the companion matrix: of one step of the method on (x_k, x_{k-1}, ..., x_{k-tau}). */
const observe =
  (method: Method) =>
  (_world: World, { A, streams, machine, number, parameters }: ObserveContext) => {
    const steps = { stepSize: () => parameters.eta, delay: number('tau') };
    const { matrix } = stepMap(machine(), { A, streams, dim: number('d') }, method, steps, ['past']);
    return { constants: {}, rows: [{ radius: spectralRadius(matrices(A).toNumbers(matrix)) }] };
  };

/** The delays 1, 2, 2, 0 in turn, never above 2; a step here is one round of the four. */
const varyingDelay = method({
  title: 'Gradient descent with delays 1, 2, 2, 0 in turn',
  latex: 'x_{k+1} = x_k - \\eta \\nabla f(x_{k-\\tau_k})',
  parameters: { stepSize: ['schedule', 'eta'] },

  init({ space, oracle }, { stepSize }) {
    const grad = space.zeros();
    const past = [space.zeros(), space.zeros()] as const;
    const step = (x: typeof grad, k: number): void => {
      for (const delay of [1, 2, 2, 0]) {
        oracle.gradient([x, ...past][delay], grad);
        space.copy(past[1], past[0]);
        space.copy(past[0], x);
        space.subtractScaled(x, stepSize(k), grad);
      }
    };
    return { step, views: { past } };
  },
});

/** Curvature 2, one direction; `c` is the step as a multiple of the limit. */
const stepOf = (tau: number, c: number) => ({
  objective: at(isotropicQuadratic, { curvature: 2, start: [1] }),
  parameters: { tau, c },
});

const limit = '2*sin(pi/(2*(2*tau + 1)))';

export default theorem({
  title: 'Gradient descent with a fixed delay: exact stability limit',
  about: 'For every eigenvalue h of the Hessian separately; the largest decides.',
  source: {
    cite: 'classical: Levin & May, A note on difference-delay equations, 1976, for the scalar recursion; derived here',
  },

  assumptions: ['isotropic(h)'],
  parameters: { tau: whole(0, 24), c: between(-1, 2), eta: `c*${limit}/h` },
  observe: observe(delayedGradientDescent),
  symbols: { radius: '1', tau: '1', c: '1' },
  claims: [
    {
      left: 'radius < 1',
      is: '<=>',
      right: `eta*h > 0 and eta*h < ${limit}`,
      // At the limit itself the radius is 1, and what float64 computes may be on either side of it.
      when: 'abs(c - 1) > 1e-9 and abs(c) > 1e-9',
      says: 'stable exactly for steps between 0 and the limit',
    },
    {
      left: 'radius',
      is: '=',
      right: '1',
      when: 'c == 1',
      says: 'spectral radius exactly 1 at the limit',
    },
  ],

  tight: [0, 1, 2, 5, 24].flatMap((tau) => [0.999, 1, 1.001].map((c) => stepOf(tau, c))),
  mutants: [
    { right: 'eta*h > 0 and eta*h < 2', on: stepOf(1, 1.2), why: 'the limit without delay' },
    { right: 'eta*h > 0 and eta*h < pi/(2*tau + 1)', on: stepOf(1, 1.03), why: 'the sine replaced by its argument' },
    {
      right: 'eta*h > 0 and eta*h < 2/(tau + 1)',
      on: stepOf(4, 1.1),
      why: 'the limit divided by the number of delays',
    },
    { right: 'eta*h > 0 and eta*h < 2*sin(pi/(2*(2*tau - 1)))', on: stepOf(3, 1.2), why: 'one delay too few' },
    {
      right: `eta*h > 0 and eta*h < 1.001*${limit}`,
      on: stepOf(2, 1.0005),
      why: 'one in a thousand above the exact limit',
    },
    { right: `eta*h < ${limit}`, on: stepOf(2, -0.3), why: 'steps uphill' },
    { claim: 1, right: '1.0001', on: stepOf(4, 1), why: 'the radius at the limit, slightly off' },
  ],
  counterexamples: [
    {
      drops: 'fixed delay',
      observe: observe(varyingDelay),
      on: stepOf(2, 0.999),
      why: 'delays that vary between 0 and tau can be unstable below the limit of the longest',
    },
  ],
});

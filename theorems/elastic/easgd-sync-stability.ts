import { isotropicQuadratic } from '../../scenarios/distributed/isotropic.js';
import { at } from '../../src/core/scenario.js';
import { between, type ObserveContext, theorem, whole } from '../../src/core/theorem.js';
import type { World } from '../../src/core/world.js';
import { easgd } from '../../src/methods/easgd.js';
import { stepMap } from '../../src/methods/stepMap.js';
import { realEigenvalues, spectralRadius } from '../../src/numerics/spectrum.js';
import { matrices } from '../../src/spaces/matrices.js';

/** Eigenvalues of the mean map of center and workers, one step of the method without noise, in ascending order. */
function observe(_world: World, { A, streams, machine, number, parameters }: ObserveContext) {
  const { eta, al, be } = parameters;
  const rates = { stepSize: () => eta, workers: number('p'), elasticity: al, movingRate: be };
  const { matrix } = stepMap(machine(), { A, streams, dim: number('d') }, easgd, rates, ['workers']);
  const modes = realEigenvalues(matrices(A).toNumbers(matrix));
  const radius = spectralRadius(matrices(A).toNumbers(matrix));
  return { constants: { radius }, rows: modes.map((mode, i) => ({ i, mode })) };
}

/** One direction of curvature 1, so that c = eta h. */
const rates = (p: number, c: number, al: number, be: number) => ({
  objective: at(isotropicQuadratic, { curvature: 1, start: [1] }),
  parameters: { p, c, al, be },
});

const a = '(eta*h + al + be)';
const root = `sqrt(${a}^2 - 4*eta*h*be)`;
const stable = 'eta*h < 2 and be*(2 - eta*h) < 4 - 2*eta*h - 2*al';

export default theorem({
  title: 'Synchronous EASGD on a quadratic: exact stability region and modes',
  source: {
    cite: 'Zhang, Choromanska & LeCun, Deep learning with elastic averaging SGD, 2015, for the analysis on quadratics; the region is derived here',
  },

  assumptions: ['isotropic(h)'],
  parameters: {
    p: whole(1, 6),
    c: between(0.01, 16, { scale: 'log' }),
    al: between(0.01, 10, { scale: 'log' }),
    be: between(0.01, 16, { scale: 'log' }),
    eta: 'c/h',
  },
  observe,
  symbols: { i: '1', radius: '1', mode: '1', p: '1', c: '1', al: '1', be: '1' },
  claims: [
    {
      left: 'radius < 1',
      is: '<=>',
      right: stable,
      // On the boundary the radius is 1, and what float64 computes may be on either side of it.
      when: 'abs(radius - 1) > 1e-9',
      says: 'stable exactly in this region',
    },
    // Each mode comes once for each of the d directions.
    {
      left: 'mode',
      is: '=',
      right: `1 - (${a} + ${root})/2`,
      when: 'i < d',
      scale: `1 + ${a}`,
      says: 'smallest mode, of center and mean worker',
    },
    {
      left: 'mode',
      is: '=',
      right: `1 - (${a} - ${root})/2`,
      when: 'i >= p*d',
      scale: `1 + ${a}`,
      says: 'largest mode, of center and mean worker',
    },
    {
      left: 'mode',
      is: '=',
      right: '1 - eta*h - al',
      when: 'i >= d and i < p*d',
      scale: `1 + ${a}`,
      says: 'p - 1 times, between the two: the workers among themselves',
    },
  ],

  tight: [
    rates(2, 1, 0.3, 0.6),
    rates(4, 0.5, 0.1, 0.4),
    // Just inside and just outside: be (2 - c) = 4 - 2 c - 2 al at be = 1.4 for c = 1, al = 0.3.
    rates(3, 1, 0.3, 1.399),
    rates(3, 1, 0.3, 1.401),
    rates(1, 1.999, 0.0001, 0.1),
    rates(1, 2.001, 0.0001, 0.1),
  ],
  mutants: [
    { right: 'be < 2', on: rates(2, 1, 0.6, 1.5), why: 'the moving rate alone' },
    { right: 'al < 1', on: rates(2, 1.5, 0.6, 0.5), why: 'the elasticity alone' },
    {
      right: 'be*(2 - eta*h) < 4 - 2*eta*h - 2*al',
      on: rates(1, 10, 0.1, 10),
      why: 'the second condition is also met far beyond eta h = 2',
    },
    { right: 'eta*h < 2 and be*(2 - eta*h) < 4 - 2*eta*h - al', on: rates(3, 1, 0.3, 1.5), why: 'half the elasticity' },
    {
      right: 'eta*h < 2 and be*(2 - eta*h) < 1.002*(4 - 2*eta*h - 2*al)',
      on: rates(3, 1, 0.3, 1.401),
      why: 'two in a thousand beyond the boundary',
    },
    { right: 'eta*h + al < 2', on: rates(8, 0.1, 0.3, 2.4), why: 'the symmetric choice be = p al, with many workers' },
    { claim: 3, right: '1 - eta*h', on: rates(3, 1, 0.3, 0.9), why: 'workers that do not feel the center' },
    {
      claim: 1,
      right: `1 - (${a} + sqrt(${a}^2 - 4*eta*h*be - 4*al*be))/2`,
      on: rates(2, 1, 0.1, 0.4),
      why: 'the determinant of uncoupled modes',
    },
  ],
  counterexamples: [
    {
      drops: 'al > 0',
      on: rates(2, 1, -1.5, 0.3),
      why: 'workers pushed away from the center spiral outwards',
    },
  ],
});

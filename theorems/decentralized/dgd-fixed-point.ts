import { quadratics } from '../../scenarios/distributed/quadratics.js';
import { sameCurvature } from '../../scenarios/distributed/same-curvature.js';
import { pair } from '../../scenarios/networks/pair.js';
import { ring } from '../../scenarios/networks/ring.js';
import { at } from '../../src/core/scenario.js';
import { between, type Observation, type ObserveContext, theorem } from '../../src/core/theorem.js';
import type { World } from '../../src/core/world.js';
import { decentralizedGradientDescent } from '../../src/methods/decentralizedGradientDescent.js';
import { stepMap } from '../../src/methods/stepMap.js';
import { spectralRadius } from '../../src/numerics/spectrum.js';
import { matrices } from '../../src/spaces/matrices.js';

/** A scalar node with curvature h and minimizer b. */
const node = (h: number, b: number) => ({ spectrum: [h], tilt: [0], center: [b] });

/** h = (1, 0.1), b = (0, 1), w = 0.3, eta = 0.2: the nodes end at (0.0857, 0.1429), the optimum is 1/11. */
const two = {
  objective: at(quadratics, { start: [1], workers: [node(1, 0), node(0.1, 1)] }),
  network: at(pair, { weight: 0.3 }),
  parameters: { c: 0.2 / 1.4 },
};

/** Six nodes of curvature 1 on a ring with weights 1/3: 1 + lambda_n = 2/3. */
const six = (c: number) => ({
  objective: at(sameCurvature, { curvature: 1, start: [0], centers: [0, 1, 2, 3, 4, 5].map((b) => [b]) }),
  network: at(ring, { nodes: 6, self: 1 / 3 }),
  parameters: { c },
});

/**
 * The fixed point of the nodes, read off the method, beside the solution of (I - W + eta H) x = eta H b, where H has the
 * nodes' matrices on its diagonal; and the spectral radius of the step. One row for each coordinate j of each node i.
 */
function observe(
  { objective, network }: World,
  { A, streams, machine, number, parameters }: ObserveContext,
): Observation {
  const { subtract, identity, of, add, scale, apply, sum, sumVectors, solve, toNumbers } = matrices(A);
  const [dim, { eta }] = [number('d'), parameters];
  const nodes = objective!.components!.map(({ form }) => ({ Hi: of(form!.matrix), bi: form!.center.map(A.of) }));
  const weights = of(network!.weights);

  const all = nodes.flatMap((_, i) => Array.from({ length: dim }, (_, j) => [i, j] as const));
  const W = all.map(([i, j]) => all.map(([k, l]) => (j === l ? weights[i][k] : A.of(0))));
  const H = all.map(([i, j]) => all.map(([k, l]) => (i === k ? nodes[i].Hi[j][l] : A.of(0))));
  const b = nodes.flatMap(({ bi }) => bi);
  const etaH = scale(eta, H);
  const predicted = solve(add(subtract(identity(all.length), W), etaH), apply(etaH, b));
  const optimum = solve(sum(nodes.map(({ Hi }) => Hi)), sumVectors(nodes.map(({ Hi, bi }) => apply(Hi, bi))));

  const step = stepMap(machine(), { A, streams, dim }, decentralizedGradientDescent, { stepSize: () => eta }, [
    'nodes',
  ]);
  const fixed = step.fixedPoint();
  // The iterate of the method is the mean of the nodes; it comes first.
  const [mean, reached] = [fixed.slice(0, dim), fixed.slice(dim)];
  const [first, last] = [nodes[0], nodes.at(-1)!];
  return {
    constants: {
      radius: spectralRadius(toNumbers(step.matrix)),
      w: weights[0].at(-1)!,
      ...{ h1: first.Hi[0][0], b1: first.bi[0], h2: last.Hi[0][0], b2: last.bi[0] },
    },
    rows: all.map(([i, j], row) => ({
      i,
      j,
      reached: reached[row],
      predicted: predicted[row],
      mean: mean[j],
      optimum: optimum[j],
    })),
  };
}

/** What pulls the nodes of a pair from their own minimizers: h1 (x1 - b1) = -h2 (x2 - b2) is this. */
const pull = '(b2 - b1)/(1/h1 + 1/h2 + eta/w)';

export default theorem({
  title: 'DGD on quadratics: closed form of the biased fixed point, and the step-size limit',
  source: {
    cite: 'Nedic & Ozdaglar, Distributed subgradient methods for multi-agent optimization, 2009; Yuan, Ling & Yin, On the convergence of decentralized gradient descent, 2016; closed form derived here',
  },

  assumptions: ['finite-sum(n)', 'quadratic-form@each', 'smooth(L)@each', 'doubly-stochastic', 'mixing(rho)'],
  parameters: { c: between(0, 2, { open: 'both' }), eta: 'c*(1 + lambdaMin)/L' },
  observe,
  precision: 'any',
  symbols: {
    ...{ i: '1', j: '1', c: '1', lambdaMin: '1', radius: '1', w: '1', h1: 'F/X^2', h2: 'F/X^2', b1: 'X', b2: 'X' },
    ...{ reached: 'X', predicted: 'X', mean: 'X', optimum: 'X' },
  },
  claims: [
    { left: 'reached', is: '=', right: 'predicted', says: 'fixed point inv(I - W + eta H) eta H b' },
    {
      left: 'reached',
      is: '=',
      right: `b1 + ${pull}/h1`,
      when: 'n == 2 and d == 1 and i == 0',
      says: 'two nodes: the first',
    },
    {
      left: 'reached',
      is: '=',
      right: `b2 - ${pull}/h2`,
      when: 'n == 2 and d == 1 and i == 1',
      says: 'two nodes: the second',
    },
    { left: 'radius', right: '1', when: 'eta*L < 1 + lambdaMin', says: 'converges below the limit' },
    {
      left: 'radius < 1',
      is: '<=>',
      right: 'eta*h < 1 + lambdaMin',
      // At the limit itself the radius is 1, and what float64 computes may be on either side of it.
      when: 'abs(radius - 1) > 1e-9',
      assumes: ['isotropic(h)@each'],
      says: 'and only there, if the curvatures are equal',
    },
    {
      left: 'mean',
      is: '=',
      right: 'optimum',
      assumes: ['isotropic@each'],
      says: 'then the mean of the nodes is right',
    },
  ],

  tight: [two, six(0.999), six(1.001)],
  mutants: [
    { right: 'optimum', on: two, why: 'every node called optimal: 0.0909 for (0.0857, 0.1429)' },
    { claim: 1, right: '(b2*h2 + b1*h1)/(h1 + h2)', on: two, why: 'the optimum for the first node' },
    { claim: 1, right: 'b1 + (b2 - b1)/(1/h1 + 1/h2)/h1', on: two, why: 'the limit of small steps: no bias' },
    { claim: 4, right: 'eta*h < 2', on: six(1.5), why: 'the limit of a single node' },
    { claim: 4, right: 'eta*h < 1.002*(1 + lambdaMin)', on: six(1.001), why: 'two in a thousand above the limit' },
  ],
  counterexamples: [
    {
      claim: 5,
      drops: 'isotropic@each',
      on: two,
      why: 'different curvatures: the mean 0.1143 is not the optimum 0.0909',
    },
    {
      claim: 3,
      drops: 'eta L < 1 + lambda_n',
      when: 'eta*L < 1.002*(1 + lambdaMin)',
      on: six(1.001),
      why: 'just above the limit the alternating vector grows',
    },
  ],
});

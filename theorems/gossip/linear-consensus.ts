import { sameCurvature } from '../../scenarios/distributed/same-curvature.js';
import { pair } from '../../scenarios/networks/pair.js';
import { ring } from '../../scenarios/networks/ring.js';
import { swap } from '../../scenarios/networks/swap.js';
import { at } from '../../src/core/scenario.js';
import { theorem } from '../../src/core/theorem.js';
import { consensusDistance } from '../../src/measures/consensus.js';
import { gossipAveraging } from '../../src/methods/gossipAveraging.js';

/** Nodes that hold these numbers. */
const holding = (values: readonly number[]) =>
  at(sameCurvature, { curvature: 1, start: [0], centers: values.map((value) => [value]) });

/** The slowest vector of a ring: one cosine wave around it. */
const cosine = (nodes: number) => Array.from({ length: nodes }, (_, i) => Math.cos((2 * Math.PI * i) / nodes));
const alternating = (nodes: number) => Array.from({ length: nodes }, (_, i) => (-1) ** i);

export default theorem({
  title: 'Gossip averaging: linear consensus at the rate of the second largest eigenvalue modulus',
  about:
    'Node i starts from the minimizer of its function h/2 ||x - b_i||^2, so that the stack of the b_i is averaged.',
  source: { cite: 'Xiao & Boyd, Fast linear iterations for distributed averaging, 2004' },

  assumptions: ['finite-sum(n)', 'isotropic(h)@each', 'doubly-stochastic', 'mixing(rho)'],
  method: gossipAveraging,
  parameters: { eta: '1/h' },
  measures: [consensusDistance],
  horizon: [1, 50],
  symbols: { lambda2: '1', lambdaMin: '1' },
  claims: [
    {
      left: 'consensus',
      right: 'rho^k*consensus0',
      // Beyond that the nodes agree to more digits than the exact runs carry.
      when: 'rho^k > 1e-30',
      says: 'distance of the nodes from their mean',
    },
  ],

  tight: [
    { objective: holding(cosine(8)), network: at(ring, { nodes: 8, self: 1 / 3 }), parameters: { T: 50 } },
    { objective: holding(alternating(4)), network: at(ring, { nodes: 4, self: 0.1 }), parameters: { T: 20 } },
  ],
  mutants: [
    {
      right: 'rho^(2*k)*consensus0',
      on: { objective: holding(cosine(8)), network: at(ring, { nodes: 8, self: 1 / 3 }), parameters: { T: 5 } },
      why: 'the rate of the squared distance',
    },
    {
      right: '(0.99*rho)^k*consensus0',
      on: { objective: holding(cosine(8)), network: at(ring, { nodes: 8, self: 1 / 3 }), parameters: { T: 2 } },
      why: 'one percent faster than the slowest vector',
    },
    {
      right: 'lambda2^k*consensus0',
      on: { objective: holding([1, -1]), network: at(pair, { weight: 0.9 }), parameters: { T: 5 } },
      why: 'the second eigenvalue with its sign, here -0.8',
    },
    {
      right: 'abs(lambda2)^k*consensus0',
      on: { objective: holding(alternating(4)), network: at(ring, { nodes: 4, self: 0.1 }), parameters: { T: 5 } },
      why: 'the second largest eigenvalue alone, where the smallest one, -0.8, dominates',
    },
  ],
  counterexamples: [
    {
      drops: 'mixing(rho)',
      on: {
        objective: holding([1, -1]),
        network: at(swap, {}),
        pretend: { rho: 0.9 },
        parameters: { T: 10 },
      },
      why: 'two nodes that only swap their values never agree',
    },
  ],
});

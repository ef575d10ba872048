import type { Network } from '../core/problem.js';
import { realEigenvalues } from '../numerics/spectrum.js';

/** Weights are multiples of this: sums of a row are exact in float64, and W is doubly stochastic to the last bit. */
const GRAIN = 2 ** -50;

/** Accuracy of the computed eigenvalues of a matrix of norm 1. */
const accuracy = (nodes: number): number => 16 * nodes * Number.EPSILON;

/**
 * A network from the weights of its edges; what a node does not give away it keeps.
 *
 * Certified: symmetric and doubly stochastic exactly; rho = max(|lambda_2|, |lambda_n|) from the eigenvalues, rounded up.
 *
 * @param weight  of the edge between two different nodes, symmetric; 0 where there is none
 */
export function mixingMatrix(nodes: number, weight: (i: number, j: number) => number): Network {
  const weights = Array.from({ length: nodes }, (_, i) =>
    Array.from({ length: nodes }, (_, j) =>
      i === j ? 0 : Math.floor(weight(Math.min(i, j), Math.max(i, j)) / GRAIN) * GRAIN,
    ),
  );
  for (const [i, row] of weights.entries()) row[i] = 1 - row.reduce((sum, w) => sum + w, 0);
  const eigenvalues = realEigenvalues(weights);
  const lambdaMin = eigenvalues[0];
  const lambda2 = eigenvalues.at(-2)!;
  const rho = Math.max(Math.abs(lambda2), Math.abs(lambdaMin)) + accuracy(nodes);
  return {
    nodes,
    weights,
    facts: { 'doubly-stochastic': [], mixing: [rho] },
    constants: { n: nodes, lambda2, lambdaMin },
  };
}

/** Metropolis weights 1/(1 + max degree) on the edges of a graph, times 1 - laziness. */
export function metropolis(nodes: number, edges: readonly (readonly [number, number])[], laziness = 0): Network {
  const joined = new Set(edges.map(([i, j]) => Math.min(i, j) * nodes + Math.max(i, j)));
  const degree = new Array<number>(nodes).fill(0);
  for (const edge of joined) for (const end of [Math.floor(edge / nodes), edge % nodes]) degree[end]++;
  return mixingMatrix(nodes, (i, j) =>
    joined.has(i * nodes + j) ? (1 - laziness) / (1 + Math.max(degree[i], degree[j])) : 0,
  );
}

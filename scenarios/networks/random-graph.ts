import { network } from '../../src/core/scenario.js';
import { list, real, record } from '../../src/core/shape.js';
import { metropolis } from '../../src/pieces/mixingMatrix.js';

/**
 * A connected graph with Metropolis weights: node i + 1 is joined to the node at `parents[i]` of the way from 0 to i, and
 * each chord, both ends given as fractions of the nodes, adds an edge.
 */
export const randomGraph = network({
  title: 'Random connected graph',
  satisfies: 'doubly-stochastic mixing',
  instance: record(
    {
      parents: list('edges', real(0, 1)),
      chords: list('chords', record({ from: real(0, 1), to: real(0, 1) })),
      laziness: real(0, 0.9),
    },
    { edges: [1, 8], chords: [0, 6] },
  ),

  build({ parents, chords, laziness }) {
    const nodes = parents.length + 1;
    const at = (fraction: number, count: number): number => Math.min(count - 1, Math.floor(fraction * count));
    const tree = parents.map((fraction, i): [number, number] => [at(fraction, i + 1), i + 1]);
    const extra = chords
      .map(({ from, to }): [number, number] => [at(from, nodes), at(to, nodes)])
      .filter(([i, j]) => i !== j);
    return metropolis(nodes, [...tree, ...extra], laziness);
  },
});

import { averaging, combine } from '../core/combine.js';
import { method } from '../core/method.js';

/**
 * Gossip: every node replaces its vector by the weighted average of its neighbours' and its own. What is averaged are the
 * nodes' updates, one gradient step on their own function from the common start; x is the mean of the nodes.
 */
export const gossipAveraging = method({
  title: 'Gossip averaging',
  latex: 'x_i^{k+1} = \\sum_j W_{ij} x_j^k,\\; x_i^0 = x_0 - \\eta \\nabla f_i(x_0)',
  parameters: { stepSize: ['scalar', 'eta'] },

  init({ space, oracle, start }, { stepSize }) {
    const { weights } = oracle;
    const grad = space.zeros();
    const nodes = weights.map(() => space.zeros());
    const mixed = weights.map(() => space.zeros());
    const average = averaging(space, nodes);
    for (const [i, node] of nodes.entries()) {
      oracle.component(i, start, grad);
      space.copy(node, start);
      space.subtractScaled(node, stepSize, grad);
    }
    const step = (x: typeof grad): void => {
      for (const [i, to] of mixed.entries()) combine(space, to, weights[i], nodes);
      for (const [i, node] of nodes.entries()) space.copy(node, mixed[i]);
      average(x);
    };
    return { step, views: { nodes } };
  },
});

import { averaging, combine } from '../core/combine.js';
import { method } from '../core/method.js';

/** Each node averages with its neighbours and takes a gradient step on its own function; x is the mean of the nodes. */
export const decentralizedGradientDescent = method({
  title: 'Decentralized gradient descent',
  latex: 'x_i^{k+1} = \\sum_j W_{ij} x_j^k - \\eta_k \\nabla f_i(x_i^k)',
  parameters: { stepSize: ['schedule', 'eta'] },

  init({ space, oracle, start }, { stepSize }) {
    const { weights } = oracle;
    const grad = space.zeros();
    const nodes = weights.map(() => space.zeros());
    const next = weights.map(() => space.zeros());
    const average = averaging(space, nodes);
    for (const node of nodes) space.copy(node, start);
    const step = (x: typeof grad, k: number): void => {
      for (const [i, to] of next.entries()) {
        combine(space, to, weights[i], nodes);
        oracle.component(i, nodes[i], grad);
        space.subtractScaled(to, stepSize(k), grad);
      }
      for (const [i, node] of nodes.entries()) space.copy(node, next[i]);
      average(x);
    };
    return { step, views: { nodes } };
  },
});

import { averaging } from '../core/combine.js';
import { measure } from '../core/measure.js';
import type { Vector } from '../core/space.js';

/** ||X_k - Xbar_k||, the distance of the nodes' vectors from their mean, as one long vector. */
export const consensusDistance = measure({
  title: 'consensus distance',
  symbol: 'consensus',
  dimension: 'X',
  latex: '\\|X_k - \\bar X_k\\|',
  start({ space, views }) {
    const { scalar } = space;
    const nodes = views.nodes as readonly Vector[];
    const average = averaging(space, nodes);
    const mean = space.zeros();
    const gap = space.zeros();
    return () => {
      average(mean);
      let sum = scalar.of(0);
      for (const node of nodes) {
        space.copy(gap, node);
        space.subtractScaled(gap, scalar.of(1), mean);
        sum = scalar.add(sum, space.dot(gap, gap));
      }
      return scalar.sqrt(sum);
    };
  },
  magnitude({ space, views }) {
    const nodes = views.nodes as readonly Vector[];
    return () =>
      space.scalar.sqrt(nodes.reduce((sum, node) => space.scalar.add(sum, space.dot(node, node)), space.scalar.of(0)));
  },
});

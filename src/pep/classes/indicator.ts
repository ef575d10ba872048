import { Affine } from '../affine.js';
import { minus } from './curvature.js';
import type { FunctionClass } from './functionClass.js';

/** Indicators of closed convex sets: 0 at points of the set, with normal vectors as subgradients. */
export const indicator: FunctionClass = {
  title: 'indicator of a convex set',
  needs: ['constrained'],
  source:
    'Taylor, Hendrickx & Glineur, Exact worst-case performance of first-order methods for composite convex optimization, 2017',
  of: () => ({
    pair: (a, b) => new Affine().plusInner(1, b.g, minus(a.x, b.x)),
    each: (a) => [{ form: new Affine().plus(1, a.f), is: '=', says: 'feasible' }],
  }),
};

/** Indicators of closed convex sets of diameter at most diam: the hull of points that far apart is one. */
export const boundedIndicator: FunctionClass = {
  title: 'indicator of a bounded convex set',
  needs: ['bounded-set'],
  source: indicator.source,
  of: ([diam]) => ({
    ...indicator.of(),
    between(a, b) {
      const apart = minus(a.x, b.x);
      return [new Affine(-(diam ** 2)).plusInner(1, apart, apart)];
    },
  }),
};

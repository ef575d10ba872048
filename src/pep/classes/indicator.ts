import { Affine } from '../affine.js';
import { minus } from '../rows.js';
import type { Conditions, FunctionClass } from './functionClass.js';

/** Indicators of closed convex sets: 0 at points of the set, with normal vectors as subgradients. */
export const indicator: FunctionClass = {
  title: 'indicators of convex sets',
  needs: ['constrained'],
  source:
    'Taylor, Hendrickx & Glineur, Exact worst-case performance of first-order methods for composite convex optimization, 2017',
  of: support,
};

/** Of sets of some diameter, which the convex hull of points has that are no further apart. */
export const boundedIndicator: FunctionClass = {
  title: 'indicators of convex sets of bounded diameter',
  needs: ['constrained', 'bounded-set'],
  source: indicator.source,
  of: (_constrained, [diam]) => ({
    ...support(),
    between(a, b) {
      const apart = minus(a.x, b.x);
      return [new Affine(-diam * diam).plusInner(1, apart, apart)];
    },
  }),
};

/** Of sets within a ball around x*, which the convex hull of points of the ball is. */
export const indicatorWithinRadius: FunctionClass = {
  title: 'indicators of convex sets within a radius of x*',
  needs: ['constrained', 'feasible-radius'],
  source: indicator.source,
  of: (_constrained, [R]) => ({
    ...support(),
    each: (a) => [
      { form: new Affine().plus(1, a.f), is: '=', says: 'feasible' },
      { form: new Affine(-R * R).plusInner(1, a.x, a.x), is: '<=', says: 'within the radius' },
    ],
  }),
};

function support(): Conditions {
  return {
    pair: (a, b) => new Affine().plusInner(1, b.g, minus(a.x, b.x)),
    each: (a) => [{ form: new Affine().plus(1, a.f), is: '=', says: 'feasible' }],
  };
}

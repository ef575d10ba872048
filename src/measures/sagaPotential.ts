import { measure } from '../core/measure.js';
import type { Scalar, Vector } from '../core/space.js';

/** mean_i (f_i(phi_i) - f_i(x*) - <grad f_i(x*), phi_i - x*>) + c ||x_k - x*||^2, with the points phi_i of the table. */
export const sagaPotential = measure({
  title: "SAGA's potential",
  symbol: 'V',
  dimension: 'F',
  latex:
    '\\tfrac1n\\textstyle\\sum_i \\bigl(f_i(\\phi_i) - f_i(x^\\star) - \\langle\\nabla f_i(x^\\star), \\phi_i - x^\\star\\rangle\\bigr) + c\\|x_k - x^\\star\\|^2',
  start({ space, oracle, minimizer, views, scope }) {
    const { scalar } = space;
    const target = minimizer();
    const stored = views.stored as readonly Vector[];
    const gap = space.zeros();
    const from = (x: Vector): Vector => {
      space.copy(gap, x);
      space.subtractScaled(gap, scalar.of(1), target);
      return gap;
    };
    const least = stored.map((_, i) => oracle.componentValue(i, target));
    const slopes = stored.map((_, i) => {
      const slope = space.zeros();
      oracle.component(i, target, slope);
      return slope;
    });
    return (x) => {
      const remembered = stored.reduce((sum, point, i) => {
        const rise = scalar.sub(oracle.componentValue(i, point), least[i]);
        return scalar.add(sum, scalar.sub(rise, space.dot(slopes[i], from(point))));
      }, scalar.of(0));
      const mean = scalar.div(remembered, scalar.of(stored.length));
      const off = from(x);
      return scalar.add(mean, scalar.mul(scope.c, space.dot(off, off)));
    };
  },
  /** Values and slopes of the components cancel, and the coordinates of x_k and x*. */
  magnitude({ space, oracle, minimizer, views, scope, start }) {
    const { scalar } = space;
    const target = minimizer();
    const stored = views.stored as readonly Vector[];
    const slope = space.zeros();
    const size = (a: Scalar): Scalar => scalar.sqrt(scalar.mul(a, a));
    return (x) => {
      const terms = stored.flatMap((point, i) => {
        oracle.component(i, target, slope);
        return [oracle.componentValue(i, point), oracle.componentValue(i, target), space.dot(slope, point)].map(size);
      });
      const coordinates = [x, target, start].map((u) => scalar.mul(scope.c, space.dot(u, u)));
      return [...terms, ...coordinates].reduce((sum, term) => scalar.add(sum, term), scalar.of(0));
    };
  },
});

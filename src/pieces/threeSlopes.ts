import type { Objective } from '../core/problem.js';
import type { Scalar } from '../core/space.js';
import { generic } from './piece.js';

/**
 * The function of one variable with f(0) = f'(0) = 0 and second derivative `steep` up to the kink, `flat` from there to
 * twice the kink, and `steep` beyond. Smooth with constant steep, strongly convex with constant flat.
 */
export function threeSlopes(steep: number, flat: number, kink: number): Objective {
  return generic(1, (A) => {
    const [first, second] = [A.of(kink), A.of(2 * kink)];
    const [L, mu] = [A.of(steep), A.of(flat)];
    /** Length of [from, to] up to x. */
    const covered = (x: Scalar, from: Scalar, to?: Scalar): Scalar => {
      const end = to !== undefined && A.compare(x, to) > 0 ? to : x;
      return A.compare(end, from) > 0 ? A.sub(end, from) : A.of(0);
    };
    const slope = (x: Scalar): Scalar => {
      const below = A.compare(x, first) < 0 ? x : first;
      return A.add(A.mul(L, A.add(below, covered(x, second))), A.mul(mu, covered(x, first, second)));
    };
    /** f' is linear on each piece, so trapezoids sum to f exactly. */
    const rise = (a: Scalar, b: Scalar): Scalar => A.div(A.mul(A.sub(b, a), A.add(slope(a), slope(b))), A.of(2));
    return {
      value([x]) {
        const ends = [A.of(0), ...[first, second].filter((kinkAt) => A.compare(kinkAt, x) < 0), x];
        return ends.slice(1).reduce((sum, end, i) => A.add(sum, rise(ends[i], end)), A.of(0));
      },
      gradient([x], out) {
        out[0] = slope(x);
      },
    };
  });
}

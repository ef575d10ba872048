import type { FieldFunction, Objective } from '../core/problem.js';
import type { Field, Scalar } from '../core/space.js';
import { generic } from './piece.js';

/**
 * The function of one variable whose derivative is a sawtooth: with g = L u, it is L (x + u) for x < 0; on each of
 * `teeth` intervals of length `period` it falls from g at rate L to the middle and climbs back to g; and it is g beyond.
 * Smooth with constant L, not convex, minimizer -u with minimum 0, increasing on x > -u if period <= 2u.
 *
 * source  Abbaszadehpeivasti, de Klerk & Zamani, The exact worst-case convergence rate of the gradient method with
 *         fixed step lengths for L-smooth functions, 2022
 */
export function sawtooth(L: number, u: number, period: number, teeth: number): Objective {
  return generic(1, (A: Field): FieldFunction => {
    const [slope, drop, p, curvature] = [A.mul(A.of(L), A.of(u)), A.of(u), A.of(period), A.of(L)];
    const half = A.div(p, A.of(2));
    const square = (t: Scalar): Scalar => A.div(A.mul(curvature, A.mul(t, t)), A.of(2));
    const zero = A.of(0);
    /** Rise over one tooth: g p - L p^2 / 4. */
    const rise = A.sub(A.mul(slope, p), A.div(A.mul(curvature, A.mul(p, p)), A.of(4)));
    /** The tooth that x > 0 lies on, and how far into it. */
    const place = (x: Scalar): { tooth: Scalar; into: Scalar } => {
      const passed = A.floor(A.div(x, p));
      const tooth = A.compare(passed, A.of(teeth)) > 0 ? A.of(teeth) : passed;
      return { tooth, into: A.sub(x, A.mul(tooth, p)) };
    };
    const flat = (tooth: Scalar): boolean => A.compare(tooth, A.of(teeth)) >= 0;
    return {
      value([x]) {
        if (A.compare(x, zero) <= 0) return square(A.add(x, drop));
        const { tooth, into } = place(x);
        const base = A.add(square(drop), A.mul(tooth, rise));
        if (flat(tooth)) return A.add(base, A.mul(slope, into));
        if (A.compare(into, half) <= 0) return A.add(base, A.sub(A.mul(slope, into), square(into)));
        const left = A.sub(p, into);
        return A.add(base, A.sub(rise, A.sub(A.mul(slope, left), square(left))));
      },
      gradient([x], out) {
        if (A.compare(x, zero) <= 0) {
          out[0] = A.mul(curvature, A.add(x, drop));
          return;
        }
        const { tooth, into } = place(x);
        const nearest = A.compare(into, half) <= 0 ? into : A.sub(p, into);
        out[0] = flat(tooth) ? slope : A.sub(slope, A.mul(curvature, nearest));
      },
    };
  });
}

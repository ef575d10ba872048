import type { Losses } from '../core/problem.js';
import type { Field, Scalar } from '../core/space.js';

/**
 * l_t(x) = <slopes_t, x>, the list of slopes repeated for ever.
 *
 * @param best  min of <total, u> over the decisions u
 */
export function linearLosses(
  slopes: readonly (readonly number[])[],
  best: (A: Field, total: readonly Scalar[]) => Scalar,
): Losses {
  const period = slopes.length;
  const dim = slopes[0].length;
  return {
    value: (A, t, x) => slopes[t % period].reduce((sum, slope, i) => A.add(sum, A.mul(A.of(slope), x[i])), A.of(0)),
    gradient(A, t, _x, out) {
      for (let i = 0; i < dim; i++) out[i] = A.of(slopes[t % period][i]);
    },
    best(A, rounds) {
      const times = (s: number): number => Math.ceil((rounds - s) / period);
      const total = Array.from({ length: dim }, (_, i) =>
        slopes.reduce((sum, slope, s) => A.add(sum, A.mul(A.of(Math.max(0, times(s))), A.of(slope[i]))), A.of(0)),
      );
      return best(A, total);
    },
  };
}

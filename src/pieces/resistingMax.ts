import type { FieldFunction, Objective } from '../core/problem.js';
import type { Field, Scalar } from '../core/space.js';
import { generic } from './piece.js';

/**
 * f(x) = G max(max_i x_i, ||x - s 1|| - s sqrt(n)) on R^n: the function on which no method that sees n subgradients
 * from x_0 = s 1 gets below G s. The oracle answers G e_i with the lowest i that attains the maximum, and the
 * direction away from s 1 where the second part is larger. Minimizer 0, minimum 0, Lipschitz with constant G.
 *
 * source  Drori & Teboulle, An optimal variant of Kelley's cutting-plane method, 2016, moved so that x* = 0
 */
export function resistingMax(n: number, G: number, s: number): Objective {
  return generic(n, (A: Field): FieldFunction => {
    const [slope, start] = [A.of(G), A.of(s)];
    const radius = A.mul(A.abs(start), A.sqrt(A.of(n)));
    const distance = (x: readonly Scalar[]): Scalar =>
      A.sqrt(x.reduce((sum, xi) => A.add(sum, A.mul(A.sub(xi, start), A.sub(xi, start))), A.of(0)));
    const highest = (x: readonly Scalar[]): number => {
      let at = 0;
      for (let i = 1; i < n; i++) if (A.compare(x[i], x[at]) > 0) at = i;
      return at;
    };
    return {
      value(x) {
        const [first, second] = [x[highest(x)], A.sub(distance(x), radius)];
        return A.mul(slope, A.compare(first, second) >= 0 ? first : second);
      },
      gradient(x, out) {
        const at = highest(x);
        const away = distance(x);
        if (A.compare(x[at], A.sub(away, radius)) >= 0) for (let i = 0; i < n; i++) out[i] = i === at ? slope : A.of(0);
        else for (let i = 0; i < n; i++) out[i] = A.mul(slope, A.div(A.sub(x[i], start), away));
      },
    };
  });
}

import type { Losses } from '../../src/core/problem.js';
import { scenario } from '../../src/core/scenario.js';
import { list, positive, real, record } from '../../src/core/shape.js';
import { boxSet } from '../../src/pieces/sets.js';

/** l_t(x) = mu/2 (x - target_t)^2, the targets repeated for ever; the best decision in hindsight is their mean so far. */
function squaredLosses(mu: number, targets: readonly number[]): Losses {
  const target = (t: number): number => targets[t % targets.length];
  return {
    value(A, t, [x]) {
      const off = A.sub(x, A.of(target(t)));
      return A.mul(A.of(mu / 2), A.mul(off, off));
    },
    gradient(A, t, [x], out) {
      out[0] = A.mul(A.of(mu), A.sub(x, A.of(target(t))));
    },
    best(A, rounds) {
      let sum = A.of(0);
      let squares = A.of(0);
      for (let t = 0; t < rounds; t++) {
        const z = A.of(target(t));
        sum = A.add(sum, z);
        squares = A.add(squares, A.mul(z, z));
      }
      const spread = rounds === 0 ? A.of(0) : A.sub(squares, A.div(A.mul(sum, sum), A.of(rounds)));
      return A.mul(A.of(mu / 2), spread);
    },
  };
}

/** Squared losses with targets in the interval [-radius, radius]. `targets` and `start` are in units of the radius. */
export const squaredOnInterval = scenario({
  title: 'Squared losses on an interval',
  satisfies: 'online-losses strongly-convex-losses box bounded-set lipschitz-losses coordinate-lipschitz-losses',
  instance: record(
    { mu: positive(0.1, 10), radius: positive(0.1, 10), targets: list('period', real(-1, 1)), start: real(-1, 1) },
    { period: [1, 6] },
  ),

  build({ mu, radius, targets, start }) {
    const reach = mu * 2 * radius * (1 + 2 * Number.EPSILON);
    return {
      dim: 1,
      start: [radius * start],
      proximal: boxSet([-radius], [radius]),
      losses: squaredLosses(
        mu,
        targets.map((z) => radius * z),
      ),
      facts: {
        'online-losses': [],
        'strongly-convex-losses': [mu],
        box: [2 * radius],
        'bounded-set': [2 * radius],
        'lipschitz-losses': [reach],
        'coordinate-lipschitz-losses': [reach],
      },
    };
  },
});

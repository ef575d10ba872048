import { scenario } from '../../src/core/scenario.js';
import { list, positive, real, record } from '../../src/core/shape.js';
import type { Field, Scalar } from '../../src/core/space.js';
import { turned } from '../../src/pieces/normalOperator.js';

/**
 * T turns each plane about its center by an angle: an isometry with one fixed point where no angle is 0. Iterated plainly it
 * never gets closer; averaged with the identity it converges at the worst rate for a suitable angle.
 */
export const rotation = scenario({
  title: 'Rotation, plane by plane',
  satisfies: 'nonexpansive@T fixed-point',
  instance: record(
    {
      angles: list('m', real(-Math.PI, Math.PI)),
      center: list('m', record({ u: real(-3, 3), v: real(-3, 3) }, {})),
      start: list('m', record({ u: real(-10, 10), v: real(-10, 10) }, {})),
    },
    { m: [1, 4] },
  ),

  build({ angles, center, start }) {
    const about = center.flatMap(({ u, v }) => [u, v]);
    const apply = (A: Field, x: readonly Scalar[], out: Scalar[]): void =>
      angles.forEach((angle, j) => turned(A, x, out, about, j, [A.cos(A.of(angle)), A.sin(A.of(angle))]));
    return {
      dim: 2 * angles.length,
      start: start.flatMap(({ u, v }) => [u, v]),
      minimizer: about,
      operators: { T: { apply } },
      facts: { 'nonexpansive@T': [], 'fixed-point': [] },
    };
  },
});

/**
 * T x = 2 prox(x) - x for sum_i w_i |x_i|: steps of 2 w_i towards 0 until |x_i| <= w_i, and a reflection there. Fixed point 0.
 * With one weight and x_0 = (N + 1) w, Halpern's iteration is as slow as it can be at step N.
 */
export const reflectedAbsoluteValues = scenario({
  title: 'Reflected proximal map of absolute values',
  satisfies: 'nonexpansive@T fixed-point',
  instance: record({ weights: list('d', positive(0.01, 5)), start: list('d', real(-10, 10)) }, { d: [1, 8] }),

  build({ weights, start }) {
    const apply = (A: Field, x: readonly Scalar[], out: Scalar[]): void =>
      weights.forEach((weight, i) => {
        const w = A.of(weight);
        const step = A.add(w, w);
        if (A.compare(x[i], w) > 0) out[i] = A.sub(x[i], step);
        else out[i] = A.compare(x[i], A.neg(w)) < 0 ? A.add(x[i], step) : A.neg(x[i]);
      });
    return {
      dim: weights.length,
      start,
      minimizer: weights.map(() => 0),
      operators: { T: { apply } },
      facts: { 'nonexpansive@T': [], 'fixed-point': [] },
    };
  },
});

/** T x = factor x: what is left when T may take points apart. Fixed point 0. */
export const expansion = scenario({
  title: 'Multiplication by a number',
  satisfies: 'fixed-point',
  instance: record({ factor: real(-3, 3), start: list('d', real(-10, 10)) }, { d: [1, 4] }),

  build({ factor, start }) {
    const apply = (A: Field, x: readonly Scalar[], out: Scalar[]): void =>
      x.forEach((xi, i) => (out[i] = A.mul(A.of(factor), xi)));
    return {
      dim: start.length,
      start,
      minimizer: start.map(() => 0),
      operators: { T: { apply } },
      facts: { 'fixed-point': [] },
    };
  },
});

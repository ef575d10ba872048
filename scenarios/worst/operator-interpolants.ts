import type { Facts } from '../../src/core/facts.js';
import type { Operator, Problem } from '../../src/core/problem.js';
import { scenario } from '../../src/core/scenario.js';
import { record } from '../../src/core/shape.js';
import type { Field, Scalar } from '../../src/core/space.js';
import { nonexpansiveInterpolant } from '../../src/pieces/nonexpansiveInterpolant.js';
import { type Fields, type Lengths, wide } from './wide.js';

const maps = ({ points, vector }: Fields, sizes: Lengths) =>
  record({ points, images: points, start: vector }, { d: sizes.d, n: sizes.n });
const scaled = ({ constant, points, vector }: Fields, sizes: Lengths) =>
  record({ constant, points, images: points, start: vector }, { d: sizes.d, n: sizes.n });

/**
 * T takes points to images as far as a nonexpansive map with fixed point 0 can. At finitely many points every nonexpansive
 * map agrees with one of these: worst cases are instances.
 */
export const nonexpansiveMapInterpolant = scenario({
  title: 'Nonexpansive interpolant',
  satisfies: 'nonexpansive@T fixed-point',
  instance: wide(maps),

  build({ points, images, start }) {
    return {
      dim: start.length,
      start,
      minimizer: start.map(() => 0),
      operators: { T: nonexpansiveInterpolant(start.length, points, images) },
      facts: { 'nonexpansive@T': [], 'fixed-point': [] },
    };
  },
});

/** A = L N with N nonexpansive, by points and images of N; zero 0. */
export const lipschitzInterpolant = scenario({
  title: 'Lipschitz interpolant',
  satisfies: 'lipschitz-operator@A zero',
  instance: wide(scaled),

  build({ constant: L, points, images, start }) {
    const N = nonexpansiveInterpolant(start.length, points, images);
    const longer: Change = (A) => {
      const factor = A.of(L);
      return (_xi, image) => A.mul(factor, image);
    };
    return planted(start, N, longer, { 'lipschitz-operator@A': [L], zero: [] });
  },
});

/** A = (I - N) / (2 beta) with N nonexpansive, by points and images of N; zero 0. */
export const cocoerciveInterpolant = scenario({
  title: 'Cocoercive interpolant',
  satisfies: 'cocoercive@A zero',
  instance: wide(scaled),

  build({ constant: beta, points, images, start }) {
    const N = nonexpansiveInterpolant(start.length, points, images);
    const halved: Change = (A) => {
      const scale = A.mul(A.of(2), A.of(beta));
      return (xi, image) => A.div(A.sub(xi, image), scale);
    };
    return planted(start, N, halved, { 'cocoercive@A': [beta], zero: [] });
  },
});

/** A coordinate of A x from those of x and N x. */
type Change = (field: Field) => (xi: Scalar, image: Scalar) => Scalar;

/** The problem of the operator that changes the values of N in each coordinate, with zero 0. */
function planted(
  start: readonly number[],
  { apply }: ReturnType<typeof nonexpansiveInterpolant>,
  change: Change,
  facts: Facts,
): Problem {
  const A: Operator = {
    apply(field, x, out) {
      const changed = change(field);
      apply(field, x, out);
      for (let i = 0; i < x.length; i++) out[i] = changed(x[i], out[i]);
    },
  };
  return { dim: start.length, start, minimizer: start.map(() => 0), operators: { A }, facts };
}

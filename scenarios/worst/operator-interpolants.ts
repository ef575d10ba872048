import type { Facts } from '../../src/core/facts.js';
import type { Operator, Problem } from '../../src/core/problem.js';
import { scenario } from '../../src/core/scenario.js';
import { drawnAs, record } from '../../src/core/shape.js';
import { nonexpansiveInterpolant } from '../../src/pieces/nonexpansiveInterpolant.js';
import { accepted, drawn, FEW, MANY } from './wide.js';

const maps = ({ points, vector }: typeof drawn, sizes: typeof FEW | typeof MANY) =>
  record({ points, images: points, start: vector }, { d: sizes.d, n: sizes.n });
const scaled = ({ constant, points, vector }: typeof drawn, sizes: typeof FEW | typeof MANY) =>
  record({ constant, points, images: points, start: vector }, { d: sizes.d, n: sizes.n });

/**
 * T takes points to images as far as a nonexpansive map with fixed point 0 can. At finitely many points every nonexpansive
 * map agrees with one of these: worst cases are instances.
 */
export const nonexpansiveMapInterpolant = scenario({
  title: 'Nonexpansive interpolant',
  satisfies: 'nonexpansive@T fixed-point',
  instance: drawnAs(maps(drawn, FEW), maps(accepted, MANY)),

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
  instance: drawnAs(scaled(drawn, FEW), scaled(accepted, MANY)),

  build({ constant: L, points, images, start }) {
    const { apply } = nonexpansiveInterpolant(start.length, points, images);
    const A: Operator = {
      apply(field, x, out) {
        apply(field, x, out);
        for (let i = 0; i < x.length; i++) out[i] = field.mul(field.of(L), out[i]);
      },
    };
    return planted(start, A, { 'lipschitz-operator@A': [L], zero: [] });
  },
});

/** A = (I - N) / (2 beta) with N nonexpansive, by points and images of N; zero 0. */
export const cocoerciveInterpolant = scenario({
  title: 'Cocoercive interpolant',
  satisfies: 'cocoercive@A zero',
  instance: drawnAs(scaled(drawn, FEW), scaled(accepted, MANY)),

  build({ constant: beta, points, images, start }) {
    const { apply } = nonexpansiveInterpolant(start.length, points, images);
    const A: Operator = {
      apply(field, x, out) {
        apply(field, x, out);
        const scale = field.mul(field.of(2), field.of(beta));
        for (let i = 0; i < x.length; i++) out[i] = field.div(field.sub(x[i], out[i]), scale);
      },
    };
    return planted(start, A, { 'cocoercive@A': [beta], zero: [] });
  },
});

function planted(start: readonly number[], A: Operator, facts: Facts): Problem {
  return { dim: start.length, start, minimizer: start.map(() => 0), operators: { A }, facts };
}

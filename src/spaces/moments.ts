import { Refusal } from '../core/errors.js';
import { compile } from '../core/formula.js';
import type { Coordinates, Field, Scalar, Scalars, Space, Vector } from '../core/space.js';

/**
 * Exact expectations of linear methods on quadratics with additive noise.
 *
 * A vector is affine in independent mean-zero noises: a fixed part plus one coefficient row for each noise vector drawn
 * so far, coordinate by coordinate. Inner products give their expectation, E<x, y> = <fixed, fixed> + sum over noises
 * of coefficient products times variance; so a squared distance measured here is E||x_k - x*||^2, with no sampling.
 * An expectation may be added and scaled, but not multiplied, divided by, or rooted: that is refused.
 */
export interface MomentsVector {
  fixed: Scalar[];
  /** noises[j][i]: coefficient of the j-th noise vector's coordinate i; missing rows are zero. */
  noises: (Scalar[] | undefined)[];
}

/** An expectation that is not a known constant of the run. */
class Expectation {
  constructor(readonly value: Scalar) {}
}

export interface MomentsSpace extends Space {
  /** x gets a fresh noise vector added, with this variance in each coordinate. */
  addNoise(x: Vector): void;
  /** out_i = spectrum_i (x_i - center_i) */
  applyDiagonal(x: Vector, spectrum: readonly Scalar[], center: readonly Scalar[], out: Vector): void;
  /** The number behind a scalar, expected or constant. */
  reveal(a: Scalar): Scalar;
}

export const parts = (x: Vector): MomentsVector => x as unknown as MomentsVector;

export function momentsSpace(dim: number, A: Field, variance: readonly Scalar[]): MomentsSpace {
  let drawn = 0;
  const zero = A.of(0);
  const one = A.of(1);
  const reveal = (a: Scalar): Scalar => (a instanceof Expectation ? (a as Expectation).value : a);
  const isUnknown = (a: Scalar): boolean => (a as unknown) instanceof Expectation;
  const wrap = (a: Scalar, unknown: boolean): Scalar => (unknown ? (new Expectation(a) as unknown as Scalar) : a);
  const constant = (a: Scalar, use: string): Scalar => {
    if (isUnknown(a)) throw new Refusal(`${use} a number that depends on the noise`);
    return a;
  };
  const scalar: Scalars = {
    of: A.of,
    add: (a, b) => wrap(A.add(reveal(a), reveal(b)), isUnknown(a) || isUnknown(b)),
    sub: (a, b) => wrap(A.sub(reveal(a), reveal(b)), isUnknown(a) || isUnknown(b)),
    mul: (a, b) => {
      if (isUnknown(a)) constant(b, 'a product with');
      return wrap(A.mul(reveal(a), reveal(b)), isUnknown(a) || isUnknown(b));
    },
    div: (a, b) => wrap(A.div(reveal(a), constant(b, 'a division by')), isUnknown(a)),
    neg: (a) => wrap(A.neg(reveal(a)), isUnknown(a)),
    sqrt: (a) => A.sqrt(constant(a, 'the square root of')),
    min: (a, b) => (A.compare(constant(b, 'a minimum with'), constant(a, 'a minimum with')) < 0 ? b : a),
    compare: (a, b) => A.compare(constant(a, 'a branch on'), constant(b, 'a branch on')),
    formula: (text) => {
      const evaluate = compile(text, A, 'method');
      return (scope) => {
        for (const value of Object.values(scope)) constant(value, 'a formula in');
        return evaluate(scope);
      };
    },
  };

  /** x = a x + b y, for x and y possibly the same. */
  const combine = (x: Vector, a: Scalar, y: Vector, b: Scalar): void => {
    const [to, from] = [parts(x), parts(y)];
    const row = (p: readonly Scalar[], q: readonly Scalar[]): Scalar[] =>
      p.map((pi, i) => A.add(A.mul(a, pi), A.mul(b, q[i])));
    const zeros = (): Scalar[] => new Array<Scalar>(dim).fill(zero);
    to.fixed = row(to.fixed, from.fixed);
    const count = Math.max(to.noises.length, from.noises.length);
    to.noises = Array.from({ length: count }, (_, j) => {
      const [p, q] = [to.noises[j], from.noises[j]];
      return p || q ? row(p ?? zeros(), q ?? zeros()) : undefined;
    });
  };

  return {
    name: `moments in ${A.name}`,
    scalar,
    zeros: () => ({ fixed: new Array<Scalar>(dim).fill(zero), noises: [] }) as unknown as Vector,
    copy: (x, y) => {
      parts(x).fixed = [...parts(y).fixed];
      parts(x).noises = [...parts(y).noises];
    },
    scale: (x, a) => combine(x, constant(a, 'scaling by'), x, zero),
    addScaled: (x, a, y) => combine(x, one, y, constant(a, 'a step of')),
    subtractScaled: (x, a, y) => combine(x, one, y, A.neg(constant(a, 'a step of'))),
    mix: (x, a, y, b) => combine(x, constant(a, 'mixing with'), y, constant(b, 'mixing with')),
    dot(x, y) {
      const [p, q] = [parts(x), parts(y)];
      let sum = zero;
      for (let i = 0; i < dim; i++) sum = A.add(sum, A.mul(p.fixed[i], q.fixed[i]));
      p.noises.forEach((row, j) => {
        const other = q.noises[j];
        if (row && other) for (let i = 0; i < dim; i++) sum = A.add(sum, A.mul(variance[i], A.mul(row[i], other[i])));
      });
      return wrap(sum, p.noises.length > 0 || q.noises.length > 0);
    },
    get coordinates(): Coordinates {
      throw new Refusal('single coordinates are used, and moments know only inner products');
    },
    addNoise(x) {
      const row = new Array<Scalar>(dim).fill(one);
      parts(x).noises[drawn++] = row;
    },
    applyDiagonal(x, spectrum, center, out) {
      const from = parts(x);
      const fixed = from.fixed.map((xi, i) => A.mul(spectrum[i], A.sub(xi, center[i])));
      const noises = from.noises.map((row) => row?.map((xi, i) => A.mul(spectrum[i], xi)));
      parts(out).fixed = fixed;
      parts(out).noises = noises;
    },
    reveal,
  };
}

import { integer, positive, real, record } from '../../src/core/shape.js';
import type { Field, Scalar } from '../../src/core/space.js';
import { type Observation, type ObserveContext, theorem } from '../../src/core/theorem.js';

interface Instance {
  step: number;
  k: number;
  p: number;
}

/** The two outcomes of rounding x to multiples of the step, with their probabilities. */
type Rounding = (A: Field, x: Scalar, step: Scalar) => readonly { value: Scalar; probability: Scalar }[];

const stochastic: Rounding = (A, x, step) => {
  const units = A.div(x, step);
  const below = A.floor(units);
  const up = A.sub(units, below);
  return [
    { value: A.mul(step, below), probability: A.sub(A.of(1), up) },
    { value: A.mul(step, A.add(below, A.of(1))), probability: up },
  ];
};

/** Rounds to the nearest multiple, always. */
const nearest: Rounding = (A, x, step) => {
  const value = A.mul(step, A.floor(A.add(A.div(x, step), A.of(0.5))));
  return [{ value, probability: A.of(1) }];
};

/** Exact mean error, variance and largest error of a rounding of x = step (k + p). */
function moments(
  rounding: Rounding,
  A: Field,
  step: Scalar,
  x: Scalar,
): { meanError: Scalar; variance: Scalar; largest: Scalar } {
  const outcomes = rounding(A, x, step).filter(({ probability }) => A.compare(probability, A.of(0)) > 0);
  const expect = (f: (value: Scalar) => Scalar): Scalar =>
    outcomes.reduce((sum, { value, probability }) => A.add(sum, A.mul(probability, f(value))), A.of(0));
  const mean = expect((value) => value);
  const errors = outcomes.map(({ value }) => A.abs(A.sub(value, x)));
  return {
    meanError: A.sub(mean, x),
    variance: expect((value) => A.mul(A.sub(value, mean), A.sub(value, mean))),
    largest: errors.reduce((a, b) => (A.compare(a, b) > 0 ? a : b)),
  };
}

const observe =
  (rounding: Rounding) =>
  ({ own }: { own?: Instance }, { A }: ObserveContext): Observation => {
    const { step, k, p } = own!;
    const width = A.of(step);
    const point = (fraction: Scalar): Scalar => A.mul(width, A.add(A.of(k), fraction));
    // The variance is a quadratic in p, so Simpson's rule gives its mean over uniform p exactly.
    const at = (fraction: number): Scalar => moments(rounding, A, width, point(A.of(fraction))).variance;
    const average = A.div(A.add(A.add(at(0), A.mul(A.of(4), at(0.5))), at(0)), A.of(6));
    const fraction = A.sub(A.div(point(A.of(p)), width), A.floor(A.div(point(A.of(p)), width)));
    return {
      constants: { step: width, p: fraction },
      rows: [{ ...moments(rounding, A, width, point(A.of(p))), average }],
    };
  };

export default theorem<Instance>({
  title: 'Stochastic rounding: unbiased, with variance step^2 p (1 - p)',
  source: {
    cite: 'Gupta, Agrawal, Gopalakrishnan & Narayanan, Deep learning with limited numerical precision, 2015; classical dithering',
  },

  instance: record({ step: positive(), k: integer(-50, 50), p: real(0, 1) }),
  precision: 'any',
  observe: observe(stochastic),
  symbols: { step: 'X', p: '1', meanError: 'X', variance: 'X^2', largest: 'X', average: 'X^2' },
  claims: [
    { left: 'meanError', is: '=', right: '0', scale: 'step', says: 'unbiased' },
    { left: 'variance', is: '=', right: 'step^2*p*(1 - p)', scale: 'step^2', says: 'exact variance' },
    { left: 'variance', right: 'step^2/4', says: 'worst case over p' },
    { left: 'average', is: '=', right: 'step^2/6', says: 'mean over uniform p' },
    { left: 'largest', right: 'step', says: 'never off by more than a step' },
  ],

  tight: { own: { step: 1, k: 0, p: 0.5 } },
  mutants: [
    { claim: 2, right: 'step^2/12', on: { own: { step: 1, k: 0, p: 0.5 } }, why: 'the variance of uniform dither' },
    { claim: 1, right: 'step^2*p', why: 'the complementary factor forgotten' },
    { claim: 4, right: 'step/2', on: { own: { step: 1, k: 0, p: 0.9 } }, why: 'the error of nearest rounding' },
    {
      claim: 0,
      observe: observe(nearest),
      on: { own: { step: 1, k: 0, p: 0.3 } },
      why: 'nearest rounding called unbiased',
    },
  ],
});

import { type Outcomes, qsgdOutcomes } from '../../scenarios/compressors/qsgd.js';
import { integer, list, real, record, where } from '../../src/core/shape.js';
import type { Field, Scalar } from '../../src/core/space.js';
import { type Observation, type ObserveContext, theorem } from '../../src/core/theorem.js';
import type { World } from '../../src/core/world.js';

interface Instance {
  /** The vector is these entries cubed, for heavy tails, `copies` times over. */
  roots: number[];
  copies: number;
  s: number;
}

/** What an entry may be rounded to; a rounding rule turns the two neighbours into values with probabilities. */
type Rule = (A: Field, outcomes: Outcomes) => readonly (readonly [value: Scalar, probability: Scalar])[];

const stochastic: Rule = (A, { near, far, probability }) => [
  [near, A.sub(A.of(1), probability)],
  [far, probability],
];

/** Rounds to the nearer of the two, always. */
const nearest: Rule = (A, { near, far, probability }) => [
  [A.compare(probability, A.of(0.5)) < 0 ? near : far, A.of(1)],
];

/** Exact relative variance and bias, entry by entry: the mean over the two outcomes of each. */
const observe =
  (rule: Rule) =>
  ({ own }: World<Instance>, { A }: ObserveContext): Observation => {
    const { roots, copies, s } = own!;
    const cube = (t: Scalar): Scalar => A.mul(t, A.mul(t, t));
    const entries = roots.map((root) => cube(A.of(root)));
    const x = Array.from({ length: copies }, () => entries).flat();
    const total = (terms: readonly Scalar[]): Scalar => terms.reduce((sum, term) => A.add(sum, term), A.of(0));
    const normSquared = total(x.map((xi) => A.mul(xi, xi)));
    const expected = qsgdOutcomes(A, x, s).map((outcomes, i) => {
      const values = rule(A, outcomes);
      const mean = (f: (error: Scalar) => Scalar): Scalar =>
        total(values.map(([value, probability]) => A.mul(probability, f(A.sub(value, x[i])))));
      return {
        bias: mean((error) => error),
        square: mean((error) => A.mul(error, error)),
        spread: A.mul(outcomes.probability, A.sub(A.of(1), outcomes.probability)),
      };
    });
    const bias = total(expected.map(({ bias }) => A.abs(bias)));
    return {
      constants: { d: x.length, s },
      rows: [
        {
          variance: A.div(total(expected.map(({ square }) => square)), normSquared),
          bias: A.div(bias, A.sqrt(normSquared)),
          spread: total(expected.map(({ spread }) => spread)),
        },
      ],
    };
  };

const ones = (d: number, s: number) => ({ own: { roots: [1], copies: d, s } });

export default theorem<Instance>({
  title: 'QSGD: stochastic quantization is unbiased, with variance at most min(d/s^2, sqrt(d)/s)',
  about: 'Relative variance E||Q(x) - x||^2 / ||x||^2, exact for every x: entries are rounded independently.',
  source: {
    cite: 'Alistarh, Grubic, Li, Tomioka & Vojnovic, QSGD, 2017, quantization lemma; d/(4 s^2) derived here from p (1 - p) <= 1/4',
  },

  instance: where(
    record({ roots: list('m', real(-3, 3)), copies: integer(1, 400), s: integer(1, 16) }, { m: [1, 12] }),
    'an entry that is not zero',
    ({ roots }) => roots.some((root) => root !== 0),
  ),
  precision: 'any',
  observe: observe(stochastic),
  symbols: { s: '1', variance: '1', bias: '1', spread: '1' },
  claims: [
    { left: 'variance', right: 'min(d/s^2, sqrt(d)/s)', says: 'as published' },
    { left: 'variance', right: 'min(d/(4*s^2), sqrt(d)/s)', says: 'sharper for many levels' },
    { left: 'variance', is: '=', right: 'spread/s^2', says: 'exact: sum of p_i (1 - p_i), p_i the fractional parts' },
    { left: 'bias', is: '=', right: '0', scale: '1', says: 'unbiased' },
  ],

  tight: [ones(400, 1), ones(4, 1), ones(9, 6)],
  mutants: [
    { right: 'sqrt(d)/s^2', on: ones(36, 4), why: 'the square on the wrong factor' },
    { right: 'min(d/s^2, sqrt(d)/s)/4', on: ones(100, 1), why: 'a quarter of both' },
    { right: '0.94*min(d/s^2, sqrt(d)/s)', on: ones(400, 1), why: 'six percent less' },
    { claim: 1, right: 'min(d/(8*s^2), sqrt(d)/s)', on: ones(4, 1), why: 'p (1 - p) <= 1/8' },
    { claim: 1, right: '0.999*min(d/(4*s^2), sqrt(d)/s)', on: ones(4, 1), why: 'just below the attained bound' },
    { claim: 2, right: 'min(d/(4*s^2), sqrt(d)/s)', on: ones(5, 1), why: 'the bound called the value' },
  ],
  counterexamples: [
    {
      claim: 3,
      drops: 'stochastic rounding',
      observe: observe(nearest),
      on: { own: { roots: [1, 0.9], copies: 1, s: 2 } },
      why: 'rounding to the nearest level has a bias',
    },
  ],
});

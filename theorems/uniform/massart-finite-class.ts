import { list, real, record } from '../../src/core/shape.js';
import type { Field, Scalar } from '../../src/core/space.js';
import { type Observation, type ObserveContext, theorem } from '../../src/core/theorem.js';

interface Instance {
  set: number[][];
  center: number[];
}

/** All 2^n sign vectors. */
const signs = (n: number): number[][] =>
  Array.from({ length: 2 ** n }, (_, bits) => Array.from({ length: n }, (_, i) => ((bits >> i) & 1 ? 1 : -1)));

const total = (A: Field, terms: readonly Scalar[]): Scalar => terms.reduce((sum, term) => A.add(sum, term), A.of(0));
const largest = (A: Field, values: readonly Scalar[]): Scalar => values.reduce((a, b) => (A.compare(a, b) > 0 ? a : b));

/** Rademacher average (1/n) E max_a <sigma, a>, by enumeration, and the radius of the set about its center. */
const observe = ({ own }: { own?: Instance }, { A }: ObserveContext): Observation => {
  const { set, center } = own!;
  const n = center.length;
  const inner = (sigma: readonly number[], a: readonly Scalar[]): Scalar =>
    total(
      A,
      a.map((ai, i) => (sigma[i] > 0 ? ai : A.neg(ai))),
    );
  const vectors = set.map((a) => a.map(A.of));
  const maxima = signs(n).map((sigma) =>
    largest(
      A,
      vectors.map((a) => inner(sigma, a)),
    ),
  );
  const norms = vectors.map((a) => {
    const offsets = a.map((ai, i) => A.sub(ai, A.of(center[i])));
    return A.sqrt(
      total(
        A,
        offsets.map((x) => A.mul(x, x)),
      ),
    );
  });
  return {
    constants: { n, N: set.length, r: largest(A, norms), rMean: A.div(total(A, norms), A.of(set.length)) },
    rows: [{ complexity: A.div(total(A, maxima), A.of(n * 2 ** n)) }],
  };
};

/** The set {e_1, -e_1, ..., e_n, -e_n} and symmetric "signs" of variance one that are 0 but with probability 1/n. */
const sparseSigns = (n: number) => (): Observation => {
  const expectedMaximum = Math.sqrt(n) * (1 - (1 - 1 / n) ** n);
  return { constants: { n, N: 2 * n, r: 1, rMean: 1 }, rows: [{ complexity: expectedMaximum / n }] };
};

/** The vertices of the cube [-1, 1]^n: every sign vector has its own vertex, and the ratio is 1/sqrt(2 log 2). */
const cube = (n: number) => ({ own: { set: signs(n), center: Array<number>(n).fill(0) } });
const crowd = { own: { set: [[1], [-1], ...Array<number[]>(6).fill([0])], center: [0] } };

export default theorem<Instance>({
  title: 'Rademacher average of a finite set: Massart’s lemma',
  source: { cite: 'Massart 2000; Shalev-Shwartz & Ben-David, Understanding machine learning, 2014' },

  instance: record(
    { set: list('N', list('n', real(-1, 1))), center: list('n', real(-1, 1)) },
    { N: [2, 8], n: [1, 6] },
  ),
  precision: 'any',
  observe,
  symbols: { N: '1', r: 'F', rMean: 'F', complexity: 'F' },
  claims: [{ left: 'complexity', right: 'r*sqrt(2*log(N))/n' }],

  tight: [cube(1), cube(3)],
  mutants: [
    {
      right: '0.84*r*sqrt(2*log(N))/n',
      on: cube(2),
      why: 'one percent below the largest ratio known, that of the cube',
    },
    { right: 'r*sqrt(log(N))/n', on: cube(3), why: 'the factor 2 forgotten' },
    { right: 'r*sqrt(2*log(N))/n^(3/2)', on: cube(3), why: 'divided by sqrt(n) once more' },
    { right: 'rMean*sqrt(2*log(N))/n', on: crowd, why: 'mean norm instead of the largest' },
  ],
  counterexamples: [
    {
      drops: 'sub-Gaussian signs',
      observe: sparseSigns(50),
      on: cube(1),
      why: 'variance one is not enough: rare large signs on the 100 unit vectors of dimension 50',
    },
  ],
});

import { choice, real, record } from '../../src/core/shape.js';
import { between, type Observation, type ObserveContext, oneOf, theorem, whole } from '../../src/core/theorem.js';
import { binomial } from '../../src/numerics/binomial.js';
import type { Stream } from '../../src/random/streams.js';

/** m hypotheses on n fair examples: independent coins of risk p, or nested thresholds of risks p/m, 2p/m, ..., p. */
interface Instance {
  errors: 'independent' | 'nested';
  p: number;
}

/** R(h) - R_S(h) of every hypothesis on one sample. */
function gaps({ errors, p }: Instance, m: number, n: number, stream: Stream): number[] {
  if (errors === 'independent') {
    const law = binomial(n, p);
    return Array.from({ length: m }, () => p - law.quantile(stream.uniform()) / n);
  }
  const first = new Array<number>(m).fill(0);
  for (let i = 0; i < n; i++) {
    const erring = Math.floor((stream.uniform() * m) / p);
    if (erring < m) first[erring]++;
  }
  let wrong = 0;
  return first.map((count, j) => (p * (j + 1)) / m - (wrong += count) / n);
}

/** Largest gaps on a sample for losses in [0, range], and the exact probability that one of m coins has a gap >= t. */
const observe =
  (range = 1) =>
  ({ own }: { own?: Instance }, { streams, number }: ObserveContext): Observation => {
    const [m, n, t] = [number('m'), number('n'), number('t')];
    const seen = gaps(own!, m, n, streams.of('sample'));
    const tail = binomial(n, own!.p).atMost(n * (own!.p - t));
    return {
      constants: {},
      rows: [
        {
          gap: range * Math.max(...seen),
          deviation: range * Math.max(...seen.map(Math.abs)),
          tail: -Math.expm1(m * Math.log1p(-tail)),
        },
      ],
    };
  };

/** One hypothesis, picked after the sample: it errs everywhere but on the examples seen. */
const memorizing = (): Observation => ({ constants: {}, rows: [{ gap: 1, deviation: 1, tail: 1 }] });

const fair = (m: number, n: number, delta: number, t: number) => ({
  own: { errors: 'independent' as const, p: 0.5 },
  parameters: { m, n, delta, t },
});

export default theorem<Instance>({
  title: 'Finite class: uniform deviation of the empirical risk by Hoeffding and the union bound',
  source: {
    cite: 'Hoeffding 1963, with a union bound; Shalev-Shwartz & Ben-David, Understanding machine learning, 2014',
  },

  instance: record({ errors: choice('independent', 'nested'), p: real(0.02, 0.98) }),
  parameters: { m: whole(1, 200), n: whole(5, 200), delta: oneOf(0.2, 0.1, 0.05), t: between(0.05, 0.5) },
  observe: observe(),
  symbols: { m: '1', gap: '1', deviation: '1', tail: '1' },
  claims: [
    {
      left: 'gap',
      right: 'sqrt((log(m) + log(1/delta))/(2*n))',
      quantifier: { kind: 'with-probability', delta: 'delta' },
      says: 'largest excess of the risk over the empirical risk',
    },
    {
      left: 'deviation',
      right: 'sqrt((log(2*m) + log(1/delta))/(2*n))',
      quantifier: { kind: 'with-probability', delta: 'delta' },
      says: 'two-sided',
    },
    {
      left: 'tail',
      right: 'm*exp(-2*n*t^2)',
      says: 'exact probability that one of m independent coins has a gap of t or more',
    },
  ],

  tight: fair(50, 100, 0.05, 0.1),
  mutants: [
    { right: 'sqrt(log(1/delta)/(2*n))', on: fair(50, 100, 0.05, 0.1), why: 'no union over the class' },
    {
      right: '0.75*sqrt((log(m) + log(1/delta))/(2*n))',
      on: fair(50, 100, 0.05, 0.1),
      why: 'a quarter below, where the quantile is a fifth below',
    },
    { right: 'sqrt(log(m/delta))/n', on: fair(50, 100, 0.05, 0.1), why: 'rate 1/n' },
    { claim: 1, right: 'sqrt(log(2/delta)/(2*n))', on: fair(50, 100, 0.05, 0.1), why: 'no union, two-sided' },
    { claim: 2, right: 'exp(-2*n*t^2)', on: fair(50, 100, 0.05, 0.1), why: 'the exact tail without the union' },
    { claim: 2, right: 'm*exp(-2.6*n*t^2)', on: fair(1, 100, 0.05, 0.2), why: 'a larger exponent for one coin' },
  ],
  counterexamples: [
    {
      drops: 'the class is fixed before the data',
      observe: memorizing,
      on: fair(1, 100, 0.05, 0.1),
      why: 'memorizing has risk 1 and empirical risk 0',
    },
    { drops: 'losses in [0, 1]', observe: observe(2), on: fair(50, 100, 0.05, 0.1), why: 'losses in [0, 2]' },
  ],
});

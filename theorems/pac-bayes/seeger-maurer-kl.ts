import { choice, integer, real, record } from '../../src/core/shape.js';
import {
  between,
  type Observation,
  type ObserveContext,
  oneOf,
  type Quantifier,
  theorem,
  whole,
} from '../../src/core/theorem.js';
import { binomial } from '../../src/numerics/binomial.js';
import { onCoins, onHalfPlanes } from './posteriors.js';

interface Instance {
  hypotheses: 'coins' | 'half-planes';
  p: number;
  seed: number;
}

/** kl(p, q) of Bernoulli laws. */
const kl = (p: number, q: number): number => entropyTerm(p, q) + entropyTerm(1 - p, 1 - q);
const entropyTerm = (p: number, q: number): number => (p === 0 ? 0 : p * Math.log(p / q));

/** Of a single hypothesis of risk p, exactly: E exp(n kl(r, p)) and P(kl(r, p) >= t). */
function single(n: number, p: number, t: number): { moment: number; tail: number } {
  let [moment, tail] = [0, 0];
  binomial(n, p).probability.forEach((probability, errors) => {
    const divergence = kl(errors / n, p);
    moment += probability * Math.exp(n * divergence);
    if (divergence >= t) tail += probability;
  });
  return { moment, tail };
}

const observe = ({ own }: { own?: Instance }, { streams, number }: ObserveContext): Observation => {
  const { hypotheses, p, seed } = own!;
  const [m, n, t] = [number('m'), number('n'), number('t')];
  const sample = streams.of('sample');
  const posteriors = hypotheses === 'coins' ? onCoins(m, p, n, sample) : onHalfPlanes(seed, n, sample);
  return { constants: single(n, p, t), rows: posteriors.map((posterior, i) => ({ i, ...posterior })) };
};

const coins = (p: number, parameters: { m: number; n: number; delta: number; t: number }) => ({
  own: { hypotheses: 'coins' as const, p, seed: 1 },
  parameters,
});
const manyCoins = coins(0.5, { m: 2000, n: 60, delta: 0.05, t: 0.05 });
const oneCoin = coins(0.025, { m: 1, n: 60, delta: 0.05, t: Math.log(20) / 60 });
const sharpCoin = coins(0.348, { m: 1, n: 60, delta: 0.05, t: 0.05 });

const uniformly: Quantifier = { kind: 'with-probability', delta: 'delta', simultaneous: true };

export default theorem<Instance>({
  title: 'PAC-Bayes in its kl form, simultaneously for all posteriors',
  source: { cite: 'Langford & Seeger 2001; Seeger 2002; Maurer, A note on the PAC Bayesian theorem, 2004' },

  instance: record({ hypotheses: choice('coins', 'half-planes'), p: real(0.01, 0.99), seed: integer(1, 1000) }),
  parameters: { m: whole(1, 200), n: whole(8, 100), delta: oneOf(0.2, 0.1, 0.05), t: between(0.01, 0.5) },
  observe,
  symbols: { m: '1', r: '1', R: '1', KL: '1', moment: '1', tail: '1' },
  claims: [
    { left: 'kl(r, R)', right: '(KL + log(2*sqrt(n)/delta))/n', quantifier: uniformly },
    {
      left: 'R',
      right: 'r + sqrt((KL + log(2*sqrt(n)/delta))/(2*n))',
      quantifier: uniformly,
      says: 'McAllester’s form, by Pinsker’s inequality',
    },
    { left: 'moment', right: '2*sqrt(n)', says: 'Maurer’s lemma: E exp(n kl(r, p)) of one hypothesis, exactly' },
    { left: 'tail', right: '2*sqrt(n)*exp(-n*t)', says: 'P(kl(r, p) >= t) of one hypothesis, exactly' },
  ],

  tight: sharpCoin,
  mutants: [
    { right: 'log(2*sqrt(n)/delta)/n', on: manyCoins, why: 'no KL: the best of 2000 coins is not a fixed hypothesis' },
    { right: '(KL + log(1/delta))/(2*n)', on: oneCoin, why: 'half the rate, without the moment' },
    { claim: 1, right: 'r + sqrt(log(2*sqrt(n)/delta)/(2*n))', on: manyCoins, why: 'no KL in McAllester’s form' },
    { claim: 2, right: '1.3*sqrt(n)', on: sharpCoin, why: 'a moment three percent below the exact maximum at n = 60' },
    {
      claim: 3,
      right: 'exp(-n*t)',
      on: coins(0.3125, { m: 1, n: 8, delta: 0.05, t: Math.log(20) / 8 }),
      why: 'the one-sided Chernoff tail claimed for both sides',
    },
  ],
  counterexamples: [
    {
      drops: 'the prior is fixed before the data',
      observe: (world, context) => {
        const { constants, rows } = observe(world, context);
        return { constants, rows: rows.map((row) => ({ ...row, KL: 0 })) };
      },
      on: manyCoins,
      why: 'the prior set to the posterior, so that KL is 0',
    },
  ],
});

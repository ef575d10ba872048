import { list, positive, real, record } from '../../src/core/shape.js';
import type { Field, Scalar } from '../../src/core/space.js';
import { between, type Observation, type ObserveContext, theorem } from '../../src/core/theorem.js';

/** Least squares in the eigenbasis of X'X/n: eigenvalues, coordinates of the true weights, and noise variance over n. */
interface Instance {
  spectrum: number[];
  truth: number[];
  noise: number;
}

/** Share of the least-squares solution that an estimator keeps along an eigenvalue s. */
type Filter = (A: Field, s: Scalar, t: Scalar) => Scalar;

/** Gradient flow from 0, stopped at time t: 1 - exp(-t s). */
const flow: Filter = (A, s, t) => A.sub(A.of(1), A.exp(A.neg(A.mul(t, s))));

/** Ridge with penalty lambda/2 ||w||^2, lambda = penalty(t): s / (s + lambda). */
const ridge =
  (penalty: (A: Field, t: Scalar) => Scalar): Filter =>
  (A, s, t) =>
    A.div(s, A.add(s, penalty(A, t)));
const inverseTime = ridge((A, t) => A.div(A.of(1), t));

/** Squared bias, variance, and risks of estimating the weights and of predicting, of a linear estimator. */
function risks(A: Field, filter: Filter, { spectrum, truth, noise }: Instance, t: Scalar) {
  const parts = spectrum.map((lambda, i) => {
    const s = A.of(lambda);
    const kept = filter(A, s, t);
    const lost = A.mul(A.of(truth[i]), A.sub(A.of(1), kept));
    const bias = A.mul(lost, lost);
    const variance = A.div(A.mul(A.of(noise), A.mul(kept, kept)), s);
    return { bias, risk: A.add(bias, variance), prediction: A.mul(s, A.add(bias, variance)) };
  });
  const sum = (part: 'bias' | 'risk' | 'prediction') => parts.reduce((total, p) => A.add(total, p[part]), A.of(0));
  return { bias: sum('bias'), risk: sum('risk'), prediction: sum('prediction') };
}

const observe =
  (rival: Filter) =>
  ({ own }: { own?: Instance }, { A, parameters: { t } }: ObserveContext): Observation => {
    const stopped = risks(A, flow, own!, t);
    const penalized = risks(A, rival, own!, t);
    return {
      constants: {},
      rows: [
        {
          flowBias: stopped.bias,
          flowRisk: stopped.risk,
          flowPrediction: stopped.prediction,
          ridgeBias: penalized.bias,
          ridgeRisk: penalized.risk,
          ridgePrediction: penalized.prediction,
        },
      ],
    };
  };

/** No signal, equal eigenvalues, and the t s that maximizes (1 - exp(-t s)) (1 + t s) / (t s). */
const worst = { own: { spectrum: [1, 1], truth: [0, 0], noise: 1 }, parameters: { t: 1.7932821 } };
const noiseless = { own: { spectrum: [1], truth: [1], noise: 0 }, parameters: { t: 1 } };

export default theorem<Instance>({
  title: 'Gradient flow stopped at time t has at most 1.6862 times the risk of ridge with penalty 1/t',
  source: {
    cite: 'Ali, Kolter & Tibshirani, A continuous-time view of early stopping for least squares regression, 2019',
    at: 'Theorem 1',
  },

  instance: record(
    { spectrum: list('d', positive(0.01, 10)), truth: list('d', real(-2, 2)), noise: real(0, 2) },
    { d: [1, 6] },
  ),
  parameters: { t: between(0.01, 100, { scale: 'log' }) },
  precision: 'any',
  observe: observe(inverseTime),
  symbols: {
    flowBias: 'X^2',
    flowRisk: 'X^2',
    flowPrediction: 'F',
    ridgeBias: 'X^2',
    ridgeRisk: 'X^2',
    ridgePrediction: 'F',
  },
  claims: [
    { left: 'flowRisk', right: '1.6862*ridgeRisk', says: 'risk of estimating the weights, for every truth' },
    { left: 'flowPrediction', right: '1.6862*ridgePrediction', says: 'prediction risk' },
    { left: 'flowBias', right: 'ridgeBias', says: 'the bias alone is never larger' },
  ],

  tight: worst,
  mutants: [
    { right: '1.6858*ridgeRisk', on: worst, why: 'just below the maximum 1.68591 of the ratio' },
    { claim: 1, right: '1.6858*ridgePrediction', on: worst, why: 'the same for prediction' },
    { right: '1.2986*ridgeRisk', on: worst, why: 'the ratio of the filters, not squared' },
    { right: 'ridgeRisk', on: worst, why: 'early stopping called as good as ridge' },
    { claim: 2, is: '>=', right: 'ridgeBias', on: noiseless, why: 'the comparison of the biases reversed' },
    {
      observe: observe(ridge((A, t) => A.div(A.of(2), t))),
      on: worst,
      why: 'ridge with penalty 2/t',
    },
  ],
  counterexamples: [
    {
      drops: 'penalty 1/t',
      observe: observe(ridge((A, t) => A.div(A.of(1), A.mul(t, t)))),
      on: { own: { spectrum: [1], truth: [0], noise: 1 }, parameters: { t: 0.1 } },
      why: 'penalty 1/t^2 keeps far less noise at small times',
    },
  ],
});

import { type Subject, subject } from '../../src/check/experiment.js';
import { type TheoremText, theorem } from '../../src/core/theorem.js';
import { distance } from '../../src/measures/distance.js';
import { gap } from '../../src/measures/gap.js';
import { gradientNorm } from '../../src/measures/gradientNorm.js';
import { gradientNormSquared } from '../../src/measures/gradientNormSquared.js';
import { gradientDescent } from '../../src/methods/gradientDescent.js';
import { heavyBall } from '../../src/methods/heavyBall.js';
import { inexactSteepestDescent } from '../../src/methods/inexactSteepestDescent.js';
import { optimizedGradient, optimizedGradientForNorm } from '../../src/methods/optimizedGradient.js';
import { proximalGradient } from '../../src/methods/proximalGradient.js';
import { proximalPoint } from '../../src/methods/proximalPoint.js';
import { steepestDescent } from '../../src/methods/steepestDescent.js';
import { library } from '../library.js';

/** A published worst case: a leaf of the handbook, or a theorem stated here, whose bound is it unless `exact` says otherwise. */
export interface Case {
  readonly name: string;
  readonly about: Subject;
  readonly claim?: number;
  readonly horizons: readonly number[];
  readonly symbols?: Readonly<Record<string, number>>;
  /** The exact worst case where the bound is not it. */
  readonly exact?: (N: number) => number;
}

export const handbook = (id: string): Subject => subject(id, library.theorems[id], library);
export const stated = (
  text: Omit<TheoremText<undefined>, 'title' | 'source'> & { title: string; cite: string },
): Subject => subject(text.title, theorem({ ...text, source: { cite: text.cite } } as TheoremText<undefined>), library);

const smoothConvex = ['convex', 'smooth(L)', 'minimizer'];
export const smoothStronglyConvex = ['strongly-convex(mu)', 'smooth(L)', 'minimizer'];
const rate = 'max(abs(1 - eta*mu), abs(1 - eta*L))';
/** Steps h/L with any h up to 2, of which no leaf restricts the range here. */
const anyStep = { parameters: { h: '1', eta: 'h/L' }, method: gradientDescent };

/** A last weight of the optimized gradient method. */
export function lastTheta(N: number): number {
  let theta = 1;
  for (let k = 1; k <= N; k++) theta = (1 + Math.sqrt(1 + (k < N ? 4 : 8) * theta ** 2)) / 2;
  return theta;
}

const allSteps = stated({
  title: 'gradient descent, any step',
  cite: 'conjectured by Taylor, Hendrickx & Glineur 2017; proved by Rotaru, Glineur & Patrinos and by Kim, 2024-2025',
  ...anyStep,
  assumptions: smoothConvex,
  measure: gap,
  bound: 'L*D^2/2 * max(1/(2*k*h + 1), (1 - h)^(2*k))',
});

export const CASES: readonly Case[] = [
  { name: 'gradient descent, h = 1', about: handbook('gd/convex-last-iterate-exact'), horizons: [1, 2, 5, 10, 20] },
  {
    name: 'gradient descent, L = 3, D = 0.5, h = 0.4',
    about: handbook('gd/convex-last-iterate-exact'),
    symbols: { L: 3, D: 0.5, h: 0.4 },
    horizons: [1, 4],
  },
  ...[0.3, 1.5, 1.8, 1.95].map((h) => ({
    name: `gradient descent, h = ${h}`,
    about: allSteps,
    symbols: { h },
    horizons: [1, 5],
  })),
  ...[
    ['gradient norm from the distance', gradientNorm, 'L*D/(k + 1)'],
    ['squared gradient norm from the gap', gradientNormSquared, '2*L*Delta/(2*k + 1)'],
  ].map(([name, measure, bound]) => ({
    name: `gradient descent, ${name}`,
    about: stated({
      title: `gradient descent, ${name}`,
      cite: 'Taylor, Hendrickx & Glineur 2017; Teboulle & Vaisbourd 2023',
      ...anyStep,
      assumptions: smoothConvex,
      measure: measure as typeof gap,
      bound: bound as string,
    }),
    horizons: [1, 2, 5, 10],
  })),
  ...[1, 1.7].map((eta) => ({
    name: `gradient descent, strongly convex, distance, eta = ${eta}`,
    about: handbook('gd/strongly-convex-distance'),
    symbols: { eta },
    horizons: [1, 2, 5, 10, 20],
  })),
  ...(
    [
      ['gap', gap, `${rate}^(2*k) * Delta`],
      ['gradient norm', gradientNorm, `${rate}^k * gradNorm0`],
    ] as const
  ).map(([name, measure, bound]) => ({
    name: `gradient descent, strongly convex, ${name}`,
    about: stated({
      title: `gradient descent, strongly convex, ${name}`,
      cite: 'Taylor, Hendrickx & Glineur, Exact worst-case convergence rates of the proximal gradient method, 2018',
      method: gradientDescent,
      parameters: { eta: '1/L' },
      assumptions: smoothStronglyConvex,
      measure,
      bound,
    }),
    symbols: { eta: 1.6 },
    horizons: [1, 2, 5],
  })),
  {
    name: 'gradient descent, non-convex, least gradient',
    about: handbook('gd/nonconvex-min-gradient'),
    claim: 1,
    horizons: [1, 2, 5, 10],
  },
  {
    name: 'exact line search, strongly convex',
    about: stated({
      title: 'exact line search',
      cite: 'de Klerk, Glineur & Taylor, On the worst-case complexity of the gradient method with exact line search, 2017, Theorem 1.2',
      method: steepestDescent,
      assumptions: smoothStronglyConvex,
      measure: gap,
      bound: '((L - mu)/(L + mu))^(2*k) * Delta',
    }),
    horizons: [1, 2, 5, 10, 20],
  },
  {
    name: 'subgradient, best of T points',
    about: handbook('subgradient/fixed-step'),
    claim: 2,
    horizons: [1, 2, 5, 10],
  },
  {
    name: 'subgradient, average of T points',
    about: handbook('subgradient/fixed-step'),
    claim: 3,
    horizons: [1, 2, 5, 10],
  },
  {
    name: 'subgradient, last iterate, linearly decaying steps',
    about: stated({
      title: 'subgradient with linearly decaying steps',
      cite: 'Zamani & Glineur, Exact convergence rate of the last iterate in subgradient methods, 2025',
      method: gradientDescent,
      parameters: { G1: 'G' },
      with: { stepSize: 'D*(T - k)/(G*sqrt((T + 1)^3))' },
      assumptions: ['convex', 'lipschitz(G)', 'minimizer'],
      measure: gap,
      bound: 'G*D/sqrt(T + 1)',
    }),
    horizons: [1, 2, 5, 10],
  },
  {
    name: 'proximal point',
    about: stated({
      title: 'proximal point',
      cite: 'Taylor, Hendrickx & Glineur, Exact worst-case performance of first-order methods for composite convex optimization, 2017, Theorem 4.1',
      method: proximalPoint,
      parameters: { eta: '1' },
      assumptions: ['convex', 'minimizer', 'proximable'],
      measure: gap,
      bound: 'D^2/(4*eta*k)',
    }),
    symbols: { eta: 0.7 },
    horizons: [1, 2, 5, 10],
  },
  {
    name: 'proximal gradient, convex',
    about: stated({
      title: 'proximal gradient',
      cite: 'Taylor, Hendrickx & Glineur 2017 (numerical); Teboulle & Vaisbourd 2023',
      method: proximalGradient,
      parameters: { eta: '1/L' },
      assumptions: ['convex', 'smooth(L)', 'composite'],
      measure: gap,
      bound: 'L*D^2/(4*k)',
    }),
    horizons: [1, 2, 5, 10],
  },
  {
    name: 'proximal gradient, strongly convex, distance',
    about: stated({
      title: 'proximal gradient, strongly convex',
      cite: 'Taylor, Hendrickx & Glineur, Exact worst-case convergence rates of the proximal gradient method, 2018, Theorem 3.1',
      method: proximalGradient,
      parameters: { eta: '1/L' },
      assumptions: ['strongly-convex(mu)', 'smooth(L)', 'composite'],
      measure: distance,
      bound: `${rate}^k * D`,
    }),
    horizons: [1, 2, 5, 10, 20],
  },
  {
    name: 'Nesterov, simplified',
    about: handbook('momentum/nesterov-convex-simplified'),
    claim: 0,
    horizons: [1, 2, 5, 10, 20],
  },
  { name: 'FISTA, simplified', about: handbook('composite/fista-simplified'), claim: 0, horizons: [1, 2, 5, 10, 20] },
  {
    name: 'FISTA, simplified, L = 0.5, D = 2',
    about: handbook('composite/fista-simplified'),
    claim: 0,
    symbols: { L: 0.5, D: 2 },
    horizons: [10],
  },
  {
    name: 'OGM',
    about: stated({
      title: 'optimized gradient method',
      cite: 'Kim & Fessler, Optimized first-order methods for smooth convex minimization, 2016, Theorem 2',
      method: optimizedGradient,
      parameters: { eta: '1/L' },
      assumptions: smoothConvex,
      measure: gap,
      bound: 'L*D^2',
    }),
    exact: (N) => 1 / (2 * lastTheta(N) ** 2),
    horizons: [1, 2, 5, 10, 20],
  },
  {
    name: 'OGM-G',
    about: stated({
      title: 'optimized gradient method for the gradient norm',
      cite: 'Kim & Fessler, Optimizing the efficiency of first-order methods for decreasing the gradient of smooth convex functions, 2021, Theorem 6.1',
      method: optimizedGradientForNorm,
      parameters: { eta: '1/L' },
      assumptions: smoothConvex,
      measure: gradientNormSquared,
      bound: '2*L*Delta',
    }),
    exact: (N) => 2 / lastTheta(N) ** 2,
    horizons: [1, 2, 5, 10],
  },
  {
    name: 'heavy ball, momentum k/(k + 2)',
    about: stated({
      title: 'heavy ball with increasing momentum',
      cite: 'Ghadimi, Feyzmahdavian & Johansson, Global convergence of the heavy-ball method for convex optimization, 2015, Theorem 2',
      method: heavyBall,
      parameters: { a0: '1/L' },
      with: { stepSize: 'a0/(k + 2)', momentum: 'k/(k + 2)' },
      assumptions: smoothConvex,
      measure: gap,
      bound: 'D^2/(2*a0*(k + 1))',
    }),
    horizons: [1, 2, 5],
  },
  {
    name: 'gradient descent, silver steps',
    about: handbook('gd/silver-stepsizes-convex'),
    claim: 1,
    horizons: [1, 3, 7],
  },
  {
    name: 'exact line search, relative error of the gradient',
    about: stated({
      title: 'exact line search along inexact gradients',
      cite: 'de Klerk, Glineur & Taylor, On the worst-case complexity of the gradient method with exact line search for smooth strongly convex functions, 2017, the theorem on noisy directions',
      method: inexactSteepestDescent,
      parameters: { Le: '(1 + eps)*L', me: '(1 - eps)*mu' },
      assumptions: [...smoothStronglyConvex, 'relative-error(eps)'],
      measure: gap,
      bound: '((Le - me)/(Le + me))^(2*k) * Delta',
    }),
    symbols: { eps: 0.3 },
    horizons: [1, 2, 5],
  },
  ...[0.3, 1, 1.2].map((eta) => ({
    name: `gradient descent, relative error of the gradient, eta = ${eta}`,
    about: handbook('gd/inexact-relative-error'),
    symbols: { eps: 0.3, eta },
    horizons: [1, 2, 5],
  })),
  ...[1, 1.7].map((h) => ({
    name: `gradient descent, absolute error of the gradient, h = ${h}`,
    about: handbook('gd/inexact-absolute-error'),
    symbols: { delta: 0.2, h },
    horizons: [1, 2, 5],
  })),
  ...[2, 3].flatMap((n) =>
    [0.3, 1, 1.5].map((h) => ({
      name: `one step of SGD on ${n} functions, variance at the minimizer, h = ${h}`,
      about: handbook('sgd/variance-at-minimizer-one-step-exact'),
      symbols: { n, h, sigma2: 0.7 },
      horizons: [1],
    })),
  ),
  ...[1.2, 2 / 1.1, 5].map((taken) => ({
    name: `doubled Polyak step, of length ${taken}`,
    about: handbook('gd/polyak-step-doubled'),
    claim: 1,
    symbols: { taken },
    horizons: [1],
  })),
  {
    name: 'doubled Polyak step, of the worst length',
    about: handbook('gd/polyak-step-doubled'),
    claim: 0,
    symbols: { taken: 2 / 1.1 },
    horizons: [1],
  },
  ...[2, 3, 5].map((n) => ({
    name: `SAGA's potential, ${n} functions`,
    about: handbook('vr/saga-potential'),
    symbols: { n, adaptive: 0 },
    horizons: [1],
  })),
  ...[2, 3].map((n) => ({
    name: `SAGA's potential with the adaptive step, ${n} functions`,
    about: handbook('vr/saga-potential'),
    symbols: { n, adaptive: 1 },
    horizons: [1],
  })),
  ...[1, 1.9].map((h) => ({
    name: `random coordinate descent, distance, h = ${h}`,
    about: handbook('coordinate/random-distance'),
    symbols: { n: 2, h },
    horizons: [1, 2, 3],
  })),
  ...[2, 3].map((n) => ({
    name: `random coordinate descent, gap, ${n} coordinates`,
    about: handbook('coordinate/random-nesterov'),
    claim: 0,
    symbols: { n },
    horizons: [1],
  })),
  {
    name: 'online gradient descent, regret with the balanced step',
    about: handbook('online/ogd-fixed-step'),
    horizons: [1, 2, 3, 5],
  },
  ...[0.6, 2].map((taken) => ({
    name: `Polyak step, of length ${taken}`,
    about: handbook('gd/polyak-step-smooth'),
    claim: 1,
    symbols: { taken },
    horizons: [1],
  })),
];

import { displacement } from '../../src/measures/displacement.js';
import { distance, distanceSquared } from '../../src/measures/distance.js';
import { fixedPointResidual } from '../../src/measures/fixedPointResidual.js';
import { douglasRachford } from '../../src/methods/douglasRachford.js';
import { forwardStep } from '../../src/methods/forwardStep.js';
import { halpern } from '../../src/methods/halpern.js';
import { krasnoselskiiMann } from '../../src/methods/krasnoselskiiMann.js';
import { resolventIteration } from '../../src/methods/resolventIteration.js';
import { type Case, stated } from './cases.js';

const RYU =
  'Ryu, Taylor, Bergeling & Giselsson, Operator splitting performance estimation: tight contraction factors and optimal parameter selection, 2020';

const splitting = (title: string, cite: string, assumptions: readonly string[], rate: string) =>
  stated({
    title,
    cite,
    method: douglasRachford,
    parameters: { eta: '1', theta: '1' },
    assumptions,
    measures: [displacement],
    // A contraction shortens steps too, by the same factor where the map is linear in one direction.
    claims: [{ left: 'moved', right: `(${rate}) * movedPrev`, when: 'k >= 2' }],
  });

interface Splitting {
  readonly theta: number;
  readonly mu: number;
  readonly beta: number;
}

/**
 * Ryu et al.: the contraction factor for a mu-strongly monotone A and a beta-cocoercive B, in units where eta = 1. In four
 * regions it is that of a line, where A and B are multiples of the identity, 0 or infinite; in the fifth that of a plane.
 */
const REGIONS = {
  'A infinite, B = 0': ({ theta }) => Math.abs(1 - theta),
  'A infinite, B = I/beta': ({ theta, beta }) => Math.abs(1 - (theta * beta) / (beta + 1)),
  'A = mu I, B = 0': ({ theta, mu }) => Math.abs(1 - (theta * mu) / (mu + 1)),
  'A = mu I, B = I/beta': ({ theta, mu, beta }) => Math.abs(1 - (theta * (1 + beta * mu)) / ((mu + 1) * (beta + 1))),
  plane({ theta, mu, beta }) {
    const rest = 2 - theta;
    const first = rest * mu * (beta + 1) + theta * beta * (1 - mu);
    const second = rest * beta * (mu + 1) + theta * mu * (1 - beta);
    const below = mu * beta * (2 * mu * beta * (1 - theta) + rest * (mu + beta + 1));
    return Math.sqrt((rest * first * second) / below) / 2;
  },
} satisfies Record<string, (given: Splitting) => number>;

export const OPERATOR_CASES: readonly Case[] = [
  {
    name: 'Krasnoselskii-Mann, weight 1/2, residual',
    about: stated({
      title: 'Krasnoselskii-Mann',
      // With weight 1/2 it is the resolvent of a monotone operator, so that Gu & Yang, 2020, say the same.
      cite: 'Lieder, Projection based methods for conic linear programming: optimal first order complexities and norm constrained quasi Newton methods, 2018; Gu & Yang, Tight sublinear convergence rate of the proximal point algorithm for maximal monotone inclusion problems, 2020',
      method: krasnoselskiiMann,
      parameters: { w: '1/2' },
      assumptions: ['nonexpansive@T', 'fixed-point'],
      measure: fixedPointResidual,
      bound: '2*D*sqrt((k/(k + 1))^k / (k + 1))',
    }),
    horizons: [1, 2, 5, 10],
  },
  {
    name: 'Halpern, residual',
    about: stated({
      title: 'Halpern',
      cite: 'Lieder, On the convergence rate of the Halpern-iteration, 2021',
      method: halpern,
      with: { anchor: '1/(k + 2)' },
      assumptions: ['nonexpansive@T', 'fixed-point'],
      measure: fixedPointResidual,
      bound: '2*D/(k + 1)',
    }),
    horizons: [1, 2, 5, 10],
  },
  {
    name: 'proximal point of a monotone operator, residual',
    about: stated({
      title: 'proximal point of a monotone operator',
      cite: 'Gu & Yang, Tight sublinear convergence rate of the proximal point algorithm for maximal monotone inclusion problems, 2020',
      method: resolventIteration,
      parameters: { eta: '1' },
      assumptions: ['monotone@A', 'zero'],
      measure: displacement,
      bound: 'D*sqrt((1 - 1/k)^(k - 1)/k)',
    }),
    symbols: { eta: 0.7 },
    horizons: [2, 5, 10],
  },
  {
    name: 'proximal point of a strongly monotone operator, distance',
    about: stated({
      title: 'proximal point of a strongly monotone operator',
      cite: 'Rockafellar, Monotone operators and the proximal point algorithm, 1976: the resolvent contracts by 1/(1 + eta mu)',
      method: resolventIteration,
      parameters: { eta: '1' },
      assumptions: ['strongly-monotone(mu)@A', 'zero'],
      measure: distance,
      bound: 'D/(1 + eta*mu)^k',
    }),
    symbols: { mu: 0.3, eta: 2 },
    horizons: [1, 2, 5],
  },
  {
    name: 'forward step of a cocoercive operator, distance',
    about: stated({
      title: 'forward step of a cocoercive operator',
      cite: 'Baillon & Haddad, 1977: I - eta A is nonexpansive for eta <= 2 beta; A = 0 attains it',
      method: forwardStep,
      parameters: { eta: '2*beta' },
      assumptions: ['cocoercive(beta)@A', 'zero'],
      measure: distance,
      bound: 'D',
    }),
    symbols: { beta: 0.4 },
    horizons: [1, 5],
  },
  {
    name: 'forward step of a Lipschitz strongly monotone operator, squared distance',
    about: stated({
      title: 'forward step of a Lipschitz strongly monotone operator',
      cite: 'Facchinei & Pang, Finite-dimensional variational inequalities and complementarity problems, 2003, section 12.1',
      method: forwardStep,
      parameters: { eta: 'mu/L^2' },
      assumptions: ['strongly-monotone(mu)@A', 'lipschitz-operator(L)@A', 'zero'],
      measure: distanceSquared,
      bound: '(1 - 2*eta*mu + eta^2*L^2)^k * D^2',
    }),
    symbols: { mu: 0.4, L: 1.5 },
    horizons: [1, 2, 5],
  },
  ...[
    { eta: 0.5, mu: 0.2, L: 3 },
    { eta: 2, mu: 0.1, L: 1 },
  ].map((symbols) => ({
    name: `Douglas-Rachford of smooth strongly convex f and convex h, eta = ${symbols.eta}`,
    about: splitting(
      'Douglas-Rachford of functions',
      'Giselsson & Boyd, Linear convergence and metric selection for Douglas-Rachford splitting and ADMM, 2017, Theorem 2',
      ['strongly-convex(mu)', 'smooth(L)', 'composite', 'splittable'],
      'max(1/(1 + eta*mu), eta*L/(1 + eta*L))',
    ),
    symbols,
    horizons: [2, 3],
  })),
  ...(
    [
      ['plane', 1, 1, 1],
      ['plane', 1.5, 0.5, 2],
      ['plane', 1.2, 3, 3],
      ['A infinite, B = 0', 1.9, 2, 0.1],
      ['A infinite, B = I/beta', 0.5, 0.3, 0.2],
      ['A = mu I, B = 0', 1, 0.1, 2],
      ['A = mu I, B = I/beta', 0.5, 3, 4],
    ] as const
  ).map(([region, theta, mu, beta]) => ({
    name: `Douglas-Rachford of a strongly monotone A and a cocoercive B, theta = ${theta}, mu = ${mu}, beta = ${beta}`,
    about: splitting('Douglas-Rachford', RYU, ['strongly-monotone(mu)@A', 'cocoercive(beta)@B'], '1'),
    symbols: { eta: 1, theta, mu, beta },
    exact: () => REGIONS[region]({ theta, mu, beta }),
    horizons: [2],
  })),
];

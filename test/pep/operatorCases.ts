import { displacement } from '../../src/measures/displacement.js';
import { distance } from '../../src/measures/distance.js';
import { douglasRachford } from '../../src/methods/douglasRachford.js';
import { forwardStep } from '../../src/methods/forwardStep.js';
import { resolventIteration } from '../../src/methods/resolventIteration.js';
import { type Case, handbook, stated } from './cases.js';

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
    about: handbook('operators/krasnoselskii-mann'),
    horizons: [1, 2, 5, 10],
  },
  {
    name: 'Halpern, residual',
    about: handbook('operators/halpern'),
    horizons: [1, 2, 5, 10],
  },
  {
    name: 'proximal point of a monotone operator, residual',
    about: handbook('composite/proximal-point-monotone'),
    symbols: { eta: 3 },
    horizons: [2, 5, 10],
  },
  {
    name: 'proximal point of a strongly monotone operator, distance',
    about: stated({
      title: 'proximal point of a strongly monotone operator',
      cite: 'Rockafellar, Monotone operators and the proximal point algorithm, 1976: the resolvent contracts by 1/(1 + eta mu)',
      method: resolventIteration,
      parameters: { eta: '1' },
      assumptions: ['strongly-monotone(mu)@A', 'resolvable@A', 'zero'],
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
    about: handbook('minimax/gda-strongly-monotone'),
    symbols: { mu: 0.4, L: 1.5, h: 0.7 },
    horizons: [1, 2, 5],
  },
  ...[
    { h: 1.5, mu: 0.2, L: 3 },
    { h: 2, mu: 0.1, L: 1 },
  ].map((symbols) => ({
    name: `Douglas-Rachford of smooth strongly convex f and convex h, h = ${symbols.h}`,
    about: handbook('operators/douglas-rachford'),
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
    about: stated({
      title: 'Douglas-Rachford',
      cite: 'Ryu, Taylor, Bergeling & Giselsson, Operator splitting performance estimation: tight contraction factors and optimal parameter selection, 2020',
      method: douglasRachford,
      parameters: { eta: '1', theta: '1' },
      assumptions: ['strongly-monotone(mu)@A', 'cocoercive(beta)@B', 'resolvable@A', 'resolvable@B'],
      measures: [displacement],
      // Of steps, which a contraction shortens too, by the same factor where it is linear.
      claims: [{ left: 'moved', right: 'movedPrev', when: 'k >= 2' }],
    }),
    symbols: { eta: 1, theta, mu, beta },
    exact: () => REGIONS[region]({ theta, mu, beta }),
    horizons: [2],
  })),
];

import { quartic } from '../../scenarios/convex/quartic.js';
import { coupledDoubleWell } from '../../scenarios/non-convex/coupled-double-well.js';
import { quadratic } from '../../scenarios/strongly-convex/quadratic.js';
import { at } from '../../src/core/scenario.js';
import { type Case, oneOf, theorem } from '../../src/core/theorem.js';
import { gap } from '../../src/measures/gap.js';
import { gradientDescent } from '../../src/methods/gradientDescent.js';

/** (mu/2) x^2 beside a curvature 1: the gap shrinks by (1 - h mu)^2. */
const flat = (mu: number, h = 1, T = 10): Case => ({
  objective: at(quadratic, { spectrum: [mu, 1], start: [1, 0] }),
  parameters: { h, T },
});
/** (L/2) x^2, where long steps are slowest: the gap shrinks by (1 - h)^2, and by mu = L the bound is an equality. */
const steep = (h: number, T = 10): Case => ({
  objective: at(quadratic, { spectrum: [1], start: [1] }),
  parameters: { h, T },
});

export default theorem({
  title: 'Gradient descent under the Polyak-Lojasiewicz inequality',
  source: {
    cite: 'Polyak, Gradient methods for the minimisation of functionals, 1963; Karimi, Nutini & Schmidt, Linear convergence of gradient and proximal-gradient methods under the Polyak-Lojasiewicz condition, 2016, Theorem 1; sharper at eta = 1/L: Abbaszadehpeivasti, de Klerk & Zamani, Conditions for linear convergence of the gradient method for non-convex optimization, 2023, Theorem 3',
  },

  assumptions: ['smooth(L)', 'pl(mu)', 'bounded-below'],
  method: gradientDescent,
  parameters: { h: oneOf(1, 0.1, 0.5, 1.5, 1.9), eta: 'h/L' },
  measures: [gap],
  claims: [
    // At eta = 1/L, mu = L makes both sides 0, which no arithmetic that rounds can compare.
    {
      left: 'gap',
      right: '(1 - mu*eta*(2 - L*eta))^k * Delta',
      when: 'h != 1 or mu < L',
      says: 'for every step below 2/L',
    },
    {
      left: 'gap',
      right: '(2*(L - mu) / (2*L + mu))^k * Delta',
      when: 'h == 1 and mu < L',
      says: 'sharper at eta = 1/L',
    },
  ],

  tight: [steep(0.5), steep(1.9), flat(0.5), flat(0.99)],
  mutants: [
    { right: '0.999 * (1 - mu*eta*(2 - L*eta))^k * Delta', on: steep(0.5), why: 'one in a thousand less' },
    { right: '(1 - mu*eta*(2 - L*eta)/0.98)^k * Delta', on: steep(1.9), why: 'two percent more contraction' },
    { right: '(1 - 2*mu*eta)^k * Delta', on: steep(1.9, 1), why: 'the rate of gradient flow' },
    {
      claim: 1,
      right: '0.999 * (1 - mu/L)^(2*k) * Delta',
      on: flat(0.1),
      why: 'the rate of a convex quadratic, one in a thousand less',
    },
    {
      claim: 1,
      right: '(2*(L - 1.5*mu) / (2*L + 1.5*mu))^k * Delta',
      on: flat(0.1),
      why: 'one and a half times the PL constant',
    },
    { claim: 1, right: '(1 - 4*mu/L)^k * Delta', on: flat(0.05), why: 'four times the PL constant' },
    {
      claim: 1,
      right: '(1 - 2*mu/L)^(2*k) * Delta',
      on: flat(0.1),
      why: 'the PL constant read off mu (f - f*) <= ||grad f||^2',
    },
    {
      parameters: { h: oneOf(2.1), eta: 'h/L' },
      right: '(1 - mu/L)^k * Delta',
      on: { objective: at(quadratic, { spectrum: [0.1, 1], start: [0, 1] }), parameters: { h: 2.1, T: 10 } },
      why: 'the rate of eta = 1/L claimed beyond 2/L',
    },
  ],
  counterexamples: [
    {
      drops: 'pl',
      on: {
        objective: at(coupledDoubleWell, { coupling: 1, start: [0] }),
        parameters: { h: 1, T: 3 },
        pretend: { L: 11, mu: 0.5 },
      },
      why: 'between two wells the gradient is zero and the gap 1/4',
    },
    {
      drops: 'pl',
      on: {
        objective: at(quartic, { weight: 1, start: 1 }),
        parameters: { h: 1, T: 100 },
        pretend: { L: 3, mu: 0.3 },
      },
      why: 'x^4/4 is too flat at its minimum: the gap falls like 1/k^2',
    },
  ],
});

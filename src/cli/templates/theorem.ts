import { at, between, gap, gradientDescent, theorem } from 'boundlab';
import { huber, quadratic } from 'boundlab/scenarios';

// A theorem of your own. Check it with:  boundlab check ./my-bound.ts
// It is tried on every scenario that satisfies what it assumes; boundlab list and show have many to copy from.
export default theorem({
  title: 'my-bound: gradient descent on smooth convex functions',
  source: { cite: 'Author, Title, Year', at: 'Theorem 1' },

  // Properties of the problem, with the letters that the formulas know their constants by.
  assumptions: ['convex', 'smooth(L)', 'minimizer'],
  method: gradientDescent,

  // Drawn from a range, edges included unless they are open, or computed by a formula.
  parameters: { h: between(0, 1, { open: 'low' }), eta: 'h/L' },

  // The claim: gap <= bound, in every run and at every step k. Also known here: D = |x_0 - x*|, Delta = f(x_0) - f*, d, T.
  // Claims of another form: claims: [{ left: 'gap', is: '<=', right: '...', when: 'k >= 1', quantifier: inExpectation }]
  measure: gap,
  bound: 'L*D^2 / (4*k*h + 2)',

  // Where the bound is attained, if you know: the closest false bound is then told from yours.
  tight: { objective: at(huber, { L: 1, kink: 1 / 21, start: 1 }), parameters: { h: 1, T: 10 } },

  // Wrong variants that the check must reject: a check that can't fail shows nothing. At least one.
  mutants: [
    {
      right: 'L*D^2 / (4*k*h + 3)',
      on: { objective: at(huber, { L: 1, kink: 1 / 21, start: 1 }), parameters: { h: 1, T: 10 } },
      why: 'a constant just below the exact one',
    },
  ],

  // What fails when an assumption is dropped, on an instance outside of it.
  counterexamples: [
    {
      drops: 'h <= 1',
      on: { objective: at(quadratic, { spectrum: [1], start: [1] }), parameters: { h: 2.1, T: 30 } },
      why: 'a step beyond 2/L diverges',
    },
  ],
});

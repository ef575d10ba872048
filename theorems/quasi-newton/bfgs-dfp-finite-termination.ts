import { choice, list, positive, real, record } from '../../src/core/shape.js';
import type { Scalar } from '../../src/core/space.js';
import { type Case, type Observation, type ObserveContext, theorem } from '../../src/core/theorem.js';
import { conjugateGradient } from '../../src/methods/conjugateGradient.js';
import { iterates } from '../../src/methods/iterates.js';
import { bfgs, dfp, exactLineSearch, quasiNewtonRun, type Update, unitStep } from '../../src/methods/quasiNewton.js';
import { diagonalQuadratic } from '../../src/pieces/diagonalQuadratic.js';
import { matrices } from '../../src/spaces/matrices.js';

interface Instance {
  update: 'BFGS' | 'DFP';
  /** The spectrum of A starts at 1 and goes up by these. */
  gaps: number[];
  start: number[];
}

const exchanged =
  (update: Update): Update =>
  (A, H, s, y) =>
    update(A, H, y, s);

/**
 * n steps on f(x) = x'Ax/2 beside the conjugate gradient method from the same start. A is diagonal, which loses nothing:
 * both methods turn with the coordinates. Its eigenvalues differ and the start has all eigenvectors, so n steps are needed.
 */
const observe =
  ({ lineSearch = exactLineSearch, arranged = (update: Update) => update, stretch = 1 } = {}) =>
  ({ own }: { own?: Instance }, { A }: ObserveContext): Observation => {
    const { update, gaps, start } = own!;
    const { apply, dot, identity, multiply, subtract } = matrices(A);
    const n = start.length;
    const spectrum = start.map((_, i) => gaps.slice(0, i).reduce((lambda, gap) => lambda + gap, 1));
    const hessian = spectrum.map((lambda, i) => spectrum.map((_, j) => A.of(i === j ? lambda : 0)));
    const quasiNewton = quasiNewtonRun(A, {
      hessian,
      start: start.map(A.of),
      H0: identity(n).map((row, i) => row.map((h) => (i === 0 ? A.mul(A.of(stretch), h) : h))),
      update: arranged({ BFGS: bfgs, DFP: dfp }[update]),
      lineSearch,
      steps: n,
    });
    const quadratic = {
      objective: diagonalQuadratic(spectrum),
      hessian: (v: readonly Scalar[]) => apply(hessian, v),
      start,
    };
    const cg = iterates(A, conjugateGradient, {}, quadratic, n);
    const length = (x: Parameters<typeof dot>[0]) => A.sqrt(dot(x, x));
    const rows = quasiNewton.map(({ x, H }, k) => ({
      k,
      off: length(x.map((xi, i) => A.sub(xi, cg[k][i]))),
      gradNorm: length(apply(hessian, x)),
      inverse: length(subtract(multiply(H, hessian), identity(n)).flat()),
    }));
    return { constants: { n, D: length(cg[0]), gradNorm0: rows[0].gradNorm }, rows };
  };

/** Spectrum 1, ..., 6, all eigenvectors in the start. */
const six: Case<Instance>[] = (['BFGS', 'DFP'] as const).map((update) => ({
  own: { update, gaps: [1, 1, 1, 1, 1, 1], start: [1, 1, 1, 1, 1, 1] },
}));

export default theorem<Instance>({
  title: 'BFGS and DFP with exact line search: n steps on a quadratic, and the iterates of conjugate gradient',
  source: {
    cite: 'Dixon, Quasi-Newton algorithms generate identical points, 1972; Nazareth, A relationship between the BFGS and conjugate gradient algorithms, 1979; Nocedal & Wright, Numerical Optimization, 2006',
    at: 'Theorem 6.4 in Nocedal & Wright',
  },

  instance: record(
    { update: choice('BFGS', 'DFP'), gaps: list('n', real(0.2, 1)), start: list('n', positive(0.3, 3)) },
    { n: [1, 8] },
  ),
  precision: 'any',
  observe: observe(),
  symbols: { off: 'X', gradNorm: 'F/X', gradNorm0: 'F/X', inverse: '1' },
  claims: [
    { left: 'off', is: '=', right: '0', scale: 'D', says: 'the iterates of conjugate gradient' },
    { left: 'gradNorm', is: '=', right: '0', when: 'k == n', scale: 'gradNorm0', says: 'n steps suffice' },
    { left: 'inverse', is: '=', right: '0', when: 'k == n', scale: '1', says: 'H_n is the inverse Hessian' },
  ],

  tight: six,
  mutants: [
    { claim: 1, when: 'k == n - 1', on: six, why: 'n - 1 steps are not enough' },
    { claim: 2, when: 'k == n - 1', on: six, why: 'one update too few for the inverse' },
    { claim: 1, observe: observe({ lineSearch: unitStep }), on: six, why: 'unit steps do not end in n steps' },
    { observe: observe({ lineSearch: unitStep }), on: six, why: 'unit steps leave the iterates of conjugate gradient' },
    {
      claim: 1,
      observe: observe({ arranged: exchanged }),
      on: six,
      why: 'the inverse updated as if it were the Hessian',
    },
  ],
  counterexamples: [
    {
      drops: 'H_0 = I',
      observe: observe({ stretch: 1.1 }),
      on: six,
      why: 'another positive definite start gives other iterates, which still end in n steps',
    },
  ],
});

import { quadratics } from '../../scenarios/distributed/quadratics.js';
import { at } from '../../src/core/scenario.js';
import { between, type Observation, type ObserveContext, theorem, whole } from '../../src/core/theorem.js';
import type { World } from '../../src/core/world.js';
import { fedAvg } from '../../src/methods/fedAvg.js';
import { stepMap } from '../../src/methods/stepMap.js';
import { matrices, type SquareMatrix } from '../../src/spaces/matrices.js';

/** A scalar worker with curvature h and minimizer b. */
const worker = (h: number, b: number) => ({ spectrum: [h], tilt: [0], center: [b] });

/** h = (1, 0.1), b = (0, 1): the optimum is 1/11, and many local steps end at the plain mean 1/2 of the minimizers. */
const two = (eta: number, H: number) => ({
  objective: at(quadratics, { start: [1], workers: [worker(1, 0), worker(0.1, 1)] }),
  parameters: { eta, H },
});

/**
 * The fixed point and the matrix of a round, read off the method, beside their closed forms with P_m = (I - eta A_m)^H;
 * one row for each entry i, j.
 */
function observe({ objective }: World, { A, streams, machine, number, parameters }: ObserveContext): Observation {
  const { of, identity, sum, sumVectors, subtract, scale, apply, power, solve } = matrices(A);
  const [dim, H, eta] = [number('d'), number('H'), parameters.eta];
  const workers = objective!.components!.map(({ form }) => ({ Am: of(form!.matrix), bm: form!.center.map(A.of) }));
  const mean = (all: readonly SquareMatrix[]): SquareMatrix => scale(A.div(A.of(1), A.of(all.length)), sum(all));
  const I = identity(dim);
  const afterSteps = (matrix: SquareMatrix): SquareMatrix => power(subtract(I, scale(eta, matrix)), H);

  const P = workers.map(({ Am }) => afterSteps(Am));
  const lost = P.map((Pm) => subtract(I, Pm));
  const predicted = solve(sum(lost), sumVectors(workers.map(({ bm }, m) => apply(lost[m], bm))));
  const optimum = solve(sum(workers.map(({ Am }) => Am)), sumVectors(workers.map(({ Am, bm }) => apply(Am, bm))));
  const meanP = mean(P);
  const ofMean = afterSteps(mean(workers.map(({ Am }) => Am)));

  const round = stepMap(machine(), { A, streams, dim }, fedAvg, { stepSize: () => eta, localSteps: H });
  const reached = round.fixedPoint();
  const [first, last] = [workers[0], workers.at(-1)!];
  return {
    constants: { h1: first.Am[0][0], b1: first.bm[0], h2: last.Am[0][0], b2: last.bm[0] },
    rows: I.flatMap((entries, i) =>
      entries.map((_, j) => ({
        i,
        j,
        reached: reached[i],
        predicted: predicted[i],
        optimum: optimum[i],
        round: round.matrix[i][j],
        meanP: meanP[i][j],
        ofMean: ofMean[i][j],
      })),
    ),
  };
}

export default theorem({
  title: 'FedAvg on heterogeneous quadratics: closed form of the point it drifts to',
  about:
    'Full participation, exact gradients. The error of a round is multiplied by the mean of P_m = (I - eta A_m)^H, so the point attracts exactly if that has spectral radius below 1; it is the fixed point in any case.',
  source: {
    cite: 'derived here; client drift is discussed in Khaled, Mishchenko & Richtarik, 2020, Karimireddy et al., SCAFFOLD, 2020, and Charles & Konecny, 2021',
  },

  assumptions: ['finite-sum(n)', 'quadratic-form@each', 'smooth(L)@each'],
  parameters: { eta: between(0, '3/L', { open: 'both' }), H: whole(1, 12) },
  observe,
  precision: 'any',
  symbols: {
    ...{ H: '1', h1: 'F/X^2', h2: 'F/X^2', b1: 'X', b2: 'X' },
    ...{ reached: 'X', predicted: 'X', optimum: 'X', round: '1', meanP: '1', ofMean: '1' },
  },
  claims: [
    { left: 'reached', is: '=', right: 'predicted', says: 'fixed point inv(sum (I - P_m)) sum (I - P_m) b_m' },
    { left: 'round', is: '=', right: 'meanP', scale: '1', says: 'the error of a round is multiplied by mean P_m' },
    {
      left: 'reached',
      is: '=',
      right: '((1 - (1 - eta*h1)^H)*b1 + (1 - (1 - eta*h2)^H)*b2) / (2 - (1 - eta*h1)^H - (1 - eta*h2)^H)',
      when: 'n == 2 and d == 1',
      says: 'two workers, one dimension',
    },
    { left: 'reached', is: '=', right: 'optimum', when: 'H == 1', says: 'no drift with one local step' },
    {
      left: 'reached',
      is: '=',
      right: 'optimum',
      assumes: ['isotropic@each'],
      says: 'no drift if all curvatures agree',
    },
  ],

  tight: [two(0.5, 1), two(0.5, 10), two(0.01, 10)],
  mutants: [
    { right: 'optimum', on: two(0.5, 10), why: 'the optimum called the fixed point: 0.0909 for 0.2866' },
    {
      claim: 2,
      right: '(h1*H*b1 + h2*H*b2) / (h1*H + h2*H)',
      on: two(0.5, 10),
      why: 'weights h_m H, the small-step form of 1 - (1 - eta h_m)^H',
    },
    {
      claim: 2,
      right: '(h1*b1 + h2*b2)/(h1 + h2) + eta*(H - 1)/2*(h1^2*(optimum - b1) + h2^2*(optimum - b2))/(h1 + h2)',
      on: two(0.01, 10),
      why: 'the bias to first order in eta',
    },
    { claim: 1, right: 'ofMean', on: two(0.5, 10), why: 'H steps on the mean function: 0.040 for 0.300' },
    { claim: 3, when: 'H == 2', on: two(0.5, 2), why: 'no drift with two local steps' },
  ],
  counterexamples: [
    {
      claim: 4,
      drops: 'isotropic@each',
      on: two(0.5, 10),
      why: 'different curvatures weigh the minimizers differently after many steps',
    },
  ],
});

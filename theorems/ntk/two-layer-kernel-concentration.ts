import { real, record, table, where } from '../../src/core/shape.js';
import { inExpectation, type Observation, type ObserveContext, oneOf, theorem, whole } from '../../src/core/theorem.js';
import { plainKernels } from '../../src/numerics/kernels.js';
import type { Stream } from '../../src/random/streams.js';

/** Inputs, made unit vectors. */
interface Instance {
  inputs: number[][];
}

const dot = (x: ArrayLike<number>, y: ArrayLike<number>): number =>
  plainKernels.dot(Float64Array.from(x), Float64Array.from(y));
const sum = (values: readonly number[]): number => values.reduce((total, value) => total + value, 0);
const units = ({ inputs }: Instance): number[][] =>
  inputs.map((x) => {
    const length = Math.sqrt(dot(x, x));
    return x.map((xi) => xi / length);
  });

/** The pairs i <= j with g = <x_i, x_j>, the probability that a random w is positive on both, and how often they count. */
function pairs(x: readonly ArrayLike<number>[]) {
  return x.flatMap((xi, i) =>
    x.slice(i).map((xj, step) => {
      const g = step === 0 ? 1 : Math.max(-1, Math.min(1, dot(xi, xj)));
      return { i, j: i + step, g, p: (Math.PI - Math.acos(g)) / (2 * Math.PI), weight: step === 0 ? 1 : 2 };
    }),
  );
}

/** Draws the weights of the next hidden unit. */
type Initialization = (random: Stream) => (w: Float64Array) => void;
const independent: Initialization = (random) => (w) => {
  for (let i = 0; i < w.length; i++) w[i] = random.normal();
};
const identical: Initialization = (random) => {
  let drawn = false;
  return (w) => {
    if (!drawn) independent(random)(w);
    drawn = true;
  };
};

/** The kernel of one initialization, H_ij = g_ij (share of units active on both), against its mean. */
const observe =
  (initialize: Initialization) =>
  ({ own }: { own?: Instance }, { streams, number }: ObserveContext): Observation => {
    const x = units(own!).map((xi) => Float64Array.from(xi));
    const m = number('m');
    const all = pairs(x);
    const both = new Float64Array(all.length);
    const w = new Float64Array(x[0].length);
    const draw = initialize(streams.of('weights'));
    for (let r = 0; r < m; r++) {
      draw(w);
      const active = x.map((xi) => plainKernels.dot(w, xi) > 0);
      for (let k = 0; k < all.length; k++) if (active[all[k].i] && active[all[k].j]) both[k] += 1 / m;
    }
    const errorSquared = sum(all.map(({ g, p, weight }, k) => weight * (g * both[k] - g * p) ** 2));
    return {
      constants: { n: x.length },
      // The diagonal entries are alike: one row for all.
      rows: all.flatMap(({ i, j, g }, k) =>
        i === j && i > 0 ? [] : [{ i, j, g, H: g * both[k], error: Math.sqrt(errorSquared), errorSquared }],
      ),
    };
  };

const corner = (m: number, delta: number) => ({
  own: {
    inputs: [
      [1, 0.2, 0.2],
      [0.2, 1, 0.2],
      [0.2, 0.2, 1],
      [1, 1, -0.5],
    ],
  },
  parameters: { m, delta },
});

export default theorem<Instance>({
  title: 'Two-layer ReLU tangent kernel: closed form of its mean, and concentration at initialization',
  source: {
    cite: 'Du, Zhai, Poczos & Singh, Gradient descent provably optimizes over-parameterized neural networks, 2019; entrywise Hoeffding and a union bound derived here',
  },

  instance: where(
    record({ inputs: table('n', 'd', real(-1, 1)) }, { n: [3, 4], d: [3, 4] }),
    'inputs that are not nearly 0 and no two of them close to parallel',
    ({ inputs }) =>
      inputs.every((x) => dot(x, x) > 0.01) &&
      pairs(units({ inputs })).every(({ g, i, j }) => i === j || Math.abs(g) < 0.8),
  ),
  parameters: { m: whole(10, 40), delta: oneOf(0.2, 0.1, 0.05) },
  observe: observe(independent),
  symbols: { i: '1', j: '1', m: '1', g: '1', H: '1', error: '1', errorSquared: '1' },
  claims: [
    {
      left: 'H',
      is: '=',
      right: 'g*(pi - acos(g))/(2*pi)',
      // Where inputs are orthogonal the entry is 0 in every run.
      when: 'abs(g) > 0.05',
      quantifier: { kind: 'in-expectation', range: ['min(0, g)', 'max(0, g)'] },
      says: 'the mean kernel',
    },
    {
      left: 'error',
      right: 'n*sqrt(log(2*n^2/delta)/(2*m))',
      when: 'i == 0 and j == 0',
      quantifier: { kind: 'with-probability', delta: 'delta' },
      says: 'Frobenius distance from the mean kernel',
    },
    {
      left: 'errorSquared',
      right: 'n^2/(4*m)',
      when: 'i == 0 and j == 0',
      quantifier: inExpectation,
      says: 'its mean square: each of the n^2 entries is a mean of m indicators times |g| <= 1',
    },
  ],

  tight: corner(50, 0.05),
  mutants: [
    { right: '(pi - acos(g))/(2*pi)', on: corner(50, 0.05), why: 'the factor g forgotten: the kernel of degree 0' },
    { right: 'g*acos(g)/(2*pi)', on: corner(50, 0.05), why: 'the complementary angle' },
    { claim: 1, right: 'n*sqrt(log(2*n^2/delta)/2)/m', on: corner(50, 0.05), why: 'rate 1/m' },
    {
      claim: 1,
      right: '0.18*n*sqrt(log(2*n^2/delta)/(2*m))',
      on: corner(50, 0.05),
      why: 'below the 95 percent quantile, which is at about a quarter of the bound',
    },
    {
      claim: 2,
      right: 'n^2/(16*m)',
      on: corner(50, 0.05),
      why: 'a quarter of it, on inputs with g between 0.2 and 0.8',
    },
    { claim: 2, right: 'n^2/(4*m^2)', on: corner(50, 0.05), why: 'rate 1/m' },
  ],
  counterexamples: [
    {
      drops: 'independent weights',
      claim: 1,
      observe: observe(identical),
      on: corner(2000, 0.2),
      why: 'all hidden units equal: no concentration at any width',
    },
  ],
});
